// The whole crawl against a small site in this process, on a clock that does
// not tick by itself: every pause that was made is known, none is waited for.
#include "archive/archive.hpp"
#include "common/text.hpp"
#include "crawler/verbs/crawl.hpp"
#include "tests/kit/crawler/raw_server.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <unistd.h>

using namespace sidestep;
using namespace sidestep::crawler;

namespace {

using Pages = std::map<std::string, std::vector<std::string>>; // target -> answers, the last again

std::string answer(const std::string& status, const std::string& body,
                   const std::string& fields = "Content-Type: text/html\r\n") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n\r\n" + body;
}
std::string json(const std::string& slug) {
  return answer(
      "200 OK",
      R"({"id":5,"url_title":")" + slug +
          R"(","title":"T","created_at":"2026-01-05T10:00:00.000+00:00","updated_at":"2026-01-05T10:00:00.000+00:00","described_state":"waiting_response","display_status":"Awaiting","awaiting_description":false,"prominence":"normal","law_used":"foi","tags":[],"user":{"url_name":"a","name":"A"},"public_body":{"url_name":"b","name":"B","tags":[]},"info_request_events":[]})",
      "Content-Type: application/json\r\n");
}
std::string page(const std::string& links = "") {
  return answer("200 OK", "<h1>T</h1><div class=\"incoming correspondence\" id=\"incoming-1\">" +
                              links + "</div>");
}
std::string moved(const std::string& to, const std::string& status = "301 Moved") {
  return answer(status, "", "Location: " + to + "\r\n");
}
const std::string challenge = answer("403 Forbidden", "<title>Just a moment...</title>",
                                     "Server: cloudflare\r\ncf-mitigated: challenge\r\n");
const std::string missing = answer("404 Not Found", "<h1>Sorry, we couldn't find that page</h1>");
const std::string removed = answer("403 Forbidden", "<h1>Request has been removed</h1>");

