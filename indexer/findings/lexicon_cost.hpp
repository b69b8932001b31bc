// What a lexicon costs: how often its patterns are begun in ordinary text. A
// pattern is begun wherever its rarest word stands; one whose rarest word is
// "the" is begun everywhere and finds what nobody meant. It judges cost alone:
// mistakes of form and failing examples are the lexicon's own to refuse.
#pragma once

#include "common/result.hpp"
#include "indexer/findings/lexicon.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sidestep::indexer {

// How often words stand in a million, by count.
class WordCounts {
public:
  // Lines of "word count", the commonest first; "#" begins a comment. Error
  // (config): with file and line.
  static Result<WordCounts> load(const std::filesystem::path& file);
  // A word that was not counted has the mean of such words.
  double in_a_thousand(std::string_view folded) const;
  bool is_common(std::string_view folded) const; // one of the 200 commonest

private:
  struct Row {
    std::size_t rank = 0; // from 0
    double million = 0;
  };
  std::unordered_map<std::string, Row> rows_{};
};

struct LexiconCost {
  double trials = 0; // in 1,000 words
  // Patterns whose rarest word is a common one.
  struct TooCommon {
    std::string file{};
    int line = 0;
    std::string word{};
    bool operator==(const TooCommon&) const = default;
  };
  std::vector<TooCommon> too_common{};
};

// Guards are not counted: they are tried where a pattern hit.
LexiconCost cost_of(const Lexicon& lexicon, const WordCounts& counts);

} // namespace sidestep::indexer
