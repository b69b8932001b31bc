// Marks between words.
#include "indexer/findings/sentence.hpp"

namespace sidestep::indexer {

bool WordText::has_break(std::size_t n) const {
  const std::string_view marks = gap(n);
  if (marks.find_first_of(";:()[]") != std::string_view::npos) return true;
  return marks.find(" - ") != std::string_view::npos ||
         marks.find("\xE2\x80\x93") != std::string_view::npos ||
         marks.find("\xE2\x80\x94") != std::string_view::npos;
}

} // namespace sidestep::indexer
