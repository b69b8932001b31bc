// A made site for the test of completeness: thousands of requests over years,
// hundreds of them on one day, some hidden, some delisted. The same seed makes
// the same world; all of it is invented.
#pragma once

#include "tests/sites/sample.hpp"

#include <cstddef>

namespace sidestep::sample {

struct Making {
  unsigned seed = 20261124;
  std::size_t listed = 3000;
  std::size_t on_one_day = 800; // of the listed ones
  std::size_t hidden = 60;      // 403
  std::size_t delisted = 40;    // to be read at their address, on no list
  std::size_t bodies = 40;
};
inline constexpr const char* busy_day = "2024-03-05";

World make_world(const Making& making);

} // namespace sidestep::sample
