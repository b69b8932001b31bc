// What a letter says that finding the information would take: "3,000 files at
// five minutes each, 250 hours". It is here because such sums are fought over;
// hours that are worked, paid or allowed (the limit itself) are no claim.
#pragma once

#include "common/model/finding.hpp"
#include "common/model/voice.hpp"
#include "common/words.hpp"

#include <string_view>

namespace sidestep::indexer {

// In order of place; `hours` as the letter gives them, or records times minutes.
Findings find_cost_claims(std::string_view text, const Words& words, const Voices& voices);

} // namespace sidestep::indexer
