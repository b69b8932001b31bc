// A thread, printed: deadlines first, then who said what, then where it stands
// and how to check it.
#pragma once

#include "common/output/terminal.hpp"
#include "query/search/thread.hpp"

#include <string>

namespace sidestep::query {

struct ShowOptions {
  bool all = false;                    // print what is folded
  const MessageRecord* only = nullptr; // one message of the thread
};

std::string show_text(const ThreadView& view, const ShowOptions& options, const Terminal& terminal);
// A line of sidestep.show/1, with its newline.
std::string show_line(const ThreadView& view);
// The deadlines of a thread, each with its inputs and its law or "not law".
std::string deadlines_text(const ThreadView& view, const Terminal& terminal);

// Its red flags, each with its clock.
std::string flags_text(const ThreadView& view, const Terminal& terminal);

} // namespace sidestep::query
