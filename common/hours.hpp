// A part of the day, "22:00-06:00", in which something may be done.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sidestep {

struct Hours {
  int from = 0; // minutes after midnight
  int to = 0;   // exclusive; before `from`: on the next day
};

// Two times of 24 hours with a dash between; none when it is not, or both are the same.
std::optional<Hours> parse_hours(std::string_view text);

std::string text_of(const Hours& hours);

// Whether a minute of the day (minute_in_zone) is within.
bool within(const Hours& hours, int minute);

} // namespace sidestep