// A site, an archive folder, a clock, and what was said.
class World {
public:
  explicit World(Pages pages)
      : pages_(std::move(pages)),
        server_([this](const std::string& target) { return RawServer::Answer{page_for(target)}; }) {
    std::string made = (std::filesystem::temp_directory_path() / "crawl-XXXXXX").string();
    REQUIRE(::mkdtemp(made.data()) != nullptr);
    folder_ = made;
    said_ = (folder_ / "said").string();
    config_.archive_dir = folder_ / "archive";
    config_.delay_seconds = 5;
    config_.jitter = 0;
    add_source("sample", "alaveteli", "http://foi.example.org");
    add_source("petitions", "uk-petitions", "http://petitions.example.org");
  }
  ~World() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  Code crawl(std::vector<std::string> words,
             std::map<std::string, std::vector<std::string>, std::less<>> options = {}) {
    Context context;
    context.args.words = std::move(words);
    context.args.options = std::move(options);
    context.config = config_;
    const int err = ::open(said_.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    context.out.descriptor = err;
    context.err.descriptor = err;
    Clock clock;
    clock.seconds = [this] { return seconds_; };
    clock.sleep = [this](double seconds) {
      slept.push_back(seconds);
      seconds_ += seconds;
      return true;
    };
    clock.chance = [] { return 0.0; };
    slept.clear();
    const auto before = server_.requests().size();
    const auto done = crawl_with(context, clock);
    ::close(err);
    auto requests = server_.requests();
    requests.erase(requests.begin(), requests.begin() + static_cast<std::ptrdiff_t>(before));
    asked.clear();
    for (const auto& request : requests)
      asked.push_back(request.substr(4, request.find(' ', 4) - 4));
    error = done ? "" : done.error().message;
    return done ? *done : done.error().code;
  }

  std::string said() const {
    std::string text(100'000, '\0');
    const int file = ::open(said_.c_str(), O_RDONLY);
    const auto got = ::read(file, text.data(), text.size());
    ::close(file);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
  }
  std::vector<archive::CaptureRow> kept(const std::string& thread,
                                        const std::string& source = "sample") const {
    const auto reader = archive::Reader::open(config_.archive_dir);
    REQUIRE(reader);
    const auto rows = reader->captures(source, thread);
    REQUIRE(rows);
    return *rows;
  }
  void put(const std::string& target, const std::string& bytes) { pages_[target] = {bytes}; }
  void pass(double seconds) { seconds_ += seconds; }
  Config& config() { return config_; }

  std::vector<double> slept;
  std::vector<std::string> asked;
  std::string error;

private:
  void add_source(const char* name, const char* kind, const char* url) {
    SourceSettings source;
    source.name = name;
    source.kind = kind;
    source.url = url;
    source.jurisdiction = "uk";
    source.timezone = "Europe/London";
    source.connect_to = server_.endpoint();
    config_.sources.push_back(std::move(source));
  }
  std::string page_for(const std::string& target) {
    const auto found = pages_.find(target);
    if (found == pages_.end()) return missing;
    const auto turn = std::min(turns_[target]++, found->second.size() - 1);
    return found->second[turn];
  }

  Pages pages_;
  std::map<std::string, std::size_t> turns_;
  RawServer server_;
  std::filesystem::path folder_;
  std::string said_;
  Config config_;
  double seconds_ = 1'800'000'000;
};

const std::string thread_json = "/request/t.json";
const std::string thread_page = "/request/t?unfold=1";

} // namespace

TEST_CASE("crawl: a thread, its page, its files, in that order and pace") {
  const std::string file = "/request/t/response/1/attach/3/a%20b.pdf";
  World world(
      {{thread_json, {json("t")}},
       {thread_page,
        {page("<div class=attachments><a href=\"" + file + "?cookie_passthrough=1\">x</a></div>")}},
       {file, {answer("200 OK", "%PDF-1.4", "Content-Type: application/pdf\r\n")}}});
  CHECK(world.crawl({"http://foi.example.org/request/t#incoming-1"}) == Code::ok);
  CHECK(world.asked == std::vector<std::string>{"/robots.txt", thread_json, thread_page, file});
  CHECK(world.slept == std::vector<double>{5, 5, 5});
  const auto rows = world.kept("t");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].label.role == archive::Role::data);
  CHECK(rows[1].label.role == archive::Role::page);
  CHECK(rows[2].label.role == archive::Role::attachment);
  CHECK(rows[2].label.message == "incoming-1");

  SUBCASE("asked again when it is named again; robots.txt is still known") {
    world.pass(3);
    CHECK(world.crawl({"sample:t"}) == Code::ok);
    CHECK(world.asked == std::vector<std::string>{thread_json, thread_page, file});
    CHECK(world.slept.front() == 2);
    CHECK(world.said().find("1 thread kept (0 new, 1 again)") != std::string::npos);
  }
}

TEST_CASE("crawl: a number and an old name end at the site's name") {
  World world(Pages{{"/request/77.json", {moved("http://foi.example.org/request/t.json")}},
                    {"/request/old.json", {moved("/request/t.json")}},
                    {thread_json, {json("t")}},
                    {thread_page, {page()}}});
  CHECK(world.crawl({"http://foi.example.org/request/77"}) == Code::ok);
  CHECK(world.asked ==
        std::vector<std::string>{"/robots.txt", "/request/77.json", thread_json, thread_page});
  CHECK(world.kept("t").size() == 3);
  CHECK(world.kept("77").empty());
  CHECK(world.crawl({"sample:old"}) == Code::ok);
  CHECK(world.kept("t").size() == 6);
  CHECK(world.kept("old").empty());
}

