// Whether a sentence ends between two words. It is here because the tokeniser
// marks sentence ends once for everybody: gaps of the lexicon, snippets and
// quotes rely on the same marks. It refuses to parse grammar: dots, blank
// lines and list marks are all it looks at.
#pragma once

#include <cstddef>
#include <string_view>

namespace sidestep {

// What stands before the gap that is judged.
struct BeforeGap {
  std::string_view word{};       // folded
  std::string_view before{};     // the word before that, folded; "" = none
  bool word_follows_dot = false; // "e.g": a dot alone parts `before` from `word`
};

// `text` from `from`, the end of a word, to `to`, the beginning of the next
// word (or the end of the text).
bool ends_sentence(std::string_view text, std::size_t from, std::size_t to, const BeforeGap& left);

} // namespace sidestep
