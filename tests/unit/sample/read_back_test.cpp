// What the site serves, the indexer's page readers give back: every message of
// every sample request with its id, day, words and attachments.
#include "common/text.hpp"
#include "indexer/pages/part.hpp"
#include "indexer/pages/thread.hpp"
#include "tests/kit/places.hpp"
#include "tests/sites/foi.hpp"
#include "tests/sites/markup.hpp"
#include "tests/sites/petitions.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>

using namespace sidestep;

namespace {

const sample::World& world() {
  static const auto read = sample::read_world(sidestep::test::source_root() / "data/sample");
  if (!read) FAIL(read.error().message);
  return *read;
}

sites::Source foi_source() {
  return {.name = "sample",
          .url = "http://foi.example.org",
          .jurisdiction = "uk",
          .timezone = "Europe/London"};
}

indexer::Document document(std::string url, std::string bytes) {
  indexer::Document out;
  out.row.url = std::move(url);
  out.bytes = std::move(bytes);
  return out;
}

indexer::Thread read_back(const sample::Request& request, bool with_json) {
  const auto source = foi_source();
  const std::string url = source.url + "/request/" + request.slug;
  const auto page =
      document(url + "?unfold=1", sample::request_page(world(), request, source.url, true));
  std::optional<indexer::Document> json;
  if (with_json) json = document(url + ".json", sample::request_json(world(), request));
  auto out = indexer::read_request(source, page, json);
  if (!out) FAIL(out.error().message);
  return std::move(*out);
}

std::map<std::string, indexer::Message> by_id(const indexer::Thread& thread) {
  std::map<std::string, indexer::Message> out;
  for (const auto& message : thread.messages)
    out[message.local_id] = message;
  return out;
}

std::string local_id(const sample::Message& message) {
  const char* kind = message.incoming()   ? "incoming-"
                     : message.outgoing() ? "outgoing-"
                                          : "comment-";
  return kind + std::to_string(message.id);
}

bool is_message(const sample::Message& message) {
  return message.incoming() || message.outgoing() || message.kind == "comment";
}

} // namespace

TEST_CASE("every sample request reads back as it was written") {
  for (const auto& request : world().requests) {
    CAPTURE(request.slug);
    const auto thread = read_back(request, true);
    CHECK(thread.number == request.id);
    CHECK(thread.title == request.title);
    CHECK(thread.authority == request.body);
    CHECK(thread.delisted == (request.prominence == "backpage"));
    CHECK(thread.notes.empty());
    const auto found = by_id(thread);
    for (const auto& message : request.messages) {
      if (!is_message(message)) continue;
      CAPTURE(message.id);
      REQUIRE(found.contains(local_id(message)));
      const auto& read = found.at(local_id(message));
      REQUIRE(read.date);
      CHECK(iso(*read.date) == message.at.substr(0, 10));
      CHECK(read.hidden == (message.prominence != "normal"));
      if (message.prominence != "normal")
        CHECK(read.text.empty());
      else
        CHECK(squeeze(read.text) == squeeze(message.text));
      const auto shown =
          std::count_if(thread.messages.begin(), thread.messages.end(),
                        [&](const auto& one) { return one.parent == local_id(message); });
      CHECK(shown == static_cast<long>(message.prominence == "normal" ? message.files.size() : 0));
    }
  }
}

TEST_CASE("without JSON the mail's own date stands, and says so") {
  const auto* request = world().request("torrent_road_bridge");
  REQUIRE(request != nullptr);
  const auto thread = read_back(*request, false);
  const auto& reply = thread.messages.back();
  REQUIRE(reply.date);
  CHECK(iso(*reply.date) == "2009-01-09");
  CHECK(reply.date_basis == "sent");
}

TEST_CASE("a folded page is known to be folded") {
  const auto* request = world().request("penalties_under_the_contract");
  REQUIRE(request != nullptr);
  const auto source = foi_source();
  const std::string url = source.url + "/request/" + request->slug;
  const auto thread = indexer::read_request(
      source, document(url, sample::request_page(world(), *request, source.url, false)),
      std::nullopt);
  REQUIRE(thread);
  const auto& reply = thread->messages.back();
  CHECK(reply.folded);
  CHECK(reply.text.find("nothing further to add") == std::string::npos);
}

