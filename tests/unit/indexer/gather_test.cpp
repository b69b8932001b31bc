// Which capture a thread is read from, when pages of it came out of order,
// folded, or as something else than the thread.
#include "indexer/verbs/gather.hpp"
#include "tests/kit/indexer/pages_html.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <stdlib.h>

using namespace sidestep;
using namespace sidestep::indexer;
using namespace sidestep::indexer::pages_test;

namespace {

constexpr std::string_view folded =
    "<p>No. <span class=\"unfold_link\"><a href=\"?unfold=1#incoming-7\">show quoted "
    "sections</a></span></p>";
constexpr std::string_view whole = "<p>No. You wrote: please send the list.</p>";

struct Kept {
  std::string name = (std::filesystem::temp_directory_path() / "sidestep-XXXXXX").string();

  Kept() { REQUIRE(::mkdtemp(name.data()) != nullptr); }
  ~Kept() {
    std::error_code ignored;
    std::filesystem::remove_all(name, ignored);
  }

  void page(std::string_view at, std::string bytes, std::string_view query = "?unfold=1") {
    auto writer = archive::Writer::open(name, "test", "");
    REQUIRE(writer);
    archive::Resource resource;
    resource.url = "https://foi.example.org/request/lock_gates" + std::string(query);
    resource.as_of = *parse_instant(at);
    resource.basis = "saved-on";
    resource.mime = "text/html";
    resource.bytes = std::move(bytes);
    archive::Label label;
    label.source = "asktell";
    label.thread = "lock_gates";
    label.role = archive::Role::page;
    bool existing = false;
    REQUIRE(writer->keep(resource, label, existing));
  }

  Result<std::optional<Gathered>> gathered() const {
    auto reader = archive::Reader::open(name);
    REQUIRE(reader);
    const auto captures = reader->captures("asktell", "lock_gates");
    REQUIRE(captures);
    return gather(*reader, foi(), *captures);
  }
};

const Message& message(const Gathered& gathered, std::string_view id) {
  for (const Message& one : gathered.thread.messages)
    if (one.local_id == id) return one;
  FAIL("no such message");
  return gathered.thread.messages.front();
}

std::string proved_at(const Message& one) {
  REQUIRE(one.capture);
  return iso(one.capture->at);
}

} // namespace

TEST_CASE("a newer folded page brings new messages but no shorter text") {
  Kept kept;
  kept.page("2026-04-01T00:00:00Z", request_html(outgoing(1, "Please.") + incoming(7, whole)));
  kept.page(
      "2026-05-01T00:00:00Z",
      request_html(outgoing(1, "Please.") + incoming(7, folded) + incoming(8, "<p>Here.</p>")), "");
  const auto gathered = kept.gathered();
  REQUIRE(gathered);
  REQUIRE(gathered->has_value());
  CHECK(iso((*gathered)->as_of).starts_with("2026-05-01"));
  CHECK(message(**gathered, "incoming-7").text.find("please send the list") != std::string::npos);
  CHECK(proved_at(message(**gathered, "incoming-7")).starts_with("2026-04-01"));
  CHECK(message(**gathered, "incoming-8").text == "Here.");
  CHECK(proved_at(message(**gathered, "incoming-8")).starts_with("2026-05-01"));
}

TEST_CASE("an older capture that arrives later is not the current text") {
  Kept kept;
  kept.page("2026-05-01T00:00:00Z", request_html(outgoing(1, "Please.") + incoming(7, "Second.")));
  kept.page("2026-04-01T00:00:00Z", request_html(outgoing(1, "Please.") + incoming(7, "First.")));
  const auto gathered = kept.gathered();
  REQUIRE(gathered);
  REQUIRE(gathered->has_value());
  CHECK(message(**gathered, "incoming-7").text == "Second.");
}

TEST_CASE("a page that is not the thread hides none that was kept before") {
  Kept kept;
  kept.page("2026-04-01T00:00:00Z", request_html(outgoing(1, "Please.") + incoming(7, "First.")));
  kept.page("2026-05-01T00:00:00Z", "<html><body><h1>Down for repairs</h1></body></html>");
  const auto gathered = kept.gathered();
  REQUIRE(gathered);
  REQUIRE(gathered->has_value());
  CHECK(message(**gathered, "incoming-7").text == "First.");
  CHECK(iso((*gathered)->as_of).starts_with("2026-04-01"));

  Kept nothing_else;
  nothing_else.page("2026-05-01T00:00:00Z", "<html><body><h1>Down for repairs</h1></body></html>");
  CHECK_FALSE(nothing_else.gathered());
}
