// Which TOML is kept from toml++: characters beyond ASCII where no text is.
#include "common/toml_guard.hpp"

#include <doctest/doctest.h>

using sidestep::line_beyond_ascii;

TEST_CASE("texts and comments may hold any character") {
  CHECK(!line_beyond_ascii(""));
  CHECK(!line_beyond_ascii("\xEF\xBB\xBFname = \"caf\xC3\xA9\" # caf\xC3\xA9\n\"\xC3\xA9\" = 1\n"));
  CHECK(
      !line_beyond_ascii("a = '\xC3\xA9'\nb = \"\"\"\n\xC3\xA9 \"\xC3\xA9\" \\\"\"\"\"\nc = 1\n"));
  CHECK(!line_beyond_ascii("a = '''\n\xC3\xA9''\xC3\xA9''''\nb = \"\\\"\xC3\xA9\"\n"));
}

TEST_CASE("a key or a bare value may not") {
  CHECK(line_beyond_ascii("\xC3\xA9 = 1\n") == 1);
  CHECK(line_beyond_ascii("a = 1\n\xCB\xAE\xAF(\n") == 2);
  CHECK(line_beyond_ascii("a = \"\"\"\n\n\"\"\"\n[\xC3\xA9]\n") == 4);
  CHECK(line_beyond_ascii("a = \"open\n\xC3\xA9\"\n") == 2); // the text ended with its line
  CHECK(line_beyond_ascii("a = '\\'\xC3\xA9\n") == 1);       // no escapes here
}
