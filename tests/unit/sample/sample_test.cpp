// The sample holds to its own rules: it parses, ids are used once, time runs
// forward and stops at 4 September 2026, and no real body is named in it.
#include "tests/kit/places.hpp"
#include "tests/sites/foi.hpp"
#include "tests/sites/folding.hpp"
#include "tests/sites/markup.hpp"
#include "tests/sites/sample.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

using namespace sidestep::sample;

namespace {

const World& sample_world() {
  static const auto world = read_world(sidestep::test::source_root() / "data/sample");
  if (!world) FAIL(world.error().message);
  return *world;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

Ask ask_for(const std::string& path, std::map<std::string, std::string> query = {}) {
  return Ask{.host = "foi.example.org", .path = path, .query = std::move(query)};
}

std::string header(const Reply& reply, const std::string& name) {
  for (const auto& [key, value] : reply.headers)
    if (key == name) return value;
  return {};
}

} // namespace

TEST_CASE("the sample has the threads and petitions that the demo needs") {
  const auto& world = sample_world();
  CHECK(world.requests.size() >= 40);
  CHECK(world.bodies.size() >= 10);
  CHECK(world.petitions.size() == 12);
  REQUIRE(world.request("mystery_shopping") != nullptr);
  CHECK(world.request("mystery_shopping")->messages.size() == 5);
  const auto revised =
      std::count_if(world.petitions.begin(), world.petitions.end(), [](const auto& p) {
        return p.json.find("This is a revised response") != std::string::npos;
      });
  CHECK(revised == 3);
}

TEST_CASE("nothing in the sample is later than 4 September 2026") {
  for (const auto& request : sample_world().requests) {
    CAPTURE(request.slug);
    for (const auto& message : request.messages)
      CHECK(message.at < "2026-09-05");
  }
  for (const auto& petition : sample_world().petitions) {
    CAPTURE(petition.id);
    const auto root = nlohmann::json::parse(petition.json);
    CHECK(root["data"]["attributes"]["updated_at"].get<std::string>() < "2026-09-05");
  }
}

TEST_CASE("every request begins with what was asked, and its body exists") {
  for (const auto& request : sample_world().requests) {
    CAPTURE(request.slug);
    CHECK(request.messages.front().kind == "sent");
    CHECK(sample_world().bodies.contains(request.body));
    CHECK(!request.requester.empty());
    CHECK(request.slug.size() <= 34); // 32 and a number
    CHECK(std::all_of(request.slug.begin(), request.slug.end(), [](unsigned char c) {
      return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_';
    }));
  }
}

TEST_CASE("a petition's times run forward and its address is the sample's") {
  for (const auto& petition : sample_world().petitions) {
    CAPTURE(petition.id);
    const auto root = nlohmann::json::parse(petition.json);
    const auto& attributes = root["data"]["attributes"];
    const auto at = [&](const char* key) {
      return attributes.contains(key) && attributes[key].is_string()
                 ? attributes[key].get<std::string>()
                 : std::string{};
    };
    CHECK(at("created_at") <= at("updated_at"));
    if (!at("opened_at").empty()) CHECK(at("created_at") < at("opened_at"));
    if (!at("government_response_at").empty())
      CHECK(at("response_threshold_reached_at") < at("government_response_at"));
    CHECK(root["links"]["self"].get<std::string>().starts_with("http://petitions.example.org/"));
  }
}

TEST_CASE("the sample names no real body, site or address") {
  // Names that a letter might borrow by accident; the Commissioners whom the
  // law itself names are not among them.
  static constexpr std::array real = {"Department for Work and Pensions",
                                      "DWP",
                                      "Home Office",
                                      "Cabinet Office",
                                      "HM Treasury",
                                      "HMRC",
                                      "Ministry of Justice",
                                      "Ministry of Defence",
                                      "DEFRA",
                                      "Defra",
                                      "Department of Health",
                                      "Department for Education",
                                      "Department for Transport",
                                      "Ofsted",
                                      "Ofcom",
                                      "Ofgem",
                                      "NHS England",
                                      "NHS Scotland",
                                      "Environment Agency",
                                      "SEPA",
                                      "Natural England",
                                      "NatureScot",
                                      "Natural Resources Wales",
                                      "Network Rail",
                                      "Transport for London",
                                      "Metropolitan Police",
                                      "Police Scotland",
                                      "Capita",
                                      "Atos",
                                      "Maximus",
                                      "Serco",
                                      "G4S",
                                      "gov.uk",
                                      "GOV.UK",
                                      "parliament.uk",
                                      "whatdotheyknow",
                                      "WhatDoTheyKnow",
                                      "mySociety",
                                      "ico.org.uk",
                                      "Wycliffe House",
                                      "St Andrews",
                                      "Jobcentre",
                                      "Universal Credit",
                                      "London",
                                      "Manchester",
                                      "Birmingham",
                                      "Glasgow",
                                      "Edinburgh",
                                      "Cardiff",
                                      "Belfast"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           sidestep::test::source_root() / "data/sample")) {
    const auto ending = entry.path().extension();
    if (ending != ".txt" && ending != ".json" && ending != ".csv") continue;
    CAPTURE(entry.path().string());
    const std::string text = text_of(entry.path());
    for (const char* name : real) {
      CAPTURE(name);
      CHECK(text.find(name) == std::string::npos);
    }
  }
}

