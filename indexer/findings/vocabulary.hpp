// The words that some pattern uses, each with a small number. Comparing
// numbers is what makes matching fast; every other word of a text is 0.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sidestep::indexer {

using WordId = std::uint32_t; // 0 = a word that no pattern uses

class Vocabulary {
public:
  WordId intern(const std::string& folded);
  WordId find(const std::string& folded) const {
    const auto found = ids_.find(folded);
    return found == ids_.end() ? 0 : found->second;
  }
  std::size_t size() const { return words_.size() + 1; } // ids are below this
  const std::string& word(WordId id) const { return words_[id - 1]; }

private:
  std::unordered_map<std::string, WordId> ids_{};
  std::vector<std::string> words_{};
};

// About how often a word stands in a letter, as a share of all words: a table
// of the common ones, one small value for the rest. Only relations matter.
double frequency(std::string_view folded);

} // namespace sidestep::indexer
