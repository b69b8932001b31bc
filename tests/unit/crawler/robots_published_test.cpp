// The cases that google/robotstxt publishes with its parser, as a table of our
// own: the same constructs, and the verdicts that it gives. Where RFC 9309 and
// that parser differ, the parser's reading is the one in this table.
#include "crawler/robots/robots.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using sidestep::crawler::as_written;
using sidestep::crawler::Robots;

namespace {

struct Question {
  const char* agent;
  const char* target;
  bool allowed;
};

struct Published {
  const char* about;
  std::string file;
  std::vector<Question> questions;
};

const std::string three_groups = "allow: /before/any/\n\nuser-agent: one\ndisallow: /\nallow: /a/\n"
                                 "user-agent: two\ndisallow: /\nallow: /b/\n\n\nallow: /c/\n"
                                 "user-agent: three\n\nuser-agent: one\nallow: /d/\ndisallow: /\n";
std::string closed_but(const std::string& opened) {
  return "user-agent: one\ndisallow: /\nallow: " + opened + "\n";
}

const std::vector<Published> published = {
    {"no file closes nothing", "", {{"one", "/", true}, {"", "/", true}}},
    {"a closed site", "user-agent: one\ndisallow: /\n", {{"one", "/", false}, {"", "/", true}}},
    {"other keys say nothing", "foo: one\nbar: /\n", {{"one", "/x", true}}},
    {"a missing colon is forgiven", "user-agent one\ndisallow /\n", {{"one", "/x", false}}},
    {"groups, merged where they name one agent, with empty lines in them",
     three_groups,
     {{"one", "/a/1", true},
      {"one", "/d/1", true},
      {"one", "/b/1", false},
      {"two", "/b/1", true},
      {"two", "/c/1", true},
      {"two", "/d/1", false},
      {"three", "/d/1", true},
      {"one", "/before/any/", false},
      {"two", "/before/any/", false},
      {"three", "/before/any/", false}}},
    {"a site map between two agents parts them not",
     "User-agent: two\nSitemap: https://example.org/map\nUser-agent: *\nDisallow: /\n",
     {{"one", "/", false}, {"two", "/", false}}},
    {"nor does an unknown line",
     "User-agent: one\nMade-Up-Line: x\nUser-agent: *\nDisallow: /\n",
     {{"one", "/", false}, {"two", "/", false}}},
    {"keys in capitals",
     "USER-AGENT: one\nALLOW: /x/\nDISALLOW: /\n",
     {{"one", "/x/y", true}, {"one", "/a/b", false}}},
    {"keys in any case",
     "uSeR-aGeNt: one\nAlLoW: /x/\ndIsAlLoW: /\n",
     {{"one", "/x/y", true}, {"one", "/a/b", false}}},
    {"an agent counts up to its first blank, in any case",
     "User-Agent: ONE TWO\nAllow: /x/\nDisallow: /\n",
     {{"one", "/x/y", true}, {"One", "/a/b", false}}},
    {"and no further",
     "User-Agent: *\nDisallow: /\nUser-Agent: One Two\nAllow: /x/\nDisallow: /\n",
     {{"One", "/x/y", true}, {"One Two", "/x/y", false}}},
    {"everybody's group comes second",
     "user-agent: *\nallow: /\nuser-agent: one\ndisallow: /\n",
     {{"one", "/x", false}, {"two", "/x", true}}},
    {"groups of others close nothing",
     "user-agent: one\nallow: /\nuser-agent: two\ndisallow: /\nuser-agent: three\ndisallow: /\n",
     {{"four", "/x", true}}},
    {"a path has a case", "user-agent: one\ndisallow: /x/\n", {{"one", "/x/y", false}}},
    {"a path in capitals is another", "user-agent: one\ndisallow: /X/\n", {{"one", "/x/y", true}}},
    {"the longer rule closes",
     "user-agent: one\ndisallow: /x/page.html\nallow: /x/\n",
     {{"one", "/x/page.html", false}}},
    {"the longer rule opens",
     "user-agent: one\nallow: /x/page.html\ndisallow: /x/\n",
     {{"one", "/x/page.html", true}, {"one", "/x/", false}}},
    {"empty rules are none",
     "user-agent: one\ndisallow: \nallow: \n",
     {{"one", "/x/page.html", true}}},
    {"of two equal rules the opening one counts",
     "user-agent: one\ndisallow: /\nallow: /\n",
     {{"one", "/x/page.html", true}}},
    {"a folder opens what its name closes",
     "user-agent: one\ndisallow: /x\nallow: /x/\n",
     {{"one", "/x", false}, {"one", "/x/", true}}},
    {"two equal long rules",
     "user-agent: one\ndisallow: /x/page.html\nallow: /x/page.html\n",
     {{"one", "/x/page.html", true}}},
    {"a wildcard counts by its length too",
     "user-agent: one\nallow: /page\ndisallow: /*.html\n",
     {{"one", "/page.html", false}, {"one", "/page", true}}},
    {"a longer plain rule before a wildcard",
     "user-agent: one\nallow: /x/page.\ndisallow: /*.html\n",
     {{"one", "/x/page.html", true}, {"one", "/x/y.html", false}}},
    {"an own group replaces everybody's",
     "User-agent: *\nDisallow: /x/\nUser-agent: one\nDisallow: /y/\n",
     {{"one", "/x/page", true}, {"one", "/y/page", false}}},
    {"reserved characters stand as they are",
     closed_but("/a/b?c=d&e=http://example.org?f&g"),
     {{"one", "/a/b?c=d&e=http://example.org?f&g", true}}},
    {"UTF-8 in a rule is percent-encoded, in a target not",
     closed_but("/a/\xE3\x83\x84"),
     {{"one", "/a/%E3%83%84", true}, {"one", "/a/\xE3\x83\x84", false}}},
    {"encoded UTF-8 in a rule",
     closed_but("/a/%E3%83%84"),
     {{"one", "/a/%E3%83%84", true}, {"one", "/a/\xE3\x83\x84", false}}},
    {"an encoded plain letter opens that spelling alone",
     closed_but("/a/%62%61%7A"),
     {{"one", "/a/baz", false}, {"one", "/a/%62%61%7A", true}}},
    {"a star stands for anything, between slashes",
     "User-agent: one\nDisallow: /a/b/c\nAllow: /a/*/d\n",
     {{"one", "/a/b/c", false},
      {"one", "/a/c", true},
      {"one", "/a//c", true},
      {"one", "/a/x/c", true}}},
    {"a dollar is the end",
     "User-agent: one\nDisallow: /a/b$\nAllow: /a/b/c\n",
     {{"one", "/a/b", false},
      {"one", "/a/b/c", true},
      {"one", "/a/b/", true},
      {"one", "/a/b/x", true}}},
    {"a hash is a comment, at the beginning and behind",
     "User-agent: one\n# Disallow: /\nDisallow: /a/c#d\nAllow: /\n",
     {{"one", "/a/b", true}, {"one", "/a/c", false}}},
    {"an index page stands for its folder",
     "User-Agent: *\nAllow: /f/index.html\nDisallow: /\n",
     {{"one", "/f/", true},
      {"one", "/f/index.htm", false},
      {"one", "/f/index.html", true},
      {"one", "/other", false}}},
    {"a beginning",
     closed_but("/fish"),
     {{"one", "/bar", false},
      {"one", "/fish", true},
      {"one", "/fish.html", true},
      {"one", "/fish/salmon.html", true},
      {"one", "/fishheads", true},
      {"one", "/fishheads/yummy.html", true},
      {"one", "/fish.html?id=anything", true},
      {"one", "/Fish.asp", false},
      {"one", "/catfish", false},
      {"one", "/?id=fish", false}}},
    {"a beginning with a star behind it",
     closed_but("/fish*"),
     {{"one", "/bar", false},
      {"one", "/fish", true},
      {"one", "/fish.html", true},
      {"one", "/fish/salmon.html", true},
      {"one", "/fishheads", true},
      {"one", "/fish.html?id=anything", true},
      {"one", "/Fish.bar", false},
      {"one", "/catfish", false},
      {"one", "/?id=fish", false}}},
    {"a folder",
     closed_but("/fish/"),
     {{"one", "/bar", false},
      {"one", "/fish/", true},
      {"one", "/fish/salmon", true},
      {"one", "/fish/?salmon", true},
      {"one", "/fish/salmon.html", true},
      {"one", "/fish", false},
      {"one", "/fish.html", false},
      {"one", "/Fish/Salmon.html", false}}},
    {"an ending, with anything behind it",
     closed_but("/*.php"),
     {{"one", "/bar", false},
      {"one", "/filename.php", true},
      {"one", "/folder/filename.php", true},
      {"one", "/folder/filename.php?parameters", true},
      {"one", "//folder/any.php.file.html", true},
      {"one", "/filename.php/", true},
      {"one", "/index?f=filename.php/", true},
      {"one", "/php/", false},
      {"one", "/index?php", false},
      {"one", "/windows.PHP", false}}},
    {"an ending, and the end",
     closed_but("/*.php$"),
     {{"one", "/bar", false},
      {"one", "/filename.php", true},
      {"one", "/folder/filename.php", true},
      {"one", "/filename.php?parameters", false},
      {"one", "/filename.php/", false},
      {"one", "/filename.php5", false},
      {"one", "/php/", false},
      {"one", "/filename?php", false},
      {"one", "/aaaphpaaa", false},
      {"one", "//windows.PHP", false}}},
    {"a star in the middle",
     closed_but("/fish*.php"),
     {{"one", "/bar", false},
      {"one", "/fish.php", true},
      {"one", "/fishheads/catfish.php?parameters", true},
      {"one", "/Fish.PHP", false}}},
    {"order of precedence: longer",
     "user-agent: one\nallow: /p\ndisallow: /\n",
     {{"one", "/page", true}}},
    {"order of precedence: equal",
     "user-agent: one\nallow: /folder\ndisallow: /folder\n",
     {{"one", "/folder/page", true}}},
    {"order of precedence: wildcard",
     "user-agent: one\nallow: /page\ndisallow: /*.htm\n",
     {{"one", "/page.htm", false}}},
    {"order of precedence: the root alone",
     "user-agent: one\nallow: /$\ndisallow: /\n",
     {{"one", "/", true}, {"one", "/page.html", false}}},
};

} // namespace

