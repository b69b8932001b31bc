// From a date form to the days it means. A year that is not written is read
// against the message's own date: by the weekday when there is one, by the
// direction of the words before it, else the nearest.
#pragma once

#include "common/calendar.hpp"
#include "indexer/findings/date_forms.hpp"

#include <optional>
#include <string_view>

namespace sidestep::indexer {

struct Interval {
  Day from{};
  Day to{}; // inclusive
  std::string_view precision{};
};

Day easter(int year); // Easter Sunday

// Which way the words around it look: "by", "will" ahead; "of", "since" back.
enum class Direction { ahead, back, either };
Direction direction_of(std::string_view text, const DateForm& form);

// Nothing when the form is no real day, or needs an anchor and there is none.
std::optional<Interval> resolve(const DateForm& form, Direction direction,
                                std::optional<Day> anchor);

} // namespace sidestep::indexer
