// A query's text cut into tokens. It knows quotes, brackets, the minus sign and
// `field:`; what a token means is the parser's business.
#pragma once

#include "common/result.hpp"
#include "query/language/caret.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::query {

enum class TokenType { word, quoted, open, close, minus, end };

struct Token {
  TokenType type = TokenType::end;
  Place place{};       // the whole token, its field too
  std::string field{}; // lower case; "" = none. word and quoted alone
  std::string text{};  // without quotes; a field's operand, may be empty
  Place operand{};     // where `text` stands
};

// Always ends with an `end` token. Error (usage): an open quote, a dash that is
// no minus sign, a query that is too long.
Result<std::vector<Token>> tokens_of(std::string_view query);

} // namespace sidestep::query
