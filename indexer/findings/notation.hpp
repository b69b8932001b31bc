// The lexicon's notation, parsed: one line of words, alternatives, options,
// gaps, word classes and marks (docs: the lexicon's own head). What it stands
// for is a small tree over word numbers; the matcher compiles that tree.
#pragma once

#include "common/result.hpp"
#include "indexer/findings/vocabulary.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct Node {
  enum class Kind : std::uint8_t {
    words,    // one word out of a set
    number,   // a number in figures or in words
    money,    // a number behind a currency sign
    gap,      // `least` to `most` words of any kind
    sequence, // parts one after the other
    either    // one of the parts
  };
  Kind kind = Kind::words;
  bool optional = false;
  std::uint8_t least = 0;
  std::uint8_t most = 0;
  std::vector<WordId> words{}; // sorted, each once
  std::vector<Node> parts{};
};

// Word classes by name, already parsed.
using Classes = std::map<std::string, Node, std::less<>>;

// Error (config): what is wrong and where in the pattern, without file or line.
Result<Node> parse_pattern(std::string_view pattern, const Classes& classes,
                           Vocabulary& vocabulary);

constexpr int longest_gap = 20;

} // namespace sidestep::indexer
