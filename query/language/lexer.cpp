// Bytes to tokens.
#include "query/language/lexer.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>

namespace sidestep::query {
namespace {

constexpr std::size_t longest_query = 8192;
constexpr std::array<std::string_view, 5> quotes{"\"", "\u201C", "\u201D", "\u201E", "\u201F"};
constexpr std::array<std::string_view, 4> dashes{"\u2010", "\u2012", "\u2013", "\u2212"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The length of one of `marks` at a place; 0 when none stands there.
template <std::size_t N> std::size_t mark_at(const std::array<std::string_view, N>& marks,
                                             std::string_view text, std::size_t at) {
  for (const std::string_view mark : marks)
    if (text.substr(at).starts_with(mark)) return mark.size();
  return 0;
}

class Lexer {
public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<Token>> run() {
    std::vector<Token> out;
    while (skip_blanks()) {
      TRY_ASSIGN(Token token, next());
      out.push_back(std::move(token));
    }
    out.push_back({TokenType::end, {text_.size(), 1}, {}, {}, {}});
    return out;
  }

private:
  bool skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_]))
      ++at_;
    return at_ < text_.size();
  }

  Token mark(TokenType type) { return {type, {at_++, 1}, {}, {}, {}}; }

  Result<Token> next() {
    const char c = text_[at_];
    if (c == '(') return mark(TokenType::open);
    if (c == ')') return mark(TokenType::close);
    if (c == '-') return mark(TokenType::minus);
    if (const std::size_t size = mark_at(dashes, text_, at_); size != 0)
      return fail_at(text_, {at_, size}, "a dash stands where a minus sign could",
                     "write - (the minus key) before a word to leave it out");
    const std::size_t start = at_;
    Token token{TokenType::word, {}, field(), {}, {}};
    if (at_ < text_.size() && mark_at(quotes, text_, at_) != 0) {
      TRY(quoted(token));
    } else {
      const std::size_t from = at_;
      run_of_word(!token.field.empty());
      token.text = text_.substr(from, at_ - from);
      token.operand = {from, at_ - from};
    }
    token.place = {start, at_ - start};
    return token;
  }

  // `name:` at the start of a token; leaves the place behind it.
  std::string field() {
    std::size_t end = at_;
    while (end < text_.size() &&
           (is_letter(text_[end]) || text_[end] == '_' || (end > at_ && text_[end] == '-')))
      ++end;
    if (end == at_ || end >= text_.size() || text_[end] != ':') return "";
    std::string name = lower_ascii(text_.substr(at_, end - at_));
    at_ = end + 1;
    return name;
  }

  Result<void> quoted(Token& token) {
    const std::size_t open = at_;
    at_ += mark_at(quotes, text_, at_);
    const std::size_t from = at_;
    while (at_ < text_.size() && mark_at(quotes, text_, at_) == 0)
      ++at_;
    if (at_ == text_.size())
      return fail_at(text_, {open, text_.size() - open}, "this quote is never closed",
                     "close it with \", or leave it out; where a shell eats quotes, use "
                     "--phrase 'the words'");
    token.type = TokenType::quoted;
    token.text = text_.substr(from, at_ - from);
    token.operand = {from, at_ - from};
    at_ += mark_at(quotes, text_, at_);
    return {};
  }

  // Up to a blank, a quote or a bracket that is not the word's own: s.40(2) is
  // one word, cost(limit) is not; a field's operand may hold any pair.
  void run_of_word(bool operand) {
    const std::size_t from = at_;
    while (at_ < text_.size() && !is_blank(text_[at_]) && mark_at(quotes, text_, at_) == 0) {
      if (text_[at_] == ')') return;
      if (text_[at_] != '(') {
        ++at_;
        continue;
      }
      const std::size_t end = own_bracket(from, operand);
      if (end == 0) return;
      at_ = end;
    }
  }

  // Behind the closing bracket of one that belongs to the word; 0 when it does not.
  std::size_t own_bracket(std::size_t from, bool operand) const {
    constexpr std::size_t longest = 4; // (2), (5B), (iii)
    std::size_t end = at_ + 1;
    while (end < text_.size() && (is_digit(text_[end]) || is_letter(text_[end])))
      ++end;
    const std::size_t inside = end - at_ - 1;
    if (end >= text_.size() || text_[end] != ')' || inside == 0 || inside > longest) return 0;
    const std::string_view word = text_.substr(from, at_ - from);
    const bool numbered = std::any_of(word.begin(), word.end(), is_digit);
    return numbered || (operand && !word.empty()) ? end + 1 : 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

} // namespace

Result<std::vector<Token>> tokens_of(std::string_view query) {
  if (query.size() > longest_query)
    return fail(Code::usage, "the query is {} bytes long; {} are read", query.size(),
                longest_query);
  return Lexer(query).run();
}

} // namespace sidestep::query