TEST_CASE("crawl: redirects off the site, in circles and to the door are not followed") {
  World world(
      Pages{{"/request/away.json", {moved("http://elsewhere.example.net/request/away.json")}},
            {"/request/away?unfold=1", {moved("https://elsewhere.example.net/")}},
            {"/request/round.json", {moved("/request/round.json")}},
            {"/request/round?unfold=1", {moved("/request/round")}},
            {"/request/door.json", {moved("/profile/sign_in?token=1", "302 Found")}},
            {"/request/door?unfold=1", {moved("/profile/sign_in?token=1", "302 Found")}}});
  for (const char* name : {"away", "round", "door"}) {
    CAPTURE(name);
    CHECK(world.crawl({std::string("sample:") + name}) == Code::source);
    CHECK(world.asked.size() <= 3);
  }
}

TEST_CASE("crawl: not there, hidden, and a bare refusal") {
  World world(Pages{{"/request/h.json", {answer("403 Forbidden", "")}},
                    {"/request/h?unfold=1", {removed}},
                    {"/request/b.json", {answer("403 Forbidden", "")}},
                    {"/request/b?unfold=1", {answer("403 Forbidden", "<h1>Forbidden</h1>")}}});
  CHECK(world.crawl({"sample:gone"}) == Code::nothing);
  REQUIRE(world.kept("gone").size() == 1);
  CHECK(world.kept("gone")[0].status == 404);
  CHECK(world.kept("gone")[0].label.role == archive::Role::page);
  CHECK(world.crawl({"sample:h"}) == Code::nothing);
  CHECK(world.kept("h")[0].status == 403);
  CHECK(world.crawl({"sample:b"}) == Code::source);
  CHECK(world.kept("b").empty());
}

TEST_CASE("crawl: JSON that fails beside a good page is a warning") {
  World world(Pages{{thread_json, {answer("500 Error", "")}}, {thread_page, {page()}}});
  CHECK(world.crawl({"sample:t"}) == Code::ok);
  CHECK(world.said().find("warning: no JSON") != std::string::npos);
  world.put(thread_page, answer("500 Error", ""));
  CHECK(world.crawl({"sample:t"}) == Code::source);
}

TEST_CASE("crawl: a browser check stops the host, today and tomorrow's retry too") {
  World world(Pages{{thread_json, {challenge}}, {thread_page, {page()}}});
  CHECK(world.crawl({"sample:t", "sample:u"}) == Code::source);
  CHECK(world.asked == std::vector<std::string>{"/robots.txt", thread_json});
  CHECK(world.kept("t").empty());
  const std::string said = world.said();
  CHECK(said.find("foi.example.org asked for a browser check; I stopped there.") !=
        std::string::npos);
  CHECK(said.find("http://foi.example.org/request/t?unfold=1") != std::string::npos);
  CHECK(said.find("sidestep import ") != std::string::npos);
  // Nothing is sent while the block is remembered; --force asks once.
  CHECK(world.crawl({"sample:t"}) == Code::source);
  CHECK(world.asked.empty());
  CHECK(world.said().find("nothing was sent") != std::string::npos);
  CHECK(world.crawl({"sample:t"}, {{"--force", {""}}}) == Code::source);
  CHECK(world.asked.size() == 1);
  CHECK(world.crawl({"sample:t"}, {{"--dry-run", {""}}}) == Code::ok);
  CHECK(world.said().find("nothing would be sent before") != std::string::npos);
  // Another host is none of its business.
  CHECK(world.crawl({"petitions:5"}) == Code::nothing);
}

TEST_CASE("crawl: a browser check on robots.txt") {
  World world(Pages{{"/robots.txt", {challenge}}});
  CHECK(world.crawl({"sample:t"}) == Code::source);
  CHECK(world.asked == std::vector<std::string>{"/robots.txt"});
  CHECK(world.said().find("browser check") != std::string::npos);
}

