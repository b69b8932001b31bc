// A read letter for people: its words with lettered marks, other people's words
// behind bars, and below it what each mark means.
#pragma once

#include "common/output/terminal.hpp"
#include "indexer/verbs/letter.hpp"

#include <string>

namespace sidestep::indexer {

std::string letter_as_text(const Letter& letter, const LetterReading& reading,
                           const Terminal& terminal);

} // namespace sidestep::indexer