TEST_CASE("attachments are small and are what their names say") {
  for (const auto& request : sample_world().requests)
    for (const auto& message : request.messages)
      for (const auto& file : message.files) {
        CAPTURE(request.slug);
        CAPTURE(file.name);
        CHECK(!file.bytes.empty());
        CHECK(file.bytes.size() < 30 * 1024);
        if (file.name.ends_with(".pdf")) CHECK(file.bytes.starts_with("%PDF-"));
        if (file.name.ends_with("x")) CHECK(file.bytes.starts_with("PK"));
      }
}

TEST_CASE("copies have slugs and ids of their own") {
  const auto world = read_world(sidestep::test::source_root() / "data/sample", 2);
  REQUIRE(world);
  CHECK(world->requests.size() == 3 * sample_world().requests.size());
  CHECK(world->request("mystery_shopping_3") != nullptr);
}

TEST_CASE("a file that breaks the form is refused with its line") {
  const auto at = [](const char* text) {
    const auto out = read_request(text, "thing.txt", "/");
    return out ? std::string{} : out.error().message;
  };
  CHECK(at("id: 1\ntitel: X\n").find("thing.txt:2:") == 0);
  CHECK(at("id: 1\ntitle: X\nbody: b\n%% sent 1 2026-13\n").find("expected a time") !=
        std::string::npos);
  CHECK(at("id: 1\ntitle: X\nbody: b\n%% sent 1 2026-02-02 10:00\n\nA\n%% response 2 2026-02-01 "
           "10:00\n\nB\n")
            .find("not in order") != std::string::npos);
  CHECK(at("id: 1\ntitle: X\nbody: b\n%% sent 1 2026-02-02 10:00\n\nA\n").empty());
}

TEST_CASE("quoted mail, old mail and disclaimers are folded") {
  CHECK(!fold("Dear all,\n\nNo.").anything);
  CHECK(fold("No.\n\n> You asked\n> for all\n\nBye").text == "No.\n\nFOLDED_QUOTED_SECTION\n\nBye");
  CHECK(fold("Yes.\nOn 3 May 2026, A wrote:\n> Please").text == "Yes.\nFOLDED_QUOTED_SECTION");
  CHECK(fold("Yes.\n-----Original Message-----\nFrom: A\n\nAll").text ==
        "Yes.\nFOLDED_QUOTED_SECTION");
  CHECK(fold("Yes.\n\nFrom: A\nSent: 3 May\nTo: B\n\nAll").text == "Yes.\n\nFOLDED_QUOTED_SECTION");
  CHECK(fold("Yes.\n**********\nIf you got this in error\n**********").text ==
        "Yes.\nFOLDED_QUOTED_SECTION");
  CHECK(!fold("Yes.\n**********\nTable\n**********").anything);
  CHECK(fold("> all of it").only_quoted);
}

