// What stands behind a field's colon: days, numbers, stock phrases, sections.
#pragma once

#include "common/result.hpp"
#include "query/language/lexer.hpp"
#include "query/language/tree.hpp"

#include <string_view>

namespace sidestep::query {

// The node that a field token means. Error (usage) with a caret: an empty
// operand, a day that is none, a choice that is not offered, a range backwards.
Result<Node> read_operand(std::string_view query, const FieldRow& field, const Token& token);

// Names of polarities that says: and cites: take behind a slash.
bool is_polarity(std::string_view word);

} // namespace sidestep::query
