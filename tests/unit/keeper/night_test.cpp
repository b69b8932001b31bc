// A night's rules: who is asked and in which order, which code stands, what the
// summary says.
#include "common/files.hpp"
#include "keeper/night.hpp"
#include "tests/kit/keeper/follows.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unistd.h>

using namespace sidestep;
using namespace sidestep::keeper;

namespace {

Instant at(const char* text) { return *parse_instant(text); }

SourceSettings source(const char* name, bool scope) {
  SourceSettings settings;
  settings.name = name;
  if (scope) settings.scope.emplace();
  return settings;
}

ScopeHealth tried(const char* name, const char* when) {
  ScopeHealth scope;
  scope.source = name;
  scope.tried = at(when);
  return scope;
}

Night night() {
  Night out;
  out.begun = at("2026-09-04T02:14:07Z");
  out.ended = at("2026-09-04T03:00:00Z");
  out.indexed = true;
  out.messages = 190;
  out.threads = 50;
  out.messages_before = 180;
  out.sources.push_back({.name = "well", .yield = {.requests = 120, .fresh = 3, .unchanged = 40}});
  return out;
}

std::string printed(const Night& told) {
  std::string name = (std::filesystem::temp_directory_path() / "sidestep-night-XXXXXX").string();
  Terminal out;
  out.descriptor = ::mkstemp(name.data());
  print_night(out, told);
  ::close(out.descriptor);
  auto text = read_file(name, 1 << 20);
  ::unlink(name.c_str());
  return *text;
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a night takes what has a scope and what is kept, the longest waiting first") {
  Config config;
  config.sources = {source("scoped", true), source("shipped", false), source("kept", false),
                    source("new", true)};
  Health health;
  health.scopes = {tried("kept", "2026-09-02T02:00:00Z"), tried("scoped", "2026-09-01T02:00:00Z"),
                   tried("scoped", "2026-09-03T02:00:00Z")};
  // "gone" is kept and no longer configured: nobody knows its address.
  CHECK(night_plan(config, {"kept", "gone"}, health) ==
        std::vector<std::string>{"new", "kept", "scoped"});
  CHECK(night_plan({}, {}, {}).empty());
}

TEST_CASE("the gravest of a night's codes stands, and nothing fails in silence") {
  Night all = night();
  CHECK(all.code() == 0);
  all.sources.push_back({.name = "empty", .code = 1});
  CHECK(all.code() == 4);
  all.sources.back().code = 2; // a body that is no more, say
  CHECK(all.code() == 4);
  all.index_code = 6;
  CHECK(all.code() == 6);
  all.sources.push_back({.name = "full", .code = 8});
  CHECK(all.code() == 8);
  all.sources.push_back({.name = "stopped", .code = 143});
  CHECK(all.code() == 143);
}

TEST_CASE("only what the next source would meet too ends a night") {
  for (const int code : {0, 1, 2, 4, 6, 70})
    CHECK_FALSE(ends_the_night(code));
  for (const int code : {3, 5, 7, 8, 130, 143})
    CHECK(ends_the_night(code));
}

TEST_CASE("the summary of a good night") {
  CHECK(printed(night()) ==
        "Night of 4 September 2026, 02:14 to 03:00 UTC: 1 of 1 source done\n"
        "well          done: 3 new, 0 changed, 40 unchanged; 120 requests\n"
        "Index         done: 190 messages of 50 threads, 10 more than before\n");
}

TEST_CASE("the summary says what went wrong, and what a person can do") {
  Night bad = night();
  bad.sources.push_back({.name = "shut",
                         .code = 4,
                         .trouble = "foi.example.org asked for a browser check",
                         .blocked_until = at("2026-09-05T02:20:00Z")});
  bad.sources.push_back({.name = "down", .code = 4, .trouble = "no \x1b[31manswer"});
  bad.sources.push_back({.name = "hollow", .code = 1});
  bad.not_reached = {"late"};
  const auto text = printed(bad);
  CHECK(says(text, "1 of 5 sources done"));
  CHECK(says(text, "shut          BLOCKED until 5 September 2026 at 02:20 UTC: 0 new"));
  CHECK(says(text, "foi.example.org asked for a browser check"));
  CHECK(says(text, "docs/blocked.md"));
  CHECK(says(text, "down          FAILED: 0 new"));
  CHECK(says(text, "no [31manswer"));
  CHECK(says(text, "hollow        NOTHING LISTED"));
  CHECK(says(text, "late          not asked"));
  CHECK(says(text, "Exit code 4: a source failed, blocked or listed nothing"));
  CHECK_FALSE(says(text, "\x1b"));
}

TEST_CASE("the summary tells what became of the index") {
  Night told = night();
  told.messages_before = 200; // a thread was withdrawn
  CHECK(
      says(printed(told), "Index         done: 190 messages of 50 threads, 10 fewer than before"));
  told.index_code = 6;
  told.index_trouble = "it is of another version";
  CHECK(says(printed(told), "Index         FAILED: it is of another version"));
  CHECK(says(printed(told), "Exit code 6: the index is missing, old or damaged"));
  told.index_code = 130;
  CHECK(says(printed(told), "Index         STOPPED"));
  told.index_code = 0;
  told.indexed = false;
  CHECK(says(printed(told), "there is nothing to index"));
  told.index_reached = false;
  CHECK(says(printed(told), "the night ended before"));
}

TEST_CASE("a configuration that is wrong is not mended by the next night") {
  Night told = night();
  told.sources.push_back({.name = "wrong", .code = 3, .trouble = "config.toml:3: no such key"});
  CHECK_FALSE(says(printed(told), "The next night asks again."));
  told.sources.back().code = 4;
  CHECK(says(printed(told), "The next night asks again."));
}

TEST_CASE("the summary in JSON follows its schema") {
  Night bad = night();
  bad.sources.push_back({.name = "shut",
                         .code = 4,
                         .trouble = "a browser check",
                         .blocked_until = at("2026-09-05T02:20:00Z")});
  bad.index_trouble = "another version";
  const auto line = nlohmann::ordered_json::parse(night_line(bad));
  const auto schema = test::schema("nightly-1");
  test::follows(line, schema);
  for (const auto& one : line["sources"])
    test::follows(one, schema["properties"]["sources"]["items"]);
  test::follows(line["index"], schema["properties"]["index"]);
  CHECK(line["sources"][1]["blocked_until"] == "2026-09-05T02:20:00Z");
}