TEST_CASE("text becomes HTML as the site makes it") {
  CHECK(plain_html("A <b> & 'c'\nD\n\nE") ==
        "<p>A &lt;b&gt; &amp; &#39;c&#39;\n<br />D</p>\n\n<p>E</p>");
  CHECK(plain_html("see https://x.example.org/a/very/long/path/indeed/to/a/page.") ==
        "<p>see <a href=\"https://x.example.org/a/very/long/path/indeed/to/a/page\">"
        "https://x.example.org/a/very/long/path/i...</a>.</p>");
  CHECK(iso_time("2026-03-29T00:30:00").ends_with("+00:00"));
  CHECK(iso_time("2026-03-29T02:30:00").ends_with("+01:00"));
  CHECK(iso_time("2026-10-25T03:00:00").ends_with("+00:00"));
}

TEST_CASE("addresses lead where Alaveteli's lead") {
  FoiSite site(sample_world(), "http://foi.example.org");
  const auto by_number = site.answer(ask_for("/request/212", {{"unfold", "1"}}));
  CHECK(by_number.status == 301);
  CHECK(header(by_number, "Location") == "http://foi.example.org/request/mystery_shopping");
  CHECK(header(site.answer(ask_for("/request/212.json")), "Location")
            .ends_with("mystery_shopping.json"));
  CHECK(
      header(site.answer(ask_for("/request_event/21204")), "Location").ends_with("#incoming-1061"));
  CHECK(header(site.answer(ask_for("/request/212/response/1061/attach/3/letter.pdf")), "Location")
            .ends_with("/request/mystery_shopping/response/1061/attach/3/letter.pdf"));
  CHECK(site.answer(ask_for("/request/none_such")).status == 404);
  CHECK(site.answer(ask_for("/request/mystery_shopping.xml")).status == 406);
  CHECK(site.answer(ask_for("/request/mystery_shopping/response/1061/attach/3/other.pdf")).status ==
        303);
}

TEST_CASE("a body's page that has not changed is 304") {
  FoiSite site(sample_world(), "http://foi.example.org");
  auto ask = ask_for("/request/mystery_shopping.json");
  const auto first = site.answer(ask);
  ask.if_none_match = header(first, "ETag");
  const auto second = site.answer(ask);
  CHECK(second.status == 304);
  CHECK(second.body.empty());
}

TEST_CASE("what is hidden answers as hidden") {
  World world = sample_world();
  for (auto& request : world.requests)
    if (request.slug == "mystery_shopping") request.prominence = "hidden";
  FoiSite site(world, "http://foi.example.org");
  const auto page = site.answer(ask_for("/request/mystery_shopping"));
  CHECK(page.status == 403);
  CHECK(page.body.find("Request has been removed") != std::string::npos);
  CHECK(site.answer(ask_for("/request/mystery_shopping.json")).body.empty());
  CHECK(site.answer(ask_for("/request/212")).status == 404);
  CHECK(site.answer(ask_for("/list", {{"query", "mystery"}}))
            .body.find("/request/mystery_shopping\"") == std::string::npos);
}

TEST_CASE("lists hold 25 a page and end after 20 pages") {
  const auto world = read_world(sidestep::test::source_root() / "data/sample", 14);
  REQUIRE(world);
  FoiSite site(*world, "http://foi.example.org");
  const auto count = [](const std::string& text, const std::string& what) {
    int n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
      ++n;
    return n;
  };
  const auto last = site.answer(ask_for("/list", {{"page", "20"}}));
  CHECK(last.status == 200);
  CHECK(count(last.body, "class=\"request_listing\"") == 25);
  CHECK(last.body.find("rel=\"next\"") == std::string::npos);
  CHECK(site.answer(ask_for("/list", {{"page", "21"}})).status == 404);
  const auto one =
      site.answer(ask_for("/list", {{"query", "requested_from:department_for_claims variety:sent"},
                                    {"request_date_after", "2026/02/01"},
                                    {"request_date_before", "2026/02/03"}}));
  CHECK(one.body.find("/request/interview_room_sizes") != std::string::npos);
  CHECK(one.body.find("/request/mystery_shopping") == std::string::npos);
}
