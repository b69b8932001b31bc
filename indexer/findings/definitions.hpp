// What a letter gives a meaning of its own: "for the purposes of this reply
// 'mystery shopping' means ...". It is here because an answer can be true by its
// definition alone. What a law defines, and what only explains a word in passing,
// is left out.
#pragma once

#include "common/model/finding.hpp"
#include "common/model/voice.hpp"
#include "common/words.hpp"

#include <string_view>

namespace sidestep::indexer {

// In order of place; each holds its term, in lower case.
Findings find_definitions(std::string_view text, const Words& words, const Voices& voices);

} // namespace sidestep::indexer
