// A text as the matcher sees it: its words, each with its number, its marks and
// its sentence. Made once a message; every finder of the folder reads it.
#pragma once

#include "common/words.hpp"
#include "indexer/findings/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// Words. A match is judged by the whole of its sentence, so that a text without
// full stops is cut into such stretches: else its time grows with its square.
inline constexpr std::size_t longest_sentence = 500;

struct Reading {
  Words words{};
  std::vector<WordId> ids{};
  std::vector<std::uint8_t> marks{};          // of each word: is_number, is_money
  std::vector<std::uint32_t> sentence_from{}; // of each word: its sentence's first word
  std::vector<std::uint32_t> sentence_to{};   // and the one behind its last
};
enum Mark : std::uint8_t { is_number = 1, is_money = 2 };

Reading read_words(std::string_view text, const Vocabulary& vocabulary);
// For one who has the text's words already.
Reading read_words(std::string_view text, Words words, const Vocabulary& vocabulary);

} // namespace sidestep::indexer
