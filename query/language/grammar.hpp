// The grammar: tokens to a tree. What a pattern's name stands for is asked of the
// caller, who knows the configuration.
#pragma once

#include "common/result.hpp"
#include "query/language/lexer.hpp"
#include "query/language/tree.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace sidestep::query {

// What pattern:NAME stands for.
using Expand = std::function<Result<Query>(std::string_view query, const Token& name)>;

// Error (usage) with a caret: whatever is not part of the language.
Result<Query> read_tokens(std::string_view text, std::vector<Token> tokens, const Expand& expand);

} // namespace sidestep::query