TEST_CASE("every sample petition reads back, revised ones with their original") {
  sites::Source source{.name = "petitions",
                       .platform = sites::Platform::uk_petitions,
                       .url = "http://petitions.example.org",
                       .jurisdiction = "uk",
                       .timezone = "Europe/London"};
  for (const auto& petition : world().petitions) {
    CAPTURE(petition.id);
    const std::string url = source.url + (petition.archived ? "/archived" : "") + "/petitions/" +
                            std::to_string(petition.id);
    const auto record = indexer::read_petition(source, document(url + ".json", petition.json));
    REQUIRE(record);
    CHECK(record->title == petition.action);
    const bool revised = petition.json.find("This is a revised response") != std::string::npos;
    const auto page = indexer::read_petition_page(
        source, document(url, sample::petition_page(petition, source.url, false)));
    REQUIRE(page);
    for (const auto* thread : {&*record, &*page}) {
      const auto found = by_id(*thread);
      CHECK(found.contains("response-1") == petition.answered);
      CHECK(found.contains("response-2") == revised);
      if (revised) CHECK(found.at("response-2").revised);
    }
    if (petition.answered)
      CHECK(squeeze(by_id(*record).at("response-1").text) ==
            squeeze(by_id(*page).at("response-1").text));
  }
}

TEST_CASE("the part of a page that is read gives what the whole page gives") {
  const auto said = [](const indexer::Thread& thread) {
    std::string text = thread.name + thread.title + thread.url + thread.authority +
                       thread.authority_name + thread.requester + thread.status +
                       thread.status_text;
    for (const std::string& note : thread.notes)
      text += "\n" + note;
    for (const indexer::Message& one : thread.messages)
      text += "\n" + one.local_id + one.author + one.text + one.url + one.note + one.file_name +
              one.file_url + one.mime + one.parent + (one.hidden ? "hidden" : "") +
              (one.folded ? "folded" : "") + (one.date ? iso(*one.date) : "") +
              (one.sent ? iso(*one.sent) : "") + one.date_basis;
    return text;
  };
  std::size_t cut = 0;
  std::size_t of = 0;
  for (const auto& request : world().requests) {
    if (request.prominence != "normal" && request.prominence != "backpage") continue;
    for (const bool unfolded : {true, false}) {
      const auto source = foi_source();
      const std::string html = sample::request_page(world(), request, source.url, unfolded);
      cut += indexer::part_that_matters(html).size();
      of += html.size();
      std::string other = html; // a template that is not recognised
      const auto mark = other.find("id=\"right_column\"");
      REQUIRE(mark != std::string::npos);
      other[mark + 3] = other[mark + 16] = '\'';
      CHECK(indexer::part_that_matters(other) == other);
      const std::string url = source.url + "/request/" + request.slug;
      const auto part = indexer::read_request(source, document(url, html), std::nullopt);
      const auto whole = indexer::read_request(source, document(url, other), std::nullopt);
      REQUIRE(part);
      REQUIRE(whole);
      CHECK(said(*part) == said(*whole));
    }
  }
  CHECK(cut < of);
}

TEST_CASE("a page is cut by its template's own marks alone") {
  const std::string top = "<html><head><title>x</title></head><body class=\"b\"><nav>n</nav>";
  const std::string middle = "<div class=\"request-header\"><h1>T</h1></div><div "
                             "id=\"request_status\"></div><div id=\"left_column\">L</div>";
  const std::string side = "<div id=\"right_column\">S</div></body></html>";
  CHECK(indexer::part_that_matters(top + middle + side) ==
        "<html><head><title>x</title></head><body class=\"b\">" + middle);
  for (const std::string& other :
       {top + middle, middle + side, top + side, top + side + middle, std::string(), top,
        top + middle + side + "<div class=\"incoming correspondence\" id=\"incoming-1\"></div>",
        top + "<div class=\"outgoing correspondence js-collapsible\"></div>" + middle + side,
        top + middle + side + "<div class=\"comment_in_request box\"></div>"})
    CHECK(indexer::part_that_matters(other) == other);
}