TEST_CASE("robots.txt: the published cases") {
  int asked = 0;
  for (const Published& one : published)
    for (const Question& question : one.questions) {
      CAPTURE(one.about);
      CAPTURE(question.agent);
      CAPTURE(question.target);
      CHECK(Robots::parse(one.file, question.agent).allows(question.target) == question.allowed);
      ++asked;
    }
  CHECK(asked > 100);
}

TEST_CASE("robots.txt: the published cases: a line counts up to 16,663 bytes") {
  constexpr std::size_t most = 2083 * 8 - 1;
  const auto line_of = [](std::string begin, std::size_t size) {
    return begin + std::string(size - begin.size(), 'a');
  };
  const std::string closing = line_of("disallow: /x/", most);
  const std::string path = closing.substr(closing.find('/'));
  const auto closed = Robots::parse("user-agent: one\n" + closing + "/more\n", "one");
  CHECK(closed.allows("/other"));
  CHECK_FALSE(closed.allows(path + "/less"));

  const std::string a = line_of("allow: /x/", most);
  const std::string b = line_of("allow: /y/", most);
  const auto opened =
      Robots::parse("user-agent: one\ndisallow: /\n" + a + "/more\n" + b + "/more\n", "one");
  CHECK_FALSE(opened.allows("/"));
  CHECK(opened.allows(a.substr(7) + "/more"));
  CHECK(opened.allows(b.substr(7) + "/less"));
}

