// What robots.txt files mean: RFC 9309's own examples, and the readings that
// other crawlers settled on where it says nothing.
#include "crawler/robots/robots.hpp"

#include <doctest/doctest.h>
#include <string>

using sidestep::crawler::normalised;
using sidestep::crawler::pattern_matches;
using sidestep::crawler::Robots;

namespace {

struct Case {
  const char* about;
  const char* file;
  const char* target;
  bool allowed;
};

constexpr Case cases[] = {
    {"an empty file", "", "/a", true},
    {"no group of ours", "User-agent: other\nDisallow: /\n", "/a", true},
    {"everybody's group", "User-agent: *\nDisallow: /\n", "/a", false},
    {"our own group instead of everybody's",
     "User-agent: *\nDisallow: /\nUser-agent: sidestep\nDisallow: /x\n", "/a", true},
    {"our own group without a rule", "User-agent: *\nDisallow: /\n\nUser-agent: sidestep\n", "/a",
     true},
    {"the product in any case", "user-agent: SideStep\ndisallow: /\n", "/a", false},
    {"a product with a version", "User-agent: sidestep/0.1 (+x)\nDisallow: /\n", "/a", false},
    {"a longer product is another", "User-agent: sidesteps\nDisallow: /\n", "/a", true},
    {"a star with words behind it", "User-agent: * everyone\nDisallow: /\n", "/a", false},
    {"a star glued to a word is a name", "User-agent: *bot\nDisallow: /\n", "/a", true},
    {"several agents, one group", "User-agent: a\nUser-agent: sidestep\nDisallow: /p\n", "/p",
     false},
    {"an unknown line does not part agents",
     "User-agent: sidestep\nSitemap: http://x/\nUser-agent: b\nDisallow: /p\n", "/p", false},
    {"groups of one product merge",
     "User-agent: sidestep\nDisallow: /a\n\nUser-agent: b\nDisallow: /b\n\nUser-agent: "
     "sidestep\nDisallow: /c\n",
     "/c", false},
    {"merged groups keep their first rules",
     "User-agent: sidestep\nDisallow: /a\n\nUser-agent: sidestep\nDisallow: /c\n", "/a", false},
    {"rules before any agent", "Disallow: /\nUser-agent: b\nDisallow: /b\n", "/a", true},
    {"an empty Disallow", "User-agent: *\nDisallow:\n", "/a", true},
    {"the longest match wins", "User-agent: *\nAllow: /p\nDisallow: /\n", "/page", true},
    {"the longest match wins, closing", "User-agent: *\nAllow: /p\nDisallow: /page\n", "/page",
     false},
    {"order does not matter", "User-agent: *\nDisallow: /page\nAllow: /p\n", "/page", false},
    {"Allow wins a tie", "User-agent: *\nDisallow: /page\nAllow: /page\n", "/page", true},
    {"Allow wins a tie, the other way round", "User-agent: *\nAllow: /page\nDisallow: /page\n",
     "/page", true},
    {"paths have a case", "User-agent: *\nDisallow: /Page\n", "/page", true},
    {"a prefix", "User-agent: *\nDisallow: /fish\n", "/fish.html", false},
    {"a prefix is anchored", "User-agent: *\nDisallow: /fish\n", "/cat/fish", true},
    {"a folder", "User-agent: *\nDisallow: /fish/\n", "/fish", true},
    {"a query belongs to the target", "User-agent: *\nDisallow: /list?page=\n", "/list?page=2",
     false},
    {"a star in the middle", "User-agent: *\nDisallow: /*.php\n", "/folder/a.php?x", false},
    {"a star matches nothing too", "User-agent: *\nDisallow: /a*b\n", "/ab", false},
    {"a dollar ends", "User-agent: *\nDisallow: /*.php$\n", "/a.php?x", true},
    {"a dollar ends there", "User-agent: *\nDisallow: /*.php$\n", "/a.php", false},
    {"a dollar elsewhere is a dollar", "User-agent: *\nDisallow: /a$b\n", "/a$b", false},
    {"a pattern that begins with a star", "User-agent: *\nDisallow: */feed/*\n",
     "/feed/list/recent", false},
    {"a pattern without a slash begins nowhere", "User-agent: *\nDisallow: fish\n", "/fish", true},
    {"hex in any case", "User-agent: *\nDisallow: /a%3cd\n", "/a%3Cd", false},
    {"unreserved characters are decoded", "User-agent: *\nDisallow: /%7Ejoe\n", "/~joe", false},
    {"unreserved in the target", "User-agent: *\nDisallow: /~joe\n", "/%7ejoe", false},
    {"a reserved character is not", "User-agent: *\nDisallow: /a/b\n", "/a%2Fb", true},
    {"bytes outside ASCII", "User-agent: *\nDisallow: /\xE3\x83\x84\n", "/%E3%83%84", false},
    {"a comment ends a line", "User-agent: * # all\nDisallow: /a # not /b\n", "/a", false},
    {"blanks around", "  User-agent :  *\n\tDisallow :\t/a  \n", "/a", false},
    {"a byte order mark", "\xEF\xBB\xBFUser-agent: *\nDisallow: /\n", "/a", false},
    {"carriage returns alone", "User-agent: *\rDisallow: /a\r", "/a", false},
    {"both line ends", "User-agent: *\r\nDisallow: /a\r\n", "/a", false},
    {"no end of the last line", "User-agent: *\nDisallow: /a", "/a", false},
    {"a missing colon", "User-agent *\nDisallow /a\n", "/a", false},
    {"a bad line spoils nothing", "User-agent: *\n<html>\nfoo bar baz\nDisallow: /a\n", "/a",
     false},
    {"a usual misspelling", "User-agent: *\nDissallow: /a\n", "/a", false},
    {"robots.txt itself is open", "User-agent: *\nDisallow: /\n", "/robots.txt", true},
    {"an HTML page closes nothing", "<!DOCTYPE html>\n<title>hello: world</title>\n", "/a", true},
};

// The rules that request sites ship (patterns that begin with a star).
constexpr const char* request_site =
    "User-agent: *\nDisallow: */annotate/*\nDisallow: */search/*\nDisallow: */feed/*\nDisallow: "
    "*/tor*\nAllow: */request/*/response/*/attach/*\nDisallow: */request/*/response/*\nDisallow: "
    "*/request/*/download*\nDisallow: *?*update_status=1*\nDisallow: */request/*/feed\n";

} // namespace

