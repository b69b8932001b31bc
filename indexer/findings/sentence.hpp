// A letter's words as the finders of times and promises walk over them: which
// word stands where, what marks part it from the next, where its sentence begins
// and ends. It is here so that every walk has the same borders; it judges no
// meaning.
#pragma once

#include "common/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// The first word that begins at byte `at` or behind it.
std::size_t word_from(const Words& words, std::size_t at);

class WordText {
public:
  WordText(std::string_view text, const Words& words) : text_(text), words_(words) {}

  std::size_t size() const { return words_.size(); }
  std::string_view text() const { return text_; }
  // "" outside the text, so that a walk needs no bounds of its own.
  std::string_view at(std::size_t n) const {
    return n < words_.size() ? std::string_view(words_[n].folded) : std::string_view();
  }
  std::size_t start(std::size_t n) const { return words_[n].start; }
  std::size_t end(std::size_t n) const { return words_[n].end; }

  // The bytes between word `n` and the next, a dozen at most.
  std::string_view gap(std::size_t n) const {
    constexpr std::size_t widest = 12;
    if (n >= words_.size()) return {};
    const std::size_t to = n + 1 < words_.size() ? words_[n + 1].start : text_.size();
    return text_.substr(words_[n].end, std::min<std::size_t>(to - words_[n].end, widest));
  }
  bool has_comma(std::size_t n) const { return gap(n).find(',') != std::string_view::npos; }
  // A mark that parts one statement from the next: ; : ( ) and dashes.
  bool has_break(std::size_t n) const;

  bool ends_sentence(std::size_t n) const {
    return n + 1 >= words_.size() || words_[n].sentence_end;
  }
  // The first word of the sentence that word `n` stands in; looks `most` back.
  std::size_t sentence_start(std::size_t n, std::size_t most) const {
    std::size_t first = n;
    while (first > 0 && n - first < most && !words_[first - 1].sentence_end)
      --first;
    return first;
  }
  // Behind its last word; looks `most` on.
  std::size_t sentence_stop(std::size_t n, std::size_t most) const {
    std::size_t stop = n + 1;
    while (stop < words_.size() && stop - n < most && !words_[stop - 1].sentence_end)
      ++stop;
    return std::min(stop, words_.size());
  }
  std::size_t word_from(std::size_t at) const { return indexer::word_from(words_, at); }

private:
  std::string_view text_;
  const Words& words_;
};

} // namespace sidestep::indexer
