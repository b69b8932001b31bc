// What a tree may look like: where a sequence may stand, and what NEAR may join.
// A tree that passed here can be compiled.
#pragma once

#include "common/result.hpp"
#include "query/language/lexer.hpp"
#include "query/language/tree.hpp"

#include <string_view>

namespace sidestep::query {

// The tree with its one sequence at the root: steps that are sequences themselves
// are laid flat, and what stands beside a sequence narrows the step whose message
// is the hit. Error (usage) with a caret: a sequence in any other place.
Result<Node> shaped(std::string_view query, Node root);

// Error (usage): an operand of NEAR that is no word, beginning or single quoted
// word, nor ORs of these. `token` is where the caret stands when the operand has
// no place of its own.
Result<void> check_near_operand(std::string_view query, const Node& node, const Token& token);

} // namespace sidestep::query
