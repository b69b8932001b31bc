// Text from outside made safe, and text for people laid out.
#include "common/text.hpp"

#include <doctest/doctest.h>

using namespace sidestep;

TEST_CASE("clean_utf8 keeps text, drops controls and mends what is not UTF-8") {
  CHECK(clean_utf8("a\r\nb\rc\td") == "a\nb\nc\td");
  CHECK(clean_utf8(std::string_view("a\0b\x1b[31mc\x7f", 10)) == "ab[31mc");
  CHECK(clean_utf8("caf\xc3\xa9 \xff!") == "caf\xc3\xa9 \xef\xbf\xbd!");
  CHECK(clean_utf8("\xc2\x9b"
                   "31m") == "31m"); // the C1 form of ESC [
  CHECK(is_utf8("caf\xc3\xa9"));
  CHECK_FALSE(is_utf8("caf\xe9"));
}

TEST_CASE("for_terminal drops characters that turn text round") {
  CHECK(for_terminal("abc\xe2\x80\xae"
                     "def\xe2\x81\xa6g") == "abcdefg");
}

TEST_CASE("escaping leaves nothing that HTML or Markdown would read") {
  CHECK(escape_html("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
  CHECK(escape_markdown("*a* [b](c) _d_") == "\\*a\\* \\[b\\]\\(c\\) \\_d\\_");
}

TEST_CASE("squeeze folds every kind of blank") {
  CHECK(squeeze("  a\xc2\xa0\n b\xe2\x80\xaf"
                "c ") == "a b c");
  CHECK(squeeze("\xc2\xa0 ").empty());
}

TEST_CASE("wrap breaks at blanks, keeps lines and never loses a word") {
  CHECK(wrap("one two three four", 14, "  ") == "  one two\n  three four");
  CHECK(wrap("a\n\nb", 40) == "a\n\nb");
  CHECK(wrap("averyveryverylongword x", 12) == "averyveryverylongword\nx");
}

TEST_CASE("counted says one and many") {
  CHECK(counted(1, "message") == "1 message");
  CHECK(counted(0, "message") == "0 messages");
  CHECK(counted(1234567, "reply", "replies") == "1,234,567 replies");
}

TEST_CASE("nearest finds a slip of the hand and nothing far away") {
  CHECK(nearest("serach", {"search", "show", "status"}) == "search");
  CHECK(nearest("delay_secs", {"delay_seconds", "jitter"}) == "delay_seconds");
  CHECK(nearest("zzzzzz", {"search", "show"}).empty());
}
