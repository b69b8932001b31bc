// The frontier's promises: one row an address, an order, and a state that the
// next program finds as it was left.
#include "crawler/frontier/again.hpp"
#include "crawler/frontier/frontier.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <string>

using namespace sidestep;
using namespace sidestep::crawler;

namespace {

struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string made = (std::filesystem::temp_directory_path() / "frontier-XXXXXX").string();
    REQUIRE(::mkdtemp(made.data()) != nullptr);
    path = made;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

Instant at(int seconds) { return Instant{std::chrono::seconds{seconds}}; }

Task task(std::int64_t thread, const std::string& url) {
  Task made;
  made.thread = thread;
  made.url = url;
  made.label = {"sample", "slug", "incoming-1", archive::Role::attachment, "via"};
  return made;
}

std::string next_url(Frontier& frontier, const Run& run, double now) {
  const auto next = frontier.next(run, now);
  REQUIRE(next);
  return *next ? (*next)->url : "";
}

} // namespace

TEST_CASE("frontier: lists first, then thread by thread, later ones last") {
  Folder folder;
  auto frontier = Frontier::open(folder.path);
  REQUIRE(frontier);
  const auto run = frontier->begin("command", 7, at(100));
  REQUIRE(run);
  CHECK_FALSE(run->resumed);
  CHECK(*frontier->add(*run, task(2, "c")));
  CHECK(*frontier->add(*run, task(1, "b")));
  CHECK(*frontier->add(*run, task(0, "a")));
  CHECK_FALSE(*frontier->add(*run, task(3, "a")));
  CHECK(next_url(*frontier, *run, 0) == "a");
  REQUIRE(frontier->settle(*run, **frontier->next(*run, 0), State::done));
  REQUIRE(frontier->postpone(**frontier->next(*run, 0), 50));
  CHECK(next_url(*frontier, *run, 10) == "c");
  CHECK(next_url(*frontier, *run, 60) == "b");
  REQUIRE(frontier->settle(*run, **frontier->next(*run, 10), State::done));
  CHECK(next_url(*frontier, *run, 10) == "b");
  const auto left = frontier->pending(*run);
  REQUIRE(left);
  REQUIRE(left->size() == 1);
  CHECK((*left)[0].attempts == 1);
  CHECK((*left)[0].label.message == "incoming-1");
  CHECK((*left)[0].label.role == archive::Role::attachment);
}

TEST_CASE("frontier: the next program goes on with the same run") {
  Folder folder;
  {
    auto frontier = Frontier::open(folder.path);
    REQUIRE(frontier);
    auto run = *frontier->begin("command", 7, at(100));
    auto thread = *frontier->thread(run, "sample", "slug");
    CHECK(thread.number == 1);
    CHECK(frontier->thread(run, "sample", "other")->number == 2);
    CHECK(frontier->thread(run, "sample", "slug")->number == 1);
    thread.name = "new_slug";
    thread.data = 200;
    REQUIRE(frontier->add(run, task(1, "x")));
    REQUIRE(frontier->settle(run, **frontier->next(run, 0), State::done, thread, {task(1, "y")}));
    run.listed = 3;
    run.capped = true;
    REQUIRE(frontier->update(run));
  }
  auto frontier = Frontier::open(folder.path);
  REQUIRE(frontier);
  const auto run = frontier->begin("command", 99, at(200));
  REQUIRE(run);
  CHECK(run->resumed);
  CHECK(run->after_capture == 7);
  CHECK(run->listed == 3);
  CHECK(run->capped);
  CHECK(next_url(*frontier, *run, 0) == "y");
  CHECK((*frontier->thread_at(*run, 1))->name == "new_slug");
  CHECK((*frontier->thread_at(*run, 1))->data == 200);
  REQUIRE(frontier->finish(*run));
  CHECK_FALSE(frontier->begin("command", 99, at(200))->resumed);
  CHECK(frontier->pending(*frontier->begin("command", 99, at(200)))->empty());
}

TEST_CASE("frontier: what is known of a host") {
  Folder folder;
  HostState host;
  host.origin = "http://foi.example.org";
  host.last = 1234.5;
  host.robots_status = 200;
  host.robots = std::string("User-agent: *\n\0x", 16);
  host.robots_at = at(5);
  host.closed_until = at(9);
  host.closed_by = "Cloudflare";
  {
    auto frontier = Frontier::open(folder.path);
    REQUIRE(frontier->remember(host));
    host.last = 2000;
    REQUIRE(frontier->touch(host));
    HostState unknown;
    unknown.origin = "http://other.example.org";
    unknown.last = 1;
    REQUIRE(frontier->touch(unknown));
  }
  auto frontier = Frontier::open(folder.path);
  const auto kept = frontier->host("http://foi.example.org");
  REQUIRE(kept);
  CHECK(kept->last == 2000);
  CHECK(kept->robots == host.robots);
  CHECK(kept->closed_until == at(9));
  CHECK(kept->closed_by == "Cloudflare");
  CHECK(frontier->host("http://other.example.org")->last == 1);
  CHECK_FALSE(frontier->host("http://third.example.org")->closed_until.has_value());
}

TEST_CASE("frontier: a run that was killed before its first task begins anew") {
  Folder folder;
  auto frontier = Frontier::open(folder.path);
  const auto killed = frontier->begin("command", 7, at(100));
  const auto run = frontier->begin("command", 9, at(200));
  REQUIRE(run);
  CHECK_FALSE(run->resumed);
  CHECK(run->after_capture == 9);
  CHECK(run->id != killed->id);
}