TEST_CASE("crawl: robots.txt closes what was named, or everything when it cannot be had") {
  World closed(Pages{{"/robots.txt", {answer("200 OK", "User-agent: *\nDisallow: /request/t\n")}}});
  CHECK(closed.crawl({"sample:t"}) == Code::source);
  CHECK(closed.asked == std::vector<std::string>{"/robots.txt"});
  CHECK(closed.said().find("robots.txt of foi.example.org closes") != std::string::npos);

  World broken(Pages{{"/robots.txt", {answer("500 Error", "")}}});
  CHECK(broken.crawl({"sample:t"}) == Code::source);
  CHECK(broken.asked == std::vector<std::string>(2, "/robots.txt")); // a breakdown: once more
  CHECK(broken.slept == std::vector<double>{20});
  CHECK(broken.said().find("HTTP 500") != std::string::npos);

  World hops(Pages{{"/robots.txt", {moved("/r2")}},
                   {"/r2", {answer("200 OK", "User-agent: sidestep\nDisallow: /\n")}}});
  CHECK(hops.crawl({"sample:t"}) == Code::source);
  CHECK(hops.asked == std::vector<std::string>{"/robots.txt", "/r2"});

  World slow(Pages{{"/robots.txt", {answer("200 OK", "User-agent: *\nCrawl-delay: 30\n")}},
                   {thread_json, {json("t")}},
                   {thread_page, {page()}}});
  CHECK(slow.crawl({"sample:t"}) == Code::ok);
  CHECK(slow.slept == std::vector<double>{30, 30});
}

TEST_CASE("crawl: a page that asks not to be archived is not kept, unless that is ignored") {
  const std::string tagged = answer("200 OK", "<div class=\"correspondence\">x</div>",
                                    "Content-Type: text/html\r\nX-Robots-Tag: noarchive\r\n");
  World world(Pages{{thread_json, {json("t")}}, {thread_page, {tagged}}});
  CHECK(world.crawl({"sample:t"}) == Code::source);
  CHECK(world.said().find("asks not to be archived (noarchive)") != std::string::npos);
  CHECK(world.kept("t").size() == 1);
  world.config().obey_noarchive = false;
  CHECK(world.crawl({"sample:t"}) == Code::ok);
  CHECK(world.kept("t").size() == 3);
}

TEST_CASE("crawl: a short Retry-After is waited for, a long one ends the visit") {
  const std::string later = answer("429 Too Many", "", "Retry-After: 40\r\n");
  World world(Pages{{thread_json, {later, later, json("t")}}, {thread_page, {page()}}});
  CHECK(world.crawl({"sample:t"}) == Code::ok);
  REQUIRE(world.slept.size() == 4);
  CHECK(std::vector<double>(world.slept.begin(), world.slept.end() - 1) ==
        std::vector<double>{5, 40, 40});
  CHECK(world.slept.back() == doctest::Approx(9.5)); // it is asked half as often, for a while

  World down(Pages{{thread_json, {answer("503 Down", "", "Retry-After: 3600\r\n")}}});
  CHECK(down.crawl({"sample:t"}) == Code::source);
  CHECK(down.asked.size() == 2);
  CHECK(down.crawl({"sample:t"}) == Code::source);
  CHECK(down.asked.empty());

  World endless(Pages{{thread_json, {answer("503 Down", "", "Retry-After: 0\r\n")}}});
  CHECK(endless.crawl({"sample:t"}) == Code::source);
  CHECK(endless.asked.size() == 7); // robots.txt, and six tries
}

TEST_CASE("crawl: a file that is being prepared is asked for later, never kept as the page") {
  const std::string file = "/request/t/response/1/attach/3/a.pdf";
  const std::string wait = moved("/attachments/abc--1/wait?referer=x", "302 Found");
  const std::string link = page("<div class=attachments><a href=\"" + file + "\">x</a></div>");
  World world(
      {{thread_json, {json("t")}},
       {thread_page, {link}},
       {file, {wait, wait, answer("200 OK", "%PDF", "Content-Type: application/pdf\r\n")}}});
  CHECK(world.crawl({"sample:t"}) == Code::ok);
  const auto rows = world.kept("t");
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].mime == "application/pdf");
  CHECK(std::accumulate(world.slept.begin(), world.slept.end(), 0.0) == 5 + 5 + 5 + 5 + 10);

  World never(Pages{{thread_json, {json("t")}}, {thread_page, {link}}, {file, {wait}}});
  CHECK(never.crawl({"sample:t"}) == Code::ok);
  CHECK(never.kept("t").size() == 2);
  CHECK(never.said().find("still preparing") != std::string::npos);

  World wrong(Pages{{thread_json, {json("t")}},
                    {thread_page, {link}},
                    {file, {moved("/request/t#incoming-1", "303 See Other")}}});
  CHECK(wrong.crawl({"sample:t"}) == Code::ok);
  CHECK(wrong.kept("t").size() == 2);
  CHECK(wrong.said().find("no file of this name") != std::string::npos);
}

