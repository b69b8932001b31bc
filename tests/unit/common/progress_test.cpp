// The line that tells how far a run has come.
#include "common/output/progress.hpp"

#include <doctest/doctest.h>

using namespace sidestep;

namespace {

Progress half_way() {
  Progress progress;
  progress.doing = "crawling";
  progress.done = 30;
  progress.all = 90;
  progress.found = 120;
  progress.fresh = 25;
  progress.changed = 5;
  progress.blocked = 2;
  return progress;
}

} // namespace

TEST_CASE("the line holds rate, counts and the time left") {
  CHECK(progress_line(half_way(), 300, 200) ==
        "crawling: 30 of 90 threads, 10 minutes left, 25 new, 5 changed, 2 blocked, 120 found, 6 a "
        "minute");
}

TEST_CASE("what does not fit is left out; the line never reaches the last column") {
  const auto line = progress_line(half_way(), 300, 60);
  CHECK(line == "crawling: 30 of 90 threads, 10 minutes left, 25 new");
  for (std::size_t columns = 40; columns < 140; ++columns)
    CHECK(progress_line(half_way(), 300, columns).size() < columns);
}

TEST_CASE("no rate is made up from the first moments") {
  Progress progress{.doing = "indexing", .done = 1, .all = 1000};
  CHECK(progress_line(progress, 0.1, 80) == "indexing: 1 of 1,000 threads");
  progress.seconds_each = 10;
  CHECK(progress_line(progress, 0.1, 80) == "indexing: 1 of 1,000 threads, 3 hours left");
  progress.done = 0;
  CHECK(progress_line(progress, 60, 80) == "indexing: 0 of 1,000 threads, 3 hours left");
}

TEST_CASE("nothing is left when all is done") {
  CHECK(progress_line({.doing = "indexing", .done = 50, .all = 50}, 10, 80) ==
        "indexing: 50 of 50 threads, 5 a second");
  CHECK(progress_line({.doing = "crawling", .done = 1}, 0, 80) == "crawling: 1 thread");
}
