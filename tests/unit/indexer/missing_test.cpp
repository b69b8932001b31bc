// What a newer page of a thread leaves out: with the site's mark it is gone,
// without one it stays; and when a thread has to be read again at all.
#include "indexer/verbs/gather.hpp"
#include "indexer/verbs/missing.hpp"
#include "indexer/verbs/names.hpp"
#include "indexer/verbs/signature.hpp"
#include "tests/kit/indexer/pages_html.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <stdlib.h>

using namespace sidestep;
using namespace sidestep::indexer;
using namespace sidestep::indexer::pages_test;

namespace {

using Ids = std::vector<std::string>;

std::string file(int message, int part, std::string_view name = "a.pdf") {
  return fmt::format("<li class=\"attachment\" id=\"attachment-{1}\"><a "
                     "href=\"/request/lock_gates/response/{0}/attach/{1}/{2}\">x</a>"
                     "<p class=\"attachment__name\">{2}</p></li>",
                     message, part, name);
}
std::string files(std::string_view items) {
  return fmt::format("<div class=\"attachments\"><ul class=\"list-of-attachments\">{}</ul></div>",
                     items);
}
const std::string hidden_file = "<li class=\"attachment\"><span class=\"hidden_attachment\">This "
                                "attachment has been hidden.</span></li>";
const std::string hidden_message =
    "<div class=\"incoming correspondence hidden\" id=\"incoming-7\"><p id=\"hidden_message\" "
    "class=\"hidden_message\">This message has been hidden.</p></div>";

struct Kept {
  std::string name = (std::filesystem::temp_directory_path() / "sidestep-XXXXXX").string();
  Kept() { REQUIRE(::mkdtemp(name.data()) != nullptr); }
  ~Kept() {
    std::error_code ignored;
    std::filesystem::remove_all(name, ignored);
  }
  void page(std::string_view at, const std::string& bubbles) {
    auto writer = archive::Writer::open(name, "test", "");
    REQUIRE(writer);
    archive::Resource resource;
    resource.url = "https://foi.example.org/request/lock_gates?unfold=1";
    resource.as_of = *parse_instant(at);
    resource.basis = "saved-on";
    resource.mime = "text/html";
    resource.bytes = request_html(bubbles);
    bool existing = false;
    REQUIRE(
        writer->keep(resource, {"asktell", "lock_gates", "", archive::Role::page, ""}, existing));
  }
  Gathered gathered() const {
    auto reader = archive::Reader::open(name);
    REQUIRE(reader);
    const auto captures = reader->captures("asktell", "lock_gates");
    REQUIRE(captures);
    auto found = gather(*reader, foi(), *captures);
    REQUIRE(found);
    REQUIRE(found->has_value());
    return std::move(**found);
  }
};

Ids ids_of(const Gathered& gathered) {
  Ids ids;
  for (const Message& one : gathered.thread.messages)
    if (!one.hidden) ids.push_back(one.local_id);
  return ids;
}

const std::string asked = outgoing(1, "Please.");
const std::string replies =
    asked + incoming(7, "No.", files(file(7, 3) + file(7, 4, "b.pdf"))) + incoming(8, "Yes.");

archive::CaptureRow row(std::int64_t id, std::string_view at, std::string digest,
                        std::string url = "https://foi.example.org/request/a") {
  archive::CaptureRow made;
  made.id = id;
  made.at = *parse_instant(at);
  made.digest = std::move(digest);
  made.url = std::move(url);
  made.status = 200;
  made.label.role = archive::Role::page;
  return made;
}

} // namespace

TEST_CASE("a message that is left out without a mark stays where it stood") {
  Kept kept;
  kept.page("2026-04-01T00:00:00Z", replies);
  kept.page("2026-05-01T00:00:00Z", asked + incoming(8, "Yes, indeed."));
  const auto gathered = kept.gathered();
  CHECK(ids_of(gathered) == Ids{"outgoing-1", "incoming-7", "incoming-7/attach-3",
                                "incoming-7/attach-4", "incoming-8"});
  CHECK(gathered.missing == Ids{"incoming-7", "incoming-7/attach-3", "incoming-7/attach-4"});
  CHECK(gathered.thread.messages[1].text == "No.");
  CHECK(iso(gathered.thread.messages[1].capture->at).starts_with("2026-04-01"));
  CHECK(gathered.thread.messages[4].text == "Yes, indeed.");
}

