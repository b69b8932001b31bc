// The words round a place, as one line of folded words: for patterns that ask
// what a sentence says of a number or a date. Bounded in length.
#pragma once

#include "common/words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// Word by word with single blanks, and the marks , ; : ( ) ? as words of their
// own; a dash between blanks is ";". A blank stands before and behind.
class Window {
public:
  Window(std::string_view text, const Words& words) : text_(text), words_(words) {}

  // At most `most` words before byte `at`; none of an earlier sentence.
  std::string before(std::size_t at, std::size_t most) const;
  // At most `most` words from byte `at` on; none of the next sentence.
  std::string after(std::size_t at, std::size_t most) const;
  // Words on both sides, sentences or not.
  std::string around(std::size_t from, std::size_t to, std::size_t most) const;

private:
  void add(std::string& out, std::size_t word) const;
  void add_marks(std::string& out, std::size_t from, std::size_t to) const;

  std::string_view text_;
  const Words& words_;
};

} // namespace sidestep::indexer