TEST_CASE("crawl: --max-requests stops, and the same command goes on without asking twice") {
  World world(Pages{{thread_json, {json("t")}}, {thread_page, {page()}}});
  CHECK(world.crawl({"sample:t"}, {{"--max-requests", {"1"}}}) == Code::ok);
  CHECK(world.asked == std::vector<std::string>{"/robots.txt", thread_json});
  CHECK(world.said().find("1 address known so far is left") != std::string::npos);
  CHECK(world.crawl({"sample:t"}, {{"--dry-run", {""}}}) == Code::ok);
  CHECK(world.said().starts_with("http://foi.example.org/request/t?unfold=1\n"));
  CHECK(world.crawl({"sample:t"}) == Code::ok);
  CHECK(world.asked == std::vector<std::string>{thread_page});
}

TEST_CASE("crawl: a day's requests to a host are counted over runs, and the next day goes on") {
  World world(Pages{{thread_json, {json("t")}}, {thread_page, {page()}}});
  world.config().daily_requests = 1;
  ::setenv("SIDESTEP_NOW", "2026-09-04T10:00:00Z", 1);
  CHECK(world.crawl({"sample:t"}) == Code::ok);
  CHECK(world.asked == std::vector<std::string>{"/robots.txt", thread_json});
  CHECK(world.said().find("crawl.daily_requests allows") != std::string::npos);
  CHECK(world.crawl({"sample:t"}) == Code::ok);
  CHECK(world.asked.empty());
  ::setenv("SIDESTEP_NOW", "2026-09-05T09:00:00Z", 1);
  CHECK(world.crawl({"sample:t"}) == Code::ok);
  CHECK(world.asked == std::vector<std::string>{thread_page});
  ::unsetenv("SIDESTEP_NOW");
}

TEST_CASE("crawl: scopes keep to the night, a thread that is named does not") {
  World world(Pages{{thread_json, {json("t")}}, {thread_page, {page()}}});
  world.config().night = parse_hours("22:00-06:00");
  ::setenv("SIDESTEP_NOW", "2026-09-04T10:00:00Z", 1);
  CHECK(world.crawl({"sample:t"}) == Code::ok);
  CHECK_FALSE(world.asked.empty());
  CHECK(world.crawl({"sample"}, {{"--due", {""}}}) == Code::ok);
  CHECK(world.asked.empty());
  ::setenv("SIDESTEP_NOW", "2027-09-04T10:00:00Z", 1);
  CHECK(world.crawl({"sample"}, {{"--due", {""}}}) == Code::ok);
  CHECK(world.asked.empty());
  CHECK(world.said().find("outside the hours of crawl.night (22:00-06:00") != std::string::npos);
  ::unsetenv("SIDESTEP_NOW");
}

TEST_CASE("crawl: --dry-run asks nothing and makes nothing") {
  World world({});
  CHECK(world.crawl({"sample:t"}, {{"--dry-run", {""}}}) == Code::ok);
  CHECK(world.asked.empty());
  CHECK_FALSE(std::filesystem::exists(world.config().archive_dir));
  CHECK(world.said().find("http://foi.example.org/request/t.json\n") != std::string::npos);
}

TEST_CASE("crawl: nobody is asked without a contact address") {
  World world({});
  world.config().sources[0].connect_to = "";
  CHECK(world.crawl({"sample:t"}) == Code::config);
  CHECK(world.error.find("crawl.contact") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(world.config().archive_dir));
}