TEST_CASE("a message that the site hides is gone, and its files with it") {
  Kept kept;
  kept.page("2026-04-01T00:00:00Z", replies);
  kept.page("2026-05-01T00:00:00Z", asked + hidden_message + incoming(8, "Yes."));
  const auto gathered = kept.gathered();
  CHECK(ids_of(gathered) == Ids{"outgoing-1", "incoming-8"});
  CHECK(gathered.missing.empty());
}

TEST_CASE("a file that the site hides is gone, whichever number it had") {
  for (const int hidden : {3, 4}) {
    Kept kept;
    kept.page("2026-04-01T00:00:00Z", replies);
    const std::string left =
        hidden == 3 ? hidden_file + file(7, 4, "b.pdf") : file(7, 3) + hidden_file;
    kept.page("2026-05-01T00:00:00Z",
              asked + incoming(7, "No.", files(left)) + incoming(8, "Yes."));
    const auto gathered = kept.gathered();
    CHECK(ids_of(gathered) == Ids{"outgoing-1", "incoming-7",
                                  hidden == 3 ? "incoming-7/attach-4" : "incoming-7/attach-3",
                                  "incoming-8"});
    CHECK(gathered.missing.empty());
  }
}

TEST_CASE("a mark may stand for a file of another number") {
  Kept kept;
  kept.page("2026-04-01T00:00:00Z",
            asked + incoming(7, "No.", files(file(7, 3) + file(7, 9, "b.pdf"))));
  kept.page("2026-05-01T00:00:00Z", asked + incoming(7, "No.", files(file(7, 3) + hidden_file)));
  CHECK(ids_of(kept.gathered()) == Ids{"outgoing-1", "incoming-7", "incoming-7/attach-3"});
}

TEST_CASE("what was hidden and is shown again is back") {
  Kept kept;
  kept.page("2026-04-01T00:00:00Z", replies);
  kept.page("2026-05-01T00:00:00Z", asked + hidden_message + incoming(8, "Yes."));
  kept.page("2026-06-01T00:00:00Z", replies + " ");
  CHECK(ids_of(kept.gathered()).size() == 5);
}

TEST_CASE("ids are found in a page's bytes without parsing it") {
  CHECK(ids_named("<div id=\"incoming-12\"><div id='outgoing-3'><a href=\"#comment-4\"><div "
                  "id=comment-5><a href=\"/request/x/response/12/attach/html/3/a.html\"><a "
                  "href=/request/9/response/12/attach/4/b> incoming- response/7/attach/x") ==
        Ids{"comment-5", "incoming-12", "incoming-12/attach-3", "incoming-12/attach-4",
            "outgoing-3"});
}

TEST_CASE("names grow together and stay apart by source") {
  Names names;
  names.join("s", "new", "old");
  names.join("s", "older", "old");
  names.join("t", "new", "other");
  CHECK(names.of("s", "older") == Ids{"new", "old", "older"});
  CHECK(names.of("s", "new") == Ids{"new", "old", "older"});
  CHECK(names.of("t", "other") == Ids{"new", "other"});
  CHECK(names.of("t", "old") == Ids{"old"});
  names.join("s", "new", "older"); // known already
  CHECK(names.of("s", "old").size() == 3);
}

TEST_CASE("the same bytes captured again change no signature") {
  const auto first = row(1, "2026-04-01T00:00:00Z", "aa");
  const auto json = row(2, "2026-04-01T00:00:01Z", "bb", "https://foi.example.org/request/a.json");
  const auto again = row(3, "2026-05-01T00:00:00Z", "aa");
  const auto other = row(4, "2026-06-01T00:00:00Z", "cc");
  const auto back = row(5, "2026-07-01T00:00:00Z", "aa");
  const auto sign = [](std::vector<archive::CaptureRow> rows, std::string_view lexicon = "1") {
    return signature_of(rows, foi(), lexicon);
  };
  const auto one = sign({first, json});
  CHECK(sign({first, json, again}) == one);
  const auto two = sign({first, json, other});
  CHECK(two != one);
  CHECK(sign({first, json, other, back}) != two);
  CHECK(text_half(sign({first, json}, "2")) == text_half(one));
  CHECK(sign({first, json}, "2") != one);
  auto withheld = other;
  withheld.status = 403;
  CHECK(sign({first, json, withheld}) == one);
}
