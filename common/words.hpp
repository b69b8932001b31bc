// The one tokeniser. It serves the index's terms, the query's words, the
// lexicon's matcher, snippets and diffs; nothing else splits text into words.
// A word is a run of letters or a run of digits of the text; letters part from
// digits (s12, 40(5B), 22A); inner apostrophes stay in the word ("don't",
// whatever the quote's shape); a soft hyphen is dropped; a number keeps inner
// dots and commas between digits (18.5, 3,214). Folded form: lower case, no
// diacritics, straight quotes, British text as it stands (no stemming).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

struct Word {
  std::string folded{};
  std::uint32_t start = 0; // UTF-8 bytes of the text, end exclusive
  std::uint32_t end = 0;
  bool sentence_end = false; // a sentence ends behind this word
  // What stands between this word and the next: nothing, only blanks, an
  // opening bracket, or anything else.
  enum class Gap : std::uint8_t { none, blank, bracket, other } gap = Gap::other;
};

std::vector<Word> words_of(std::string_view text);
// One word's folded form, for looking up and for names.
std::string fold(std::string_view text);
// The English (Snowball) stem of a folded word.
std::string stem(std::string_view folded);

} // namespace sidestep