TEST_CASE("crawl: feeds are read where the operator agreed, until an empty page, and else never") {
  const std::string feed = "/feed/search/%28variety:sent%20OR%20variety:followup_sent%20OR%20"
                           "variety:response%20OR%20variety:comment%29%20water.json";
  const auto events = [](const std::string& slugs) {
    std::string rows;
    for (const auto slug : split(slugs, ' '))
      rows += (rows.empty() ? "" : ",") +
              ("{\"event_type\":\"sent\",\"created_at\":\"2026-09-01T10:00:00Z\","
               "\"info_request\":{\"url_title\":\"" +
               std::string(slug) + "\"}}");
    return answer("200 OK", "[" + rows + "]");
  };
  Pages pages{{"/robots.txt", {answer("200 OK", "User-agent: *\nDisallow: /feed/\n")}},
              {"/version.json", {answer("200 OK", "{\"alaveteli_version\":\"0.46.0\"}")}},
              {feed, {events("t u t")}},
              {feed + "?page=2", {events("u")}},
              {feed + "?page=3", {answer("200 OK", "[]")}},
              {thread_json, {json("t")}},
              {thread_page, {page()}},
              {"/request/u.json", {json("u")}},
              {"/request/u?unfold=1", {page()}}};
  World world(pages);
  world.config().sources[0].feeds = "allowed-by-operator";
  CHECK(world.crawl({"sample"}, {{"--query", {"water"}}}) == Code::ok);
  CHECK(std::count(world.asked.begin(), world.asked.end(), feed + "?page=3") == 1);
  CHECK(std::count(world.asked.begin(), world.asked.end(), thread_json) == 1);
  CHECK(world.kept("u").size() == 2);
  CHECK(std::none_of(world.asked.begin(), world.asked.end(),
                     [](const std::string& each) { return each.starts_with("/list"); }));
  World closed(pages);
  CHECK(closed.crawl({"sample"}, {{"--query", {"water"}}}) == Code::source);
  CHECK(std::none_of(closed.asked.begin(), closed.asked.end(),
                     [](const std::string& each) { return each.starts_with("/feed"); }));
}

TEST_CASE("crawl: a scope takes what is new; nothing listed is no success") {
  const auto list = [](const std::string& rows, const std::string& next = "") {
    return answer("200 OK",
                  "<h2 class=foi_results>2 FOI requests found</h2><div class=results_block>" +
                      rows + "</div>" + next);
  };
  const auto row = [](const std::string& slug) {
    return "<div class=request_listing><span class=head><a href=\"/request/" + slug +
           "\">x</a></span></div>";
  };
  World world(Pages{{"/list?query=water", {list(row("t"), "<a rel=next href=x>n</a>")}},
                    {"/list?query=water&page=2", {list(row("u"))}},
                    {"/list?query=nothing", {list("")}},
                    {"/list", {list("")}},
                    {thread_json, {json("t")}},
                    {thread_page, {page()}},
                    {"/request/u.json", {json("u")}},
                    {"/request/u?unfold=1", {page()}}});
  CHECK(world.crawl({"sample"}, {{"--query", {"water"}}}) == Code::ok);
  CHECK(world.asked.size() == 8); // robots.txt, version.json, two lists, two threads
  CHECK(world.said().find("2 threads to ask: 4 requests and their attachments") !=
        std::string::npos);
  CHECK(world.crawl({"sample"}, {{"--query", {"water"}}}) == Code::ok);
  CHECK(world.asked.size() == 3);
  CHECK(world.crawl({"sample"}, {{"--query", {"water"}}, {"--force", {""}}}) == Code::ok);
  CHECK(world.asked.size() == 7);
  CHECK(world.crawl({"sample"}, {{"--query", {"nothing"}}}) == Code::nothing);
  CHECK(world.crawl({"sample"}, {{"--all", {""}}}) == Code::source);
  world.put("/list?query=water", list(""));
  CHECK(world.crawl({"sample"}, {{"--query", {"water"}}}) == Code::source);
  CHECK(world.crawl({"sample"}) == Code::usage);
  CHECK(world.asked.empty());
}

