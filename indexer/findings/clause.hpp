// A sentence seen from a phrase in it: its words, and where its clauses end. The
// ground that polarity and attribution stand on; it judges nothing itself.
#pragma once

#include "indexer/findings/polarity.hpp"

#include <string_view>

namespace sidestep::indexer {

class Clause {
protected:
  explicit Clause(const Judged& phrase)
      : p_(phrase), from_(phrase.text.sentence_from[phrase.first]) {}

  std::string_view word(std::size_t i) const { return p_.text.words[i].folded; }

  // A clause ends between words i and i + 1: anything but blanks and quotes.
  bool clause_ends(std::size_t i) const {
    const auto& words = p_.text.words;
    if (words[i].gap == Word::Gap::none || words[i].gap == Word::Gap::blank) return false;
    if (words[i].gap == Word::Gap::bracket) return true;
    const auto between = p_.bytes.substr(words[i].end, words[i + 1].start - words[i].end);
    return between.find_first_of(",;:()") != std::string_view::npos ||
           between.find(" - ") != std::string_view::npos ||
           between.find("\xE2\x80\x93") != std::string_view::npos ||
           between.find("\xE2\x80\x94") != std::string_view::npos;
  }

  const Judged& p_;
  std::size_t from_; // the first word of the sentence
};

} // namespace sidestep::indexer
