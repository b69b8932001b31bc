// How things are said to people: kinds, sections, findings, days. Plain words,
// and nothing that is quoted, tentative or negated as if the body had said it.
#pragma once

#include "common/model/records.hpp"
#include "common/model/wording.hpp"
#include "common/output/terminal.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sidestep::query {

std::string kind_words(const MessageRecord& message); // "reply", "revised response to a petition"
std::string kind_capitals(const MessageRecord& message); // "REPLY", "FOLLOW-UP"
// What a reply is, in a word or two: "refusal", "question back".
std::string reply_words(std::string_view reply);
std::string day_words(std::string_view iso_day);       // "12 June 2026"; "no date" when ""
std::string short_day_words(std::string_view iso_day); // "12 June"
std::string late_words(int days);                      // "38 working days late"
// "says: nothing-further. cites: FOIA s.43(2)": what is asserted; then what is not.
std::string findings_words(const Findings& findings);
std::string clean(std::string_view text); // one line, safe for a terminal

// Marked text (query/search/passage) with its marks as brackets, bold on colour.
std::string bracketed(std::string_view marked, const Terminal& terminal);

} // namespace sidestep::query
