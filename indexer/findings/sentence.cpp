// Places of words, and the marks between them.
#include "indexer/findings/sentence.hpp"

namespace sidestep::indexer {

std::size_t word_from(const Words& words, std::size_t at) {
  const auto found =
      std::lower_bound(words.begin(), words.end(), at,
                       [](const Word& word, std::size_t byte) { return word.start < byte; });
  return static_cast<std::size_t>(found - words.begin());
}

bool WordText::has_break(std::size_t n) const {
  const std::string_view marks = gap(n);
  if (marks.find_first_of(";:()[]") != std::string_view::npos) return true;
  return marks.find(" - ") != std::string_view::npos ||
         marks.find("\xE2\x80\x93") != std::string_view::npos ||
         marks.find("\xE2\x80\x94") != std::string_view::npos;
}

} // namespace sidestep::indexer
