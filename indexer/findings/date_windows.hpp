// The parts of a text in which a date can stand at all: round digits, names of
// months and seasons, and days that have a name. It is here for speed: the
// patterns of dates are many, and most of a letter holds none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct DateWindow {
  // What stands in it, as bits: a pattern that needs another sign passes it over.
  enum Sign : std::uint8_t {
    digit = 1,
    month = 2,
    season = 4,
    name = 8,
    quarter = 16,
    weekday = 32
  };
  std::size_t start = 0; // bytes, end exclusive
  std::size_t end = 0;
  std::uint8_t signs = 0;
};

// In order, apart from each other. One pass over the bytes.
std::vector<DateWindow> date_windows(std::string_view text);

} // namespace sidestep::indexer
