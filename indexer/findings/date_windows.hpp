// The parts of a text in which a date can stand at all: round digits that look
// like one, names of months and seasons, and days that have a name. It is here for
// speed: the patterns of dates are many, and most of a letter holds none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct DateWindow {
  // What stands in it, as bits: a pattern that needs another sign passes it over.
  enum Sign : std::uint16_t {
    year = 1,          // four digits that begin with 19 or 20
    joined = 2,        // digits, a slash, dot or dash, digits
    month = 4,         // its name
    day_month = 8,     // ... with digits before it
    days_month = 16,   // ... with two groups of digits before it
    month_day = 32,    // ... with one or two digits behind it
    month_digits = 64, // ... with any digits behind it
    months = 128,      // ... with another month before it
    season = 256,
    name = 512, // a day that has one
    quarter = 1024,
    weekday = 2048
  };
  std::size_t start = 0; // bytes, end exclusive
  std::size_t end = 0;
  std::uint16_t signs = 0;
};

// In order, apart from each other. One pass over the bytes.
std::vector<DateWindow> date_windows(std::string_view text);

} // namespace sidestep::indexer
