// The words that some pattern uses, each with a small number. Comparing
// numbers is what makes matching fast; every other word of a text is 0.
#pragma once

#include "common/words.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

using WordId = std::uint32_t; // 0 = a word that no pattern uses

class Vocabulary {
public:
  Vocabulary(); // holds the number words: they are marked in every text
  WordId intern(std::string_view folded);
  WordId find(std::string_view folded) const { return find(folded, hash_of(folded)); }
  // The same for a word whose hash is known, as in Word.
  WordId find(std::string_view folded, std::uint32_t hash) const {
    if (slots_.empty()) return 0;
    for (std::size_t at = hash & (slots_.size() - 1); slots_[at].id != 0;
         at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].hash == hash && words_[slots_[at].id - 1] == folded) return slots_[at].id;
    return 0;
  }
  std::size_t size() const { return words_.size() + 1; } // ids are below this
  bool is_number_word(WordId id) const { return id != 0 && id <= number_words_; }
  const std::string& word(WordId id) const { return words_[id - 1]; }

private:
  // Open addressing, at most a quarter full: most words of a text are not here,
  // and the first slot looked at is empty.
  struct Slot {
    std::uint32_t hash = 0;
    WordId id = 0; // 0: empty
  };
  void grow();
  void put(Slot slot);

  std::vector<Slot> slots_{}; // their number is a power of two
  std::vector<std::string> words_{};
  WordId number_words_ = 0; // ids up to this one are number words
};

// About how often a word stands in a letter, as a share of all words: a table
// of the common ones, one small value for the rest. Only relations matter.
double frequency(std::string_view folded);

} // namespace sidestep::indexer