TEST_CASE("crawl: what moved while a walk took days is in the window of the next one") {
  const auto list = [](const std::string& rows) {
    return answer("200 OK", "<h2 class=foi_results>1 FOI request found</h2>"
                            "<div class=results_block>" +
                                rows + "</div>");
  };
  World world(Pages{{"/list?query=water",
                     {list("<div class=request_listing>"
                           "<a href=\"/request/t\">x</a></div>")}},
                    {thread_json, {json("t")}},
                    {thread_page, {page()}}});
  world.config().daily_requests = 3;
  const std::map<std::string, std::vector<std::string>, std::less<>> scope{{"--query", {"water"}},
                                                                           {"--due", {""}}};
  ::setenv("SIDESTEP_NOW", "2026-09-01T10:00:00Z", 1);
  CHECK(world.crawl({"sample"}, scope) == Code::ok); // the list, and not all of the thread
  ::setenv("SIDESTEP_NOW", "2026-09-05T10:00:00Z", 1);
  CHECK(world.crawl({"sample"}, scope) == Code::ok);
  CHECK(world.asked.back() == thread_page);
  ::setenv("SIDESTEP_NOW", "2026-09-06T10:00:00Z", 1);
  world.put("/list?query=water&request_date_after=2026-08-31", list(""));
  CHECK(world.crawl({"sample"}, scope) == Code::ok);
  CHECK(world.asked.back() == "/list?query=water&request_date_after=2026-08-31");
  ::unsetenv("SIDESTEP_NOW");
}

TEST_CASE("crawl: options that do not fit are said to be wrong") {
  World world({});
  using Options = std::map<std::string, std::vector<std::string>, std::less<>>;
  CHECK(world.crawl({}) == Code::usage);
  CHECK(world.crawl({"sample:t"}, Options{{"--authority", {"x"}}}) == Code::usage);
  CHECK(world.crawl({"sample"}, Options{{"--since", {"soon"}}}) == Code::usage);
  CHECK(world.crawl({"sample"}, Options{{"--since", {"2020"}}, {"--until", {"2019"}}}) ==
        Code::usage);
  CHECK(world.crawl({"sample"}, Options{{"--all", {""}}, {"--query", {"x"}}}) == Code::usage);
  CHECK(world.crawl({"petitions"}, Options{{"--authority", {"x"}}}) == Code::usage);
  CHECK(world.crawl({"sample:t"}, Options{{"--contact", {"me"}}}) == Code::usage);
  CHECK(world.crawl({"http://foi.example.org/help/about"}) == Code::usage);
  CHECK(world.crawl({"http://unknown.example.net/request/t"}) == Code::usage);
  CHECK(world.asked.empty());
}

