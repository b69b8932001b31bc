// The frontier's promises: one row an address, an order, and a state that the
// next program finds as it was left.
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

TEST_CASE("frontier: a file that is none is an error, and says what to do") {
  Folder folder;
  std::ofstream(frontier_file(folder.path)) << "this is no database at all, however long it is";
  const auto frontier = Frontier::open(folder.path);
  REQUIRE_FALSE(frontier);
  CHECK(frontier.error().code == Code::archive);
  CHECK(frontier.error().hint.find("delete it") != std::string::npos);
}
