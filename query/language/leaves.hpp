// The leaves of a query's tree: one token each, read as a word, the beginning of
// one, a phrase, or a field with its value.
#pragma once

#include "common/result.hpp"
#include "query/language/lexer.hpp"
#include "query/language/tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::query {

std::vector<std::string> folded_words(std::string_view text);

// All: error (usage) with a caret where the token holds no word, or something
// that is no part of the language.
Result<Node> phrase_leaf(std::string_view query, const Token& token);
Result<Node> word_leaf(std::string_view query, const Token& token);
// A token with a field's name before the colon.
Result<const FieldRow*> field_of(std::string_view query, const Token& token);

} // namespace sidestep::query
