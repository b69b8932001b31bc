// How a request looks where an answer repeats it: headings, list items,
// questions, and the marks of the answers between them.
#pragma once

#include <re2/re2.h>

#include <string>
#include <string_view>

namespace sidestep::indexer {

const RE2& asked_heading();  // a line alone: "You asked", "Question 3"
const RE2& asked_lead();     // ends a sentence: "in which you asked:"
const RE2& answer_heading(); // a line alone: "Our response"
const RE2& answer_prefix();  // "Answer: ...", "A1. ..."
const RE2& asking();         // how a request begins
const RE2& back_to_you();    // a question of the body to the requester

const RE2& to_you(); // ... when no answer follows it

// A list item: its number or letter ("" for a bullet) and what stands behind it.
bool is_item(std::string_view line, std::string* key, std::string* rest);
// "Question 3 - ...", and what follows it; `text` may be null.
bool is_labelled(std::string_view line, std::string* text);
bool opens_quote(std::string_view text);
bool closes_quote(std::string_view text);

} // namespace sidestep::indexer
