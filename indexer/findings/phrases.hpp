// The stock phrases of one text: matches of the lexicon whose guards hold, each
// with its polarity.
#pragma once

#include "common/model/finding.hpp"
#include "common/model/voice.hpp"
#include "indexer/findings/lexicon.hpp"

#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct Phrase {
  const Lexicon::Entry* entry = nullptr;
  Polarity polarity = Polarity::asserted;
  std::size_t start = 0; // bytes of the text, end exclusive
  std::size_t end = 0;
  int line = 0; // of the pattern, in the lexicon file of its entry
};

// Each function also takes words that were read before, with this lexicon's
// vocabulary: a message's are read once.
// Every match, overlapping ones too, in order of place. No voices: all own.
std::vector<Phrase> all_phrases(const Lexicon& lexicon, std::string_view text,
                                const Voices& voices);
std::vector<Phrase> all_phrases(const Lexicon& lexicon, std::string_view text,
                                const Reading& reading, const Voices& voices);
// As findings; of matches of one category that overlap, the longest alone.
Findings find_phrases(const Lexicon& lexicon, std::string_view text, const Voices& voices);
Findings find_phrases(const Lexicon& lexicon, std::string_view text, const Reading& reading,
                      const Voices& voices);

} // namespace sidestep::indexer
