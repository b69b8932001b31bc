// The passage of a message that shows why it was found: whole words, around as
// many of the matches as fit, within one voice.
#pragma once

#include "common/model/records.hpp"
#include "common/words.hpp"
#include "query/language/compile.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::query {

// Bytes of the text that match. `label` says why they may not be taken as the
// body's own assertion: "quoted", "tentative", "negated"; "" = they may.
struct Mark {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string label{};
};

// Every match in the text, in order, not overlapping.
std::vector<Mark> marks_of(const MessageRecord& message, const Wanted& wanted, const Words& words);

struct Passage {
  std::size_t start = 0; // bytes of the text
  std::size_t end = 0;
  bool cut_before = false; // the sentence goes on there
  bool cut_after = false;
  std::vector<Mark> marks{}; // those inside
};

Passage passage_of(const MessageRecord& message, const Wanted& wanted);

// The passage on one line, an ellipsis where it is cut, safe for a terminal.
// `marked` puts each match between mark_open and mark_close (one code point
// each, so that wrapping counts them as the brackets they become).
inline constexpr std::string_view mark_open = "\uE000";
inline constexpr std::string_view mark_close = "\uE001";
std::string passage_text(const MessageRecord& message, const Passage& passage, bool marked);
// Text from outside, safe for a terminal and without such marks of its own.
std::string unmarked(std::string_view text);

// The page of an attachment that holds a byte, from 1; 0 when it has no pages.
int page_at(const MessageRecord& message, std::size_t byte);

} // namespace sidestep::query
