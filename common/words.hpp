// The one tokeniser. It serves the index's terms, the query's words, the
// lexicon's matcher, snippets and diffs; nothing else splits text into words.
// A word is a run of letters or a run of digits of the text; letters part from
// digits (s12, 40(5B), 22A); inner apostrophes stay in the word ("don't",
// whatever the quote's shape); a soft hyphen is dropped; a number keeps inner
// dots and commas between digits (18.5, 3,214). Folded form: lower case, no
// diacritics, straight quotes, British text as it stands (no stemming).
#pragma once

#include <cstdint>
#include <forward_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

struct Word {
  std::string_view folded{}; // lives as long as the Words it stands in
  std::uint32_t start = 0;   // UTF-8 bytes of the text, end exclusive
  std::uint32_t end = 0;
  std::uint32_t hash = 0;    // of the folded form, as hash_of() gives it
  bool sentence_end = false; // a sentence ends behind this word
  // What stands between this word and the next: nothing, only blanks, an
  // opening bracket, or anything else.
  enum class Gap : std::uint8_t { none, blank, bracket, other } gap = Gap::other;
};

// The words of one text, with their folded forms: a million words need a few
// large pieces of memory, not one each. It does not need the text any more, and
// may be moved (the forms stay where they are), not copied.
class Words {
public:
  Words() = default;
  Words(Words&&) noexcept = default;
  Words& operator=(Words&&) noexcept = default;

  std::size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  const Word& operator[](std::size_t i) const { return words_[i]; }
  const Word& front() const { return words_.front(); }
  const Word& back() const { return words_.back(); }
  auto begin() const { return words_.begin(); }
  auto end() const { return words_.end(); }
  auto rbegin() const { return words_.rbegin(); }
  auto rend() const { return words_.rend(); }

private:
  friend class Tokeniser;
  std::vector<Word> words_{};
  std::unique_ptr<char[]> lower_{};         // the text with ASCII letters in lower case
  std::forward_list<std::string> others_{}; // forms that are no piece of it
};

Words words_of(std::string_view text);
// One word's folded form, for looking up and for names.
std::string fold(std::string_view text);
// A hash of a folded word, the same in every run.
std::uint32_t hash_of(std::string_view folded);
// The English (Snowball) stem of a folded word.
std::string stem(std::string_view folded);

} // namespace sidestep