TEST_CASE("frontier: how much a command listed") {
  Folder folder;
  auto frontier = Frontier::open(folder.path);
  CHECK_FALSE(frontier->listed_before("c")->has_value());
  REQUIRE(frontier->remember_listed("c", 12));
  CHECK(*frontier->listed_before("c") == 12);
}

TEST_CASE("frontier: what is due, in order and in parts") {
  Folder folder;
  auto frontier = Frontier::open(folder.path);
  for (const char* name : {"b", "a", "c"})
    REQUIRE(frontier->remember({"sample", name, at(1), at(10), 200, "open", "mark"}));
  REQUIRE(frontier->remember({"sample", "later", at(1), at(11), 200, "open", ""}));
  REQUIRE(frontier->remember({"sample", "never", at(1), {}, 200, "over", ""}));
  REQUIRE(frontier->remember({"other", "a", at(1), at(1), 200, "open", ""}));
  CHECK(*frontier->due("sample", at(10), "", 2) == std::vector<std::string>{"a", "b"});
  CHECK(*frontier->due("sample", at(10), "b", 2) == std::vector<std::string>{"c"});
  CHECK(frontier->due("sample", at(9), "", 9)->empty());
  CHECK((*frontier->known("sample", "b"))->mark == "mark");
  CHECK_FALSE((*frontier->known("sample", "never"))->due.has_value());
  REQUIRE(frontier->forget("sample", "b"));
  CHECK_FALSE(frontier->known("sample", "b")->has_value());
  REQUIRE(frontier->remember("http://x/", Validator{"W/\"1\"", ""}));
  CHECK((*frontier->validator("http://x/"))->etag == "W/\"1\"");
  REQUIRE(frontier->remember("http://x/", Validator{}));
  CHECK_FALSE(frontier->validator("http://x/")->has_value());
}

TEST_CASE("frontier: the health of a scope, and what it listed walk by walk") {
  Folder folder;
  auto frontier = Frontier::open(folder.path);
  auto scope = *frontier->scope("sample", "--all");
  CHECK(frontier->scope("sample", "--all")->id == scope.id);
  CHECK(*frontier->list(scope, "a", 1));
  CHECK(*frontier->list(scope, "b", 1));
  CHECK_FALSE(*frontier->list(scope, "a", 1));
  CHECK(*frontier->walked(scope, 1, true) == 2);
  CHECK(*frontier->list(scope, "a", 2));
  CHECK(*frontier->list(scope, "c", 2));
  CHECK(*frontier->walked(scope, 2, false) == 3); // a part of the lists proves no absence
  CHECK(*frontier->walked(scope, 2, true) == 2);
  scope.target = 5;
  scope.found = 2;
  scope.succeeded = at(7);
  scope.error = "it broke";
  REQUIRE(frontier->update(scope));
  REQUIRE(frontier->add(scope, at(90'000), {3, 2, 1, 0, 0, 0}));
  REQUIRE(frontier->add(scope, at(90'001), {1, 0, 0, 4, 0, 1}));
  const auto all = frontier->scopes();
  REQUIRE(all);
  REQUIRE(all->size() == 1);
  CHECK((*all)[0].missing() == 3);
  CHECK((*all)[0].succeeded == at(7));
  CHECK_FALSE((*all)[0].whole.has_value());
  CHECK((*all)[0].error == "it broke");
  const auto day = frontier->harvest(scope, at(90'002));
  CHECK(day->requests == 4);
  CHECK(day->fresh == 2);
  CHECK(day->unchanged == 4);
  CHECK(frontier->harvest(scope, at(5))->requests == 0);
}

TEST_CASE("frontier: when a thread is asked again") {
  const auto day = [](int n) { return at(n * 86'400); };
  CHECK(due_again(Life::open, day(100), day(90)) == day(107));
  CHECK(due_again(Life::open, day(1000), day(100)) == day(1030));
  CHECK(due_again(Life::settled, day(100), day(90)) == day(191));
  CHECK(due_again(Life::answered, day(100), day(90)) == day(130));
  CHECK_FALSE(due_again(Life::answered, day(1000), day(800)).has_value());
  CHECK_FALSE(due_again(Life::over, day(100), {}).has_value());
  CHECK(due_again(Life::absent, day(100), {}) == day(130));
  CHECK(due_again(Life::failed, day(100), {}) == day(101));
  CHECK(life_named("settled") == Life::settled);
  CHECK(name(Life::answered) == "answered");
}

TEST_CASE("frontier: 100,000 threads wait, and the next one is found at once") {
  Folder folder;
  auto frontier = Frontier::open(folder.path);
  const auto run = *frontier->begin("command", 0, at(1));
  constexpr int many = 100'000;
  const auto fill = [&]() -> Result<void> {
    for (int i = 1; i <= many; ++i)
      TRY(frontier->add(run, task(i, "u" + std::to_string(i))));
    return {};
  };
  REQUIRE(frontier->together(fill));
  // Were each search a look at all that waits, 2,000 of them would take minutes.
  for (int i = 1; i <= 2000; ++i) {
    const auto next = frontier->next(run, 0);
    REQUIRE(next);
    REQUIRE((*next)->url == "u" + std::to_string(i));
    REQUIRE(frontier->settle(run, **next, State::done));
  }
  CHECK(frontier->left(run)->threads == many - 2000);
}

TEST_CASE("frontier: a file that is none is an error, and says what to do") {
  Folder folder;
  std::ofstream(frontier_file(folder.path)) << "this is no database at all, however long it is";
  const auto frontier = Frontier::open(folder.path);
  REQUIRE_FALSE(frontier);
  CHECK(frontier.error().code == Code::archive);
  CHECK(frontier.error().hint.find("delete it") != std::string::npos);
}
