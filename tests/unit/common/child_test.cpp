// Which exit code stands when several programs ran, and what becomes of one that
// cannot be run.
#include "common/options/child.hpp"

#include <doctest/doctest.h>

using namespace sidestep;

TEST_CASE("the gravest code stands") {
  CHECK(gravest(0, 0) == 0);
  CHECK(gravest(0, 4) == 4);
  CHECK(gravest(4, 7) == 7);
  CHECK(gravest(7, 6) == 6);
  CHECK(gravest(6, 8) == 8);
  CHECK(gravest(8, 5) == 5);
  CHECK(gravest(5, 70) == 70);
  CHECK(gravest(70, 143) == 143);
  CHECK(gravest(143, 130) == 130);
  CHECK(gravest(1, 0) == 1); // else the first one's own
}

TEST_CASE("a program that is not there is an internal fault, not a success") {
  CHECK(run_child("no-such-program", "crawl", {}).code == 70);
}

TEST_CASE("the global options of a command line go on to the next verb") {
  Arguments arguments;
  arguments.options["--archive"] = {"/srv/a b"};
  arguments.options["--quiet"];
  arguments.options["--rebuild"];
  CHECK(globals_of(arguments) == std::vector<std::string>{"--archive", "/srv/a b", "--quiet"});
}
