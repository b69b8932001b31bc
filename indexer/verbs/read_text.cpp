#include "indexer/verbs/read_text.hpp"

namespace sidestep::indexer {

std::string letter_as_text(const Letter& letter, const LetterReading&, const Terminal&) {
  return letter.text;
}

} // namespace sidestep::indexer
