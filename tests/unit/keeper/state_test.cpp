// What `status` tells of crawls: read from a frontier that the crawler's own
// room wrote, so that a change of its tables is noticed here.
#include "common/text.hpp"
#include "crawler/frontier/frontier.hpp"
#include "keeper/state.hpp"
#include "tests/kit/keeper/follows.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace sidestep;
using namespace sidestep::keeper;
namespace fs = std::filesystem;

namespace {

const Instant noon = *parse_instant("2026-09-04T12:00:00Z");
constexpr std::chrono::hours day{24};

struct Folder {
  fs::path dir{};
  Config config{};
  Folder() {
    std::string name = (fs::temp_directory_path() / "sidestep-state-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    dir = name;
    config.archive_dir = dir;
    SourceSettings source;
    source.name = "sample";
    source.url = "https://www.foi.example.org";
    source.scope.emplace();
    config.sources.push_back(source);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(dir, ignored);
  }

  std::string printed(const State& state) const {
    Terminal out;
    out.descriptor = ::open((dir / "out").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    print_state(out, state);
    ::close(out.descriptor);
    return *read_file(dir / "out", 1 << 20);
  }
};

// A scope that found 10 of 12, three of them new yesterday; it failed at noon.
void crawl(const Folder& folder) {
  auto frontier = crawler::Frontier::open(folder.dir);
  REQUIRE(frontier);
  auto scope = frontier->scope("sample", "--authority dwp").value();
  scope.configured = true;
  scope.target = 12;
  scope.found = 10;
  scope.tried = noon;
  scope.succeeded = noon - day;
  scope.code = 4;
  scope.error = "the list could not be read";
  scope.error_at = noon;
  REQUIRE(frontier->update(scope));
  REQUIRE(frontier->add(scope, noon - day, {.requests = 20, .fresh = 3, .changed = 1}));
  REQUIRE(frontier->add(scope, noon, {.requests = 1}));
  crawler::Known thread;
  thread.source = "sample";
  thread.name = "a";
  thread.asked = noon - day;
  thread.due = noon - std::chrono::hours(1);
  thread.life = "open";
  REQUIRE(frontier->remember(thread));
  thread.name = "b";
  thread.due = noon + day;
  thread.life = "failed";
  REQUIRE(frontier->remember(thread));
}

void close_host(const Folder& folder, Instant until) {
  auto frontier = crawler::Frontier::open(folder.dir);
  REQUIRE(frontier);
  crawler::HostState host;
  host.origin = "https://foi.example.org";
  host.closed_until = until;
  host.closed_at = noon;
  host.closed_by = "Cloudflare";
  REQUIRE(frontier->remember(host));
}

// Wherever the lines are broken.
bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos || squeeze(text).find(words) != std::string::npos;
}

} // namespace

TEST_CASE("status tells how each scope of a source goes") {
  Folder folder;
  crawl(folder);
  const auto state = look(folder.config, noon);
  REQUIRE(state);
  REQUIRE(state->sources.size() == 1);
  CHECK(state->sources[0].state() == "failing");
  CHECK(state->sources[0].due == 1);
  CHECK(state->sources[0].lost == 1);
  const auto text = folder.printed(*state);
  CHECK(says(text, "sample: FAILING\n"));
  CHECK(says(text, "scope --authority dwp (configured): 10 found of 12 that the site says there"));
  CHECK(says(text, "2 missing"));
  CHECK(says(text, "failed: the list could not be read"));
  CHECK(says(text, "last success 3 September 2026 at 12:00 UTC"));
  CHECK(says(text, "new, day by day: 0 0 0 0 0 0 0 0 0 0 0 0 3 0\n"));
  CHECK(says(text, "changed, day by day: 0 0 0 0 0 0 0 0 0 0 0 0 1 0\n"));
  CHECK(says(text, "1 thread due again"));
}

TEST_CASE("a host that is left alone is said, with until when, and forgotten afterwards") {
  Folder folder;
  crawl(folder);
  close_host(folder, noon + day);
  const auto blocked = look(folder.config, noon);
  REQUIRE(blocked);
  CHECK(blocked->sources[0].state() == "blocked");
  const auto text = folder.printed(*blocked);
  CHECK(says(text, "sample: BLOCKED\n"));
  CHECK(says(text, "until 5 September 2026 at 12:00 UTC"));
  CHECK(says(text, "docs/blocked.md"));
  CHECK(look(folder.config, noon + day)->sources[0].state() == "failing");
}

TEST_CASE("status in JSON follows its schema") {
  Folder folder;
  crawl(folder);
  close_host(folder, noon + day);
  const auto line = nlohmann::ordered_json::parse(state_line(*look(folder.config, noon)));
  const auto schema = test::schema("status-1");
  test::follows(line, schema);
  test::follows(line["disk"], schema["properties"]["disk"]);
  test::follows(line["index"], schema["properties"]["index"]);
  const auto& source = line["sources"][0];
  test::follows(source, schema["$defs"]["source"]);
  test::follows(source["scopes"][0], schema["$defs"]["scope"]);
  REQUIRE(source["scopes"][0]["days"].size() == 14);
  test::follows(source["scopes"][0]["days"][0], schema["$defs"]["day"]);
  CHECK(source["scopes"][0]["missing"] == 2);
  CHECK(source["blocked_until"] == "2026-09-05T12:00:00Z");
}

TEST_CASE("a configured source of which nothing is known yet is listed too") {
  Folder folder;
  const auto state = look(folder.config, noon);
  REQUIRE(state);
  CHECK(state->sources[0].state() == "never-crawled");
  CHECK(says(folder.printed(*state), "never run. Run: sidestep nightly"));
}

TEST_CASE("a frontier that is no database does not keep status from the rest") {
  Folder folder;
  std::ofstream(folder.dir / "frontier.db")
      << "not a database, though it is long enough to look at";
  const auto state = look(folder.config, noon);
  REQUIRE(state);
  REQUIRE(state->health_trouble);
  CHECK(says(folder.printed(*state), "cannot be read"));
}

TEST_CASE("disk use counts what lies in the archive's parts") {
  Folder folder;
  fs::create_directories(folder.dir / "cache" / "ab");
  std::ofstream(folder.dir / "cache" / "ab" / "text") << std::string(1000, 'x');
  fs::create_directories(folder.dir / "log");
  std::ofstream(folder.dir / "log" / "crawl.jsonl") << std::string(500, 'x');
  const auto state = look(folder.config, noon);
  REQUIRE(state);
  CHECK(state->disk.cache == 1000);
  CHECK(state->disk.log == 500);
  CHECK(state->disk.all() == 1500);
}
