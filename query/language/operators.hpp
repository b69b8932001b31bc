// NEAR and THEN with what stands behind their slash, and the operators of other
// tools, which are refused rather than looked for as words.
#pragma once

#include "common/result.hpp"
#include "query/language/lexer.hpp"
#include "query/language/tree.hpp"

#include <string_view>

namespace sidestep::query {

// AND, OR, NOT, NEAR, THEN: the word alone, or with a slash behind it.
bool is_operator(const Token& token, std::string_view name);
bool is_near(const Token& token);
bool is_then(const Token& token);
bool is_not(const Token& token); // NOT, and NOT/20wd behind THEN

// NEAR alone is NEAR/10. Error (usage): no whole number, or too far.
Result<int> near_distance(std::string_view query, const Token& token);
// THEN/60d, THEN/3w, THEN/20wd; the same behind NOT. Error (usage): no such time.
Result<Link> link_of(std::string_view query, const Token& token);

// Error (usage): ADJ, XOR; NEAR or THEN in small letters with a slash behind.
Result<void> check_foreign_operator(std::string_view query, const Token& token);

} // namespace sidestep::query
