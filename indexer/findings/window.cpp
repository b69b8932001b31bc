// Words round a place, found by binary search in the words of the text.
#include "indexer/findings/window.hpp"

#include "indexer/findings/sentence.hpp"

#include <algorithm>

namespace sidestep::indexer {

void Window::add(std::string& out, std::size_t word) const {
  out += words_[word].folded;
  out += ' ';
}

void Window::add_marks(std::string& out, std::size_t from, std::size_t to) const {
  constexpr std::size_t widest = 12; // a gap may be a page of dots
  const std::string_view gap = text_.substr(from, std::min(to - from, widest));
  for (const char mark : {',', ';', ':', '(', ')', '?'})
    if (gap.find(mark) != std::string_view::npos) {
      out += mark;
      out += ' ';
    }
  for (const std::string_view dash : {" - ", "\xE2\x80\x93", "\xE2\x80\x94"})
    if (gap.find(dash) != std::string_view::npos) {
      out += "; ";
      break;
    }
}

std::string Window::before(std::size_t at, std::size_t most) const {
  const std::size_t end = word_from(words_, at);
  std::size_t begin = end;
  while (begin > 0 && end - begin < most && !words_[begin - 1].sentence_end)
    --begin;
  std::string out = " ";
  for (std::size_t i = begin; i < end; ++i) {
    add(out, i);
    add_marks(out, words_[i].end,
              i + 1 < end ? words_[i + 1].start : std::max<std::size_t>(at, words_[i].end));
  }
  return out;
}

std::string Window::after(std::size_t at, std::size_t most) const {
  std::string out = " ";
  std::size_t i = word_from(words_, at);
  if (i > 0 && words_[i - 1].sentence_end && words_[i - 1].end <= at) return out;
  add_marks(out, at, i < words_.size() ? std::max<std::size_t>(at, words_[i].start) : text_.size());
  for (std::size_t n = 0; i < words_.size() && n < most; ++i, ++n) {
    add(out, i);
    if (words_[i].sentence_end) {
      const std::size_t to = i + 1 < words_.size() ? words_[i + 1].start : text_.size();
      const auto gap = text_.substr(words_[i].end, std::min<std::size_t>(to - words_[i].end, 12));
      if (gap.find('?') != std::string_view::npos) out += "? ";
      break;
    }
    if (i + 1 < words_.size()) add_marks(out, words_[i].end, words_[i + 1].start);
  }
  return out;
}

std::string Window::around(std::size_t from, std::size_t to, std::size_t most) const {
  const std::size_t left = word_from(words_, from);
  const std::size_t right = word_from(words_, to);
  std::string out = " ";
  for (std::size_t i = left - std::min(left, most); i < std::min(words_.size(), right + most); ++i)
    add(out, i);
  return out;
}

} // namespace sidestep::indexer