TEST_CASE("crawl: what a page links to is crawled once each, and that it does is kept") {
  World world(Pages{{thread_json, {json("t")}},
                    {thread_page, {page()}},
                    {"/request/77.json", {moved("/request/u.json")}},
                    {"/request/u.json", {json("u")}},
                    {"/request/u?unfold=1", {page()}}});
  const auto file = world.config().archive_dir.parent_path() / "post.html";
  std::ofstream(file)
      << "<title>What they said</title><link rel=canonical href=http://blog.example.net/post>"
         "<meta property=article:published_time content=2026-09-01T10:00:00Z>"
         "<a href=\"http://foi.example.org/request/t#incoming-1\">a reply</a>"
         "<a href=\"http://foi.example.org/en/request/t/response/1/attach/3/a.pdf\">its file</a>"
         "<p>See http://foi.example.org/request/77.</p>"
         "<a href=\"http://elsewhere.example.net/request/t\">another site</a>"
         "<script>var a='http://foi.example.org/request/no';</script>";
  CHECK(world.crawl({}, {{"--links-in", {file.string()}}}) == Code::ok);
  CHECK(world.asked == std::vector<std::string>{"/robots.txt", thread_json, thread_page,
                                                "/request/77.json", "/request/u.json",
                                                "/request/u?unfold=1"});
  const auto reader = archive::Reader::open(world.config().archive_dir);
  REQUIRE(reader);
  const auto cited = reader->citations();
  REQUIRE(cited);
  REQUIRE(cited->size() == 1);
  CHECK((*cited)[0].url == "http://blog.example.net/post");
  CHECK((*cited)[0].title == "What they said");
  CHECK((*cited)[0].date == "2026-09-01");
  CHECK((*cited)[0].links == std::vector<std::string>{"sample:t#incoming-1", "sample:u"});
  CHECK(reader->summary()->sources.size() == 1); // the page is of no source

  std::ofstream(file) << "<a href=\"http://foi.example.org/help/about\">help</a>";
  CHECK(world.crawl({}, {{"--links-in", {file.string()}}}) == Code::nothing);
  CHECK(world.said().find("links to no request or petition") != std::string::npos);
  CHECK(world.crawl({}, {{"--links-in", {file.string() + ".missing"}}}) == Code::usage);
  CHECK(world.crawl({"sample:t"}, {{"--keep-page", {""}}}) == Code::usage);
}

TEST_CASE("crawl: answered petitions of the Parliament that is named") {
  const std::string head = "Petition,URL,State,Signatures Count\n";
  const auto csv = [&](const std::string& rows) {
    return answer("200 OK", head + rows, "Content-Type: text/csv\r\n");
  };
  const std::string petition = answer(
      "200 OK", R"({"data":{"id":7,"type":"archived-petition","attributes":{"action":"A"}}})",
      "Content-Type: application/json\r\n");
  const std::string number_page =
      answer("200 OK", "<a href=\"/archived/petitions?parliament=3&state=all\">2017 to 2019</a>"
                       "<a href=\"/archived/petitions?parliament=1\">2015 to 2017</a>");
  const std::string third = "/archived/petitions.csv?parliament=3&state=with_response";
  World world(
      Pages{{"/archived/petitions", {number_page}},
            {third, {csv("A,http://petitions.example.org/archived/petitions/7,closed,1\n")}},
            {"/archived/petitions/7.json", {petition}}});
  CHECK(world.crawl({"petitions"}, {{"--parliament", {"2017-2019"}}}) == Code::ok);
  CHECK(world.asked == std::vector<std::string>{"/robots.txt", "/archived/petitions", third,
                                                "/archived/petitions/7.json"});
  CHECK(world.crawl({"petitions"}, {{"--parliament", {"1997-2001"}}}) == Code::source);
  CHECK(world.said().find("it has 2017-2019, 2015-2017") != std::string::npos);
  CHECK(world.crawl({"petitions"}, {{"--parliament", {"lately"}}}) == Code::usage);
  CHECK(world.crawl({"sample"}, {{"--parliament", {"current"}}}) == Code::usage);

  // Without the CSV its pages are read, one after the other, by our own addresses.
  const std::string pages =
      "/archived/petitions.json?parliament=3&state=with_response&count=50&page=";
  World broken(Pages{
      {"/archived/petitions", {number_page}},
      {third, {answer("500 Error", "")}},
      {pages + "1",
       {answer("200 OK",
               R"({"links":{"next":"http://petitions.example.org/petitions.json?page=2"},)"
               R"("data":[{"id":7}]})",
               "Content-Type: application/json\r\n")}},
      {pages + "2", {answer("200 OK", R"({"data":[]})", "Content-Type: application/json\r\n")}},
      {"/archived/petitions/7.json", {petition}}});
  CHECK(broken.crawl({"petitions"}, {{"--parliament", {"2017-2019"}}}) == Code::ok);
  CHECK(broken.kept("7", "petitions").size() == 1);
  for (const auto& url : broken.asked)
    CHECK(url.find("/petitions.json?page=2") != 0);
}