TEST_CASE("robots.txt: what each file opens and closes") {
  for (const Case& one : cases) {
    CAPTURE(one.about);
    CHECK(Robots::parse(one.file).allows(one.target) == one.allowed);
  }
}

TEST_CASE("robots.txt: the rules of request sites") {
  const auto robots = Robots::parse(request_site);
  CHECK(robots.allows("/request/some_slug"));
  CHECK(robots.allows("/request/some_slug.json"));
  CHECK(robots.allows("/request/some_slug?unfold=1"));
  CHECK(robots.allows("/list?page=2&query=x"));
  CHECK(robots.allows("/body/all-authorities.csv"));
  CHECK(robots.allows("/request/some_slug/response/12/attach/3/A%20letter.pdf"));
  CHECK_FALSE(robots.allows("/request/some_slug/response/12"));
  CHECK_FALSE(robots.allows("/request/some_slug/download"));
  CHECK_FALSE(robots.allows("/feed/search/x.json"));
  CHECK_FALSE(robots.allows("/request/some_slug/feed"));
  CHECK_FALSE(robots.allows("/request/torbay_parking"));
  CHECK_FALSE(robots.allows("/request/x?a=b&update_status=1"));
}

TEST_CASE("robots.txt: only the first 500 KiB count") {
  std::string file = "User-agent: *\nDisallow: /early\n";
  while (file.size() < 500 * 1024)
    file += "# nothing\n";
  file += "Disallow: /late\n";
  const auto robots = Robots::parse(file);
  CHECK_FALSE(robots.allows("/early"));
  CHECK(robots.allows("/late"));
}

TEST_CASE("robots.txt: the delay that is asked for") {
  const auto delay = [](const char* file) { return Robots::parse(file).crawl_delay(); };
  CHECK(delay("User-agent: *\nCrawl-delay: 10\n").value_or(0) == 10);
  CHECK(delay("User-agent: *\nCrawl-delay: 2.5\n").value_or(0) == 2.5);
  CHECK(delay("User-agent: *\nCrawl-delay: 5\nUser-agent: sidestep\nDisallow: /x\n").has_value() ==
        false);
  CHECK_FALSE(delay("User-agent: *\nCrawl-delay: soon\n").has_value());
  CHECK_FALSE(delay("User-agent: *\nCrawl-delay: -3\n").has_value());
  CHECK_FALSE(delay("User-agent: *\nCrawl-delay: nan\n").has_value());
  CHECK(delay("User-agent: *\nCrawl-delay: 1e300\n").value_or(0) == 86'400);
}

TEST_CASE("robots.txt: a closed host is closed but for robots.txt") {
  CHECK_FALSE(Robots::closed().allows("/"));
  CHECK_FALSE(Robots::closed().allows("/list?x"));
  CHECK(Robots::closed().allows("/robots.txt"));
  CHECK(Robots::allow_all().allows("/anything"));
}

TEST_CASE("robots.txt: wildcards cost no more than their length") {
  std::string pattern = "/";
  for (int i = 0; i < 2000; ++i)
    pattern += "*a";
  const std::string target = "/" + std::string(4000, 'a') + "b";
  CHECK_FALSE(pattern_matches(pattern + "$", target));
  CHECK(pattern_matches(pattern, target));
}

TEST_CASE("robots.txt: one spelling of percent-encoding") {
  CHECK(normalised("/a%2fb%41 %") == "/a%2FbA%20%");
  CHECK(normalised("%zz%4") == "%zz%4");
}
