// Whether a phrase is somebody's words that the writer only reports: "you say
// that", "our letter of May said that", a short quotation. It reads the sentence
// alone; whose a whole passage is, is the voices' business.
#pragma once

#include "indexer/findings/polarity.hpp"

namespace sidestep::indexer {

bool is_reported(const Judged& phrase);

} // namespace sidestep::indexer
