// Hits, printed: as text for people, as JSON Lines for programs.
#pragma once

#include "common/output/terminal.hpp"
#include "query/search/search.hpp"

#include <string>

namespace sidestep::query {

// One hit as in the docs; `number` counts from 1.
std::string hit_text(const Hit& hit, std::size_t number, const Terminal& terminal);
// One thread: its first hit, and how many of its messages match.
std::string thread_text(const Hit& hit, std::size_t number, std::size_t messages,
                        const Terminal& terminal);
// A thread that a sequence found: its steps, and what did not come (`absent`).
std::string sequence_text(const Hit& hit, std::size_t number, bool absent,
                          const Terminal& terminal);
// A line of sidestep.search/1, with its newline.
std::string hit_line(const Hit& hit, bool with_text);

// sidestep.meta/1: what was asked of which index, and how many match in all.
std::string meta_line(const Query& query, const Answer& answer, std::size_t count);
// sidestep.more/1: where the listing goes on.
std::string more_line(std::string_view cursor);

// "2 messages, newest first, of 214 searched. Captured up to 4 September 2026."
// and what is not shown; for stderr.
std::string summary(const Answer& answer, bool threads, std::size_t shown);

} // namespace sidestep::query