TEST_CASE("robots.txt: the published cases: line ends and byte order marks") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CAPTURE(end);
    std::string file;
    for (const char* line :
         {"User-Agent: one", "Allow: /a", "User-Agent: two", "", "", "Disallow: /"})
      file += line + end;
    CHECK(Robots::parse(file, "one").allows("/a"));
    CHECK_FALSE(Robots::parse(file, "two").allows("/a"));
    file.resize(file.size() - end.size());
    CHECK_FALSE(Robots::parse(file, "two").allows("/a"));
  }
  const std::string rest = "User-Agent: one\nDisallow: /a\n";
  for (const char* mark : {"\xEF\xBB\xBF", "\xEF\xBB", "\xEF"})
    CHECK_FALSE(Robots::parse(mark + rest, "one").allows("/a"));
  CHECK(Robots::parse("\xEF\x11\xBF" + rest, "one").allows("/a"));
  CHECK(Robots::parse("User-Agent: one\n\xEF\xBB\xBF"
                      "Disallow: /a\n",
                      "one")
            .allows("/a"));
}

TEST_CASE("robots.txt: the published cases: how a rule is spelled") {
  CHECK(as_written("http://www.example.com") == "http://www.example.com");
  CHECK(as_written("/a/b/c") == "/a/b/c");
  CHECK(as_written("\xC3\xA1") == "%C3%A1");
  CHECK(as_written("%aa") == "%AA");
}
