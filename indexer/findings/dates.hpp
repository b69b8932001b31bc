// Dates in a letter, resolved to days: full ones, those without a year (read
// against the message's own date), months, seasons, quarters, years, ranges.
// Day first, as the UK writes. It finds dates, not promises or deadlines.
#pragma once

#include "common/model/finding.hpp"
#include "common/model/voice.hpp"
#include "indexer/findings/findings.hpp"

#include <string_view>

namespace sidestep::indexer {

// In order of `start`, not overlapping. A date without a year is left out when
// the message has no date to read it against.
Findings find_dates(std::string_view text, const Voices& voices, const LetterContext& context);

} // namespace sidestep::indexer
