// A contact address goes into a user's file without another byte changing.
#include "keeper/contact.hpp"

#include <doctest/doctest.h>
#include <string>
#include <utility>
#include <vector>

using namespace sidestep;
using namespace sidestep::keeper;

TEST_CASE("what counts as a contact address") {
  for (const auto* good : {"me@example.org", "first.last+tag@mail.example.co.uk",
                           "https://example.org/me", "https://foi.example.org/?a=b"}) {
    CAPTURE(good);
    CHECK(check_contact(good));
  }
  const std::string long_one = std::string(300, 'a') + "@example.org";
  for (const std::string& bad :
       {std::string(""), std::string("me"), std::string("@example.org"), std::string("me@example"),
        std::string("me@.org"), std::string("me@a..org"), std::string("a@b@example.org"),
        std::string("me @example.org"), std::string("me@example.org\r\nX: y"),
        std::string("\"me\"@example.org"), std::string("http://example.org"),
        std::string("ftp://example.org"), std::string("https://"), std::string("https://example"),
        std::string("https://user@example.org/"), std::string("https://example.org/\"x"),
        std::string("m\xC3\xA9@example.org"), long_one}) {
    CAPTURE(bad);
    const auto checked = check_contact(bad);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == Code::usage);
  }
}

TEST_CASE("the contact is set, and all else stays byte for byte") {
  const std::vector<std::pair<std::string, std::string>> edits = {
      {"", "[crawl]\ncontact = \"me@example.org\"\n"},
      {"# mine\n[archive]\ndir = \"/srv\" # here",
       "# mine\n[archive]\ndir = \"/srv\" # here\n\n[crawl]\ncontact = \"me@example.org\"\n"},
      {"[crawl]\ndelay_seconds = 7 # slow\n\n[archive]\ndir = \"/srv\"\n",
       "[crawl]\ncontact = \"me@example.org\"\ndelay_seconds = 7 # slow\n\n[archive]\ndir = "
       "\"/srv\"\n"},
      {"[crawl]\ncontact   =   'old@example.org'  # me\njitter = 0.5\n",
       "[crawl]\ncontact   =   \"me@example.org\"  # me\njitter = 0.5\n"},
      {"[crawl]", "[crawl]\ncontact = \"me@example.org\"\n"},
      {"[ crawl ] # x\n", "[ crawl ] # x\ncontact = \"me@example.org\"\n"},
      {"[crawl]\r\njitter = 0.5\r\n",
       "[crawl]\r\ncontact = \"me@example.org\"\r\njitter = 0.5\r\n"},
      {"crawl = { jitter = 0.5 }\n", "crawl = { contact = \"me@example.org\", jitter = 0.5 }\n"},
      {"crawl.jitter = 0.5\n", "crawl.contact = \"me@example.org\"\ncrawl.jitter = 0.5\n"},
      {"x = \"\xC3\xA9\xC3\xA9\"\n[crawl]\ncontact = \"\xC3\xA9\" # \xC3\xA9\n",
       "x = \"\xC3\xA9\xC3\xA9\"\n[crawl]\ncontact = \"me@example.org\" # \xC3\xA9\n"},
      {"[[source]]\nname = \"[crawl]\"\n",
       "[[source]]\nname = \"[crawl]\"\n\n[crawl]\ncontact = \"me@example.org\"\n"},
      {"[crawl]\ncontact = \"me@example.org\"\n", "[crawl]\ncontact = \"me@example.org\"\n"},
  };
  for (const auto& [before, after] : edits) {
    CAPTURE(before);
    const auto edited = with_contact(before, "me@example.org");
    REQUIRE(edited);
    CHECK(*edited == after);
  }
}

TEST_CASE("a file that is not TOML is left alone") {
  CHECK(with_contact("[crawl\n", "me@example.org").error().code == Code::config);
  CHECK_FALSE(with_contact("crawl = 3\n", "me@example.org"));
  CHECK_FALSE(with_contact("[[crawl]]\n", "me@example.org"));
}
