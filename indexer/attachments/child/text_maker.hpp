// Text as it grows: one line break a line, a tab between cells, never more than
// one blank line, never over the limit.
#pragma once

#include "indexer/attachments/extract.hpp"

#include <string>
#include <string_view>

namespace sidestep::indexer {

class TextMaker {
public:
  void put(std::string_view words);
  void line(); // ends the line
  void gap();  // ends the line and leaves one blank
  void cell(); // before each cell of a row but the first
  void page(); // a page, sheet or slide begins here
  bool full() const { return full_; }
  // The text, or "holds no text".
  Extracted take();

private:
  void flush();

  Extracted made_{};
  unsigned breaks_ = 0;
  unsigned tabs_ = 0;
  bool full_ = false;
  bool page_ = false;
};

} // namespace sidestep::indexer
