// Discovery is complete within its scope, and coming back costs no more than it
// must: over HTTP on loopback, on a site of 3,000 listed threads, 800 of them on
// one day. Every count is taken from what the site was asked, and printed.
#include "archive/archive.hpp"
#include "common/text.hpp"
#include "crawler/frontier/frontier.hpp"
#include "crawler/verbs/crawl.hpp"
#include "tests/kit/completeness/made_world.hpp"
#include "tests/sites/foi.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <httplib.h>
#include <mutex>
#include <set>
#include <thread>
#include <unistd.h>

using namespace sidestep;
namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

// Requests by what they ask for.
struct Counts {
  long lists = 0, json = 0, pages = 0, robots = 0, other = 0;
  long not_modified = 0; // of the JSON
  std::string text() const {
    return fmt::format("{} lists, {} JSON ({} of them 304), {} pages, {} robots.txt, {} others",
                       lists, json, not_modified, pages, robots, other);
  }
};

class Site {
public:
  explicit Site(sample::World& world) : site_(world, "http://foi.example.org") {
    server_.set_keep_alive_max_count(100'000);
    server_.set_tcp_nodelay(true);
    server_.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
      const std::lock_guard hold(lock_);
      answer(request, response);
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  ~Site() {
    server_.stop();
    thread_.join();
  }
  std::string endpoint() const { return fmt::format("127.0.0.1:{}", port_); }
  Counts counts{};

private:
  void answer(const httplib::Request& request, httplib::Response& response) {
    sample::Ask ask;
    ask.host = "foi.example.org";
    ask.path = request.target.substr(0, request.target.find('?'));
    for (const auto& [name, value] : request.params)
      ask.query.emplace(name, value);
    ask.if_none_match = request.get_header_value("If-None-Match");
    const auto reply = site_.answer(ask);
    count(ask.path, reply.status);
    response.status = reply.status;
    for (const auto& [name, value] : reply.headers)
      response.set_header(name, value);
    if (!reply.type.empty()) response.set_content(reply.body, reply.type);
  }
  void count(const std::string& path, int status) {
    const bool thread = path.starts_with("/request/");
    if (path == "/robots.txt")
      ++counts.robots;
    else if (thread && path.ends_with(".json"))
      ++counts.json;
    else if (thread)
      ++counts.pages;
    else if (path.starts_with("/list") || path == "/version.json" ||
             path == "/body/all-authorities.csv")
      ++counts.lists;
    else
      ++counts.other;
    if (status == 304) ++counts.not_modified;
  }

  sample::FoiSite site_;
  httplib::Server server_{};
  std::mutex lock_{};
  int port_ = 0;
  std::thread thread_{};
};

// An archive of its own; in memory where that can be had, because each capture is
// synced to the disk.
struct Folder {
  fs::path path{};
  Folder() {
    std::error_code error;
    const bool memory = fs::is_directory("/dev/shm", error) && ::access("/dev/shm", W_OK) == 0;
    std::string made =
        (fs::path(memory ? "/dev/shm" : fs::temp_directory_path()) / "complete-XXXXXX").string();
    REQUIRE(::mkdtemp(made.data()) != nullptr);
    path = made;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

using Options = std::map<std::string, std::vector<std::string>, std::less<>>;

class Archive {
public:
  explicit Archive(Site& site) : site_(site) {
    config_.archive_dir = folder_.path / "archive";
    config_.delay_seconds = 0;
    config_.jitter = 0;
    SourceSettings source;
    source.name = "made";
    source.kind = "alaveteli";
    source.url = "http://foi.example.org";
    source.jurisdiction = "uk";
    source.timezone = "Europe/London";
    source.connect_to = site.endpoint();
    config_.sources.push_back(source);
  }

  Counts crawl(const std::string& what, const char* now, Options options, Code wanted = Code::ok) {
    ::setenv("SIDESTEP_NOW", now, 1);
    Context context;
    context.args.words = {"made"};
    context.args.options = std::move(options);
    context.config = config_;
    const int err = ::open((folder_.path / "said").c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    context.out.descriptor = err;
    context.err.descriptor = err;
    crawler::Clock clock;
    clock.seconds = [] { return 1'800'000'000.0; };
    clock.sleep = [](double) { return true; };
    clock.chance = [] { return 0.0; };
    site_.counts = {};
    const auto done = crawler::crawl_with(context, clock);
    ::close(err);
    ::unsetenv("SIDESTEP_NOW");
    REQUIRE(done);
    CHECK(*done == wanted);
    MESSAGE(what << ": " << site_.counts.text());
    return site_.counts;
  }
  Names threads() const {
    const auto reader = archive::Reader::open(config_.archive_dir);
    REQUIRE(reader);
    const auto all = reader->threads();
    REQUIRE(all);
    Names names;
    for (const auto& [source, name] : *all)
      names.insert(name);
    return names;
  }
  crawler::Scope scope(const std::string& text) const {
    auto frontier = crawler::Frontier::open(config_.archive_dir);
    REQUIRE(frontier);
    const auto scope = frontier->scope("made", text);
    REQUIRE(scope);
    return *scope;
  }

private:
  Site& site_;
  Folder folder_{};
  Config config_{};
};

template <class Test> Names names_of(const sample::World& world, Test test) {
  Names names;
  for (const auto& request : world.requests)
    if (request.prominence == "normal" && test(request)) names.insert(request.slug);
  return names;
}

const char* const first_night = "2026-09-04T02:00:00Z";
const char* const same_night = "2026-09-04T03:00:00Z";
const char* const next_night = "2026-09-05T02:00:00Z";
const char* const much_later = "2027-09-04T02:00:00Z";

} // namespace

TEST_CASE("every listed thread is found, and asked again no more than it must be") {
  sample::World world = sample::make_world({});
  Site site(world);
  Archive archive(site);
  const Options all{{"--all", {""}}};
  const Names listed = names_of(world, [](const auto&) { return true; });
  REQUIRE(listed.size() == 3000);

  const auto first = archive.crawl("everything, from nothing", first_night, all);
  CHECK(archive.threads() == listed); // none missed; none hidden or delisted among them
  CHECK(first.json == 3000);
  CHECK(first.pages == 3000);
  CHECK(first.other == 0);
  const auto scope = archive.scope("--all");
  CHECK(scope.target == 3000);
  CHECK(scope.found == 3000);
  CHECK(scope.missing() == 0);

  const auto second = archive.crawl("again at once", same_night, all);
  CHECK(second.lists > 0);
  CHECK(second.json == 0);
  CHECK(second.pages == 0);

  // A night later: what the lists show to have moved, and what is due (nothing yet).
  auto moved = world.requests[5].messages.back();
  moved.at = "2026-09-04T15:00:00";
  moved.event += 1'000'000;
  moved.id += 1'000'000;
  moved.kind = "response";
  world.requests[5].messages.push_back(moved);
  Options due = all;
  due["--due"] = {""};
  const auto night = archive.crawl("a night later, one reply more", next_night, due);
  CHECK(night.lists <= 3);
  CHECK(night.json == 1);
  CHECK(night.pages == 1);

  // A year later all is due: 50 have a new event, 30 another state and nothing else.
  for (std::size_t i = 100; i < 150; ++i) {
    auto event = world.requests[i].messages.back();
    event.kind = "status_update";
    event.event += 2'000'000;
    event.id = 0;
    event.at = "2027-01-01T12:00:00";
    world.requests[i].messages.push_back(event);
  }
  std::size_t restated = 0;
  for (std::size_t i = 200; restated < 30; ++i)
    if (world.requests[i].messages.back().incoming()) {
      world.requests[i].messages.back().state = "gone_postal";
      ++restated;
    }
  const auto later = archive.crawl("when all is due", much_later, all);
  CHECK(later.json == 3000);
  CHECK(later.pages == 80);
  CHECK(later.not_modified == 3000 - 80);
  CHECK(archive.threads() == listed);
}

TEST_CASE("a scope finds what is in it, and nothing else") {
  sample::World world = sample::make_world({});
  Site site(world);
  SUBCASE("a body") {
    Archive archive(site);
    archive.crawl("one body", first_night, {{"--authority", {"body_07"}}});
    CHECK(archive.threads() ==
          names_of(world, [](const auto& one) { return one.body == "body_07"; }));
  }
  SUBCASE("the busy day alone, which is more than a list holds") {
    Archive archive(site);
    archive.crawl("one day", first_night,
                  {{"--since", {sample::busy_day}}, {"--until", {sample::busy_day}}});
    const auto active = names_of(world, [](const auto& one) {
      for (const auto& message : one.messages)
        if (message.at.starts_with(sample::busy_day)) return true;
      return false;
    });
    CHECK(active.size() >= 800);
    CHECK(archive.threads() == active);
  }
}
