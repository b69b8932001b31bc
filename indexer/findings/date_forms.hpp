// The shapes in which dates are written, found by RE2 (no gaps, so linear on
// any text), before anything is resolved.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct DateForm {
  enum class Shape {
    day,
    day_range,
    month,
    month_range,
    season,
    quarter,
    fiscal_year,
    year,
    weekday_day,
    easter_day
  };
  Shape shape = Shape::day;
  std::size_t start = 0; // bytes of the text
  std::size_t end = 0;
  std::optional<int> year{};
  int month = 0;      // 1 to 12
  int last_month = 0; // month_range
  int day = 0;
  int last_day = 0;             // day_range
  int season = 0;               // 1 spring, 2 summer, 3 autumn, 4 winter
  int quarter = 0;              // 1 to 4
  bool fiscal = false;          // a quarter of a financial year
  int step = 0;                 // "next" +1, "last" -1
  std::optional<int> weekday{}; // 0 = Sunday
  int from_easter = 0;          // easter_day: days after Easter Sunday
};

// In order, not overlapping; `anchor_year` tells a two-digit year from a day.
std::vector<DateForm> date_forms(std::string_view text, int anchor_year);

} // namespace sidestep::indexer
