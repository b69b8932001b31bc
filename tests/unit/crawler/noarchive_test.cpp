// Pages that ask not to be archived, and pages that only look so.
#include "crawler/robots/noarchive.hpp"

#include <doctest/doctest.h>

using namespace sidestep::crawler;

TEST_CASE("noarchive: in X-Robots-Tag") {
  CHECK(tag_asks_noarchive("noarchive"));
  CHECK(tag_asks_noarchive("noindex, NoArchive"));
  CHECK(tag_asks_noarchive("sidestep: noindex, noarchive"));
  CHECK(tag_asks_noarchive("unavailable_after: 1 Jan 2030, noarchive"));
  for (const char* other : {"", "noindex, nofollow", "none", "otherbot: noarchive", "noarchiver"})
    CHECK_FALSE(tag_asks_noarchive(other));
}

TEST_CASE("noarchive: in a meta element") {
  CHECK(page_asks_noarchive("<head><META NAME=robots CONTENT='noindex,noarchive'></head>"));
  CHECK(page_asks_noarchive("<meta content = \"noarchive\"\n name=\"Robots\" />"));
  CHECK(page_asks_noarchive("<meta charset=utf-8><meta name=sidestep content=noarchive>"));
  for (const char* other :
       {"", "<meta", "<meta name=", "<meta name=robots content=noindex>",
        "<meta name=otherbot content=noarchive>", "<meta name=robots><meta content=noarchive>",
        "<p>noarchive", "<meta property=robots content=noarchive>"})
    CHECK_FALSE(page_asks_noarchive(other));
}
