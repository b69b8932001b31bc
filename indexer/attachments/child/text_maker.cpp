// See text_maker.hpp.
#include "indexer/attachments/child/text_maker.hpp"

#include "common/text.hpp"
#include "indexer/attachments/frame.hpp"

#include <algorithm>

namespace sidestep::indexer {

void TextMaker::flush() {
  if (!made_.text.empty()) made_.text.append(breaks_, '\n');
  if (made_.text.empty() || breaks_ > 0) {
    if (page_) made_.page_starts.push_back(made_.text.size());
    page_ = false;
  }
  made_.text.append(tabs_, '\t');
  breaks_ = tabs_ = 0;
}

void TextMaker::put(std::string_view words) {
  if (words.empty()) return;
  full_ = full_ || made_.text.size() + words.size() + 4096 > text_limit;
  if (full_) return;
  flush();
  made_.text += words;
}

void TextMaker::line() {
  breaks_ = std::max(breaks_, 1U);
  tabs_ = 0;
}

void TextMaker::gap() {
  breaks_ = 2;
  tabs_ = 0;
}

void TextMaker::cell() {
  if (tabs_ < 64) ++tabs_;
}

void TextMaker::page() {
  gap();
  page_ = true;
}

Extracted TextMaker::take() {
  if (full_) return unread("its text is over " + std::to_string(text_limit >> 20) + " MB");
  const std::string clean = clean_utf8(made_.text);
  // Cleaning moves bytes, and with them the pages.
  if (clean != made_.text) made_.page_starts.clear();
  made_.text = clean;
  if (trim(made_.text).empty()) return unread("holds no text");
  return std::move(made_);
}

} // namespace sidestep::indexer
