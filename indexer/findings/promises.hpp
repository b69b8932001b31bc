// What a body says that it will do, and by when: the finding `promise`. A time
// that nobody binds himself to (a law's, a third party's, the reader's own) is
// quoted or no finding; a time that cannot be told as days is none.
#pragma once

#include "common/calendar.hpp"
#include "common/model/finding.hpp"
#include "common/model/voice.hpp"
#include "common/words.hpp"
#include "indexer/findings/findings.hpp"

#include <string_view>
#include <vector>

namespace sidestep::indexer {

// `dates` as find_dates gives them for the same text. In order of place.
Findings find_promises(std::string_view text, const Words& words, const Findings& dates,
                       const Voices& voices, const LetterContext& context,
                       const Holidays* holidays);

} // namespace sidestep::indexer
