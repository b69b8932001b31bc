// A place in a text, moved over the small parts of a citation. Every step reads
// a bounded number of bytes, so that no text makes it slow. White space means
// blanks, line breaks, no-break and thin spaces, soft hyphens.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

class Cursor {
public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}
  std::size_t place() const { return at_; }

  void head_mark(); // ".", blanks behind "section", "s"
  // A section's number: "36", "22A". After a head also in words, and with l, I
  // and O where a scanner misread 1 and 0. Nothing: the cursor has not moved.
  std::optional<std::string> number(bool after_head);
  // "(2)(b)(ii)", " (2) (b)", and, with `dots`, ".2.b".
  std::vector<std::string> tail(bool dots = true);
  std::vector<std::string> subsection();         // ", subsection (2)", " subsection 2"
  std::string head();                            // a word that may be a head, with its mark
  enum class Joint { none, list, range, apart }; // apart: ";"
  Joint joint();                                 // "," "and" "&" "or" "/" "to" "-" ";"
  // Behind a plain number: no letter, no unit, no month, as "18 hours" has.
  bool stands_alone() const;

private:
  std::size_t blanks(std::size_t most);
  bool take(std::string_view word);
  bool take_letters(std::string_view letters); // in either case
  bool take_word(std::string_view word);       // ... with no letter behind it
  char peek(std::size_t ahead = 0) const;
  std::optional<std::string> bracketed();
  std::optional<std::string> number_in_words();

  std::string_view text_;
  std::size_t at_;
};

} // namespace sidestep::indexer
