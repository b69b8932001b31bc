// A message's text for people: findings marked with letters, other people's
// words behind bars, standard parts folded.
#pragma once

#include "common/model/records.hpp"
#include "common/output/terminal.hpp"

#include <string>
#include <vector>

namespace sidestep::query {

// The findings that `show` marks, in order: not dates, and boilerplate only
// when nothing is folded.
std::vector<const Finding*> marked_findings(const MessageRecord& message, bool all);
// "a" .. "z", "aa", ...
std::string letter(std::size_t n);

// Indented by three, ending in a newline; "" when there is nothing to print.
std::string body_text(const MessageRecord& message, bool all, const Terminal& terminal);
// What each letter means; polarity in capitals where it is not asserted.
std::string legend(const MessageRecord& message, bool all, const Terminal& terminal);
// A receipt that holds nothing else, which is folded whole.
bool is_receipt(const MessageRecord& message);

} // namespace sidestep::query
