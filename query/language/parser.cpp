// Recursive descent over the tokens: OR of ANDs of terms.
#include "query/language/parser.hpp"

#include "common/text.hpp"
#include "common/words.hpp"
#include "query/language/lexer.hpp"
#include "query/language/operands.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

namespace store = indexer::store;

constexpr int deepest = 64;
constexpr std::size_t most_tokens = 1000;

bool is_operator(const Token& token, std::string_view name) {
  return token.type == TokenType::word && token.field.empty() && token.text == name;
}

// Operators of other tools, which a reader could take for ours.
bool is_foreign_operator(std::string_view text) {
  constexpr std::array<std::string_view, 4> names{"NEAR", "ADJ", "THEN", "XOR"};
  return std::any_of(names.begin(), names.end(), [text](std::string_view name) {
    return text == name || (text.starts_with(name) && text[name.size()] == '/');
  });
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  for (const Word& word : words_of(text))
    out.emplace_back(word.folded);
  return out;
}

class Parser {
public:
  Parser(std::string_view text, std::vector<Token> tokens)
      : text_(text), tokens_(std::move(tokens)) {}

  Result<Query> run() {
    Query query;
    query.text = text_;
    query_ = &query;
    if (peek().type != TokenType::end) {
      TRY_ASSIGN(query.root, either());
      if (peek().type == TokenType::close)
        return wrong(peek(), "this bracket closes nothing", "leave it out, or open one before it");
    }
    return query;
  }

private:
  const Token& peek() const { return tokens_[at_]; }
  const Token& take() { return tokens_[at_++]; }

  tl::unexpected<Error> wrong(const Token& token, std::string message,
                              std::string hint = "") const {
    return fail_at(text_, token.place, std::move(message), std::move(hint));
  }

  bool ends_operand() const {
    return peek().type == TokenType::end || peek().type == TokenType::close ||
           is_operator(peek(), "OR") || is_operator(peek(), "AND");
  }

  tl::unexpected<Error> nothing_behind(const Token& what) const {
    return wrong(what, fmt::format("nothing stands behind {}", what.text.empty() ? "-" : what.text),
                 "name what to look for there, or leave it out");
  }

  Result<Node> either() {
    Node node{Type::either, nullptr, {}, {}, {}, {}, {}, peek().place.at, 0};
    for (;;) {
      TRY_ASSIGN(Node part, both());
      if (!only_modes_) node.parts.push_back(std::move(part));
      if (!is_operator(peek(), "OR")) break;
      const Token& word = take();
      if (ends_operand()) return nothing_behind(word);
    }
    only_modes_ = node.parts.empty();
    if (node.parts.empty()) return Node{};
    if (node.parts.size() == 1) return std::move(node.parts.front());
    return node;
  }

  Result<Node> both() {
    Node node{Type::both, nullptr, {}, {}, {}, {}, {}, peek().place.at, 0};
    if (is_operator(peek(), "OR") || is_operator(peek(), "AND"))
      return wrong(peek(), fmt::format("nothing stands before {}", peek().text),
                   fmt::format("put what to look for before it; as a word write \"{}\"",
                               lower_ascii(peek().text)));
    for (;;) {
      const Token& first = peek();
      TRY_ASSIGN(Node part, term());
      // in: and delisted: switch the whole query and are no part of its tree.
      if (!is_mode(part) && !only_modes_) {
        node.parts.push_back(std::move(part));
      } else if (first.type == TokenType::minus || is_operator(first, "NOT")) {
        return wrong(first, "this switches the whole query and cannot be left out",
                     "write in:own or in:all, delisted:yes or delisted:no");
      }
      if (is_operator(peek(), "AND")) {
        const Token& word = take();
        if (ends_operand()) return nothing_behind(word);
      }
      if (ends_operand()) break;
    }
    only_modes_ = node.parts.empty();
    if (node.parts.empty()) return Node{};
    if (node.parts.size() == 1) return std::move(node.parts.front());
    return node;
  }

  static bool is_mode(const Node& node) {
    return node.type == Type::value && node.field->type == FieldType::mode;
  }

  Result<Node> term() {
    const Token& token = peek();
    only_modes_ = false; // set again by a group that holds nothing else
    if (++depth_ > deepest) return wrong(token, "the query is nested too deep");
    const Result<Node> out =
        token.type == TokenType::minus || is_operator(token, "NOT") ? negated() : primary();
    --depth_;
    return out;
  }

  Result<Node> negated() {
    const Token& sign = take();
    const bool apart = sign.type == TokenType::minus && peek().place.at != sign.place.at + 1;
    if (ends_operand() || apart) return nothing_behind(sign);
    TRY_ASSIGN(Node part, term());
    if (is_mode(part)) return part;
    Node node{Type::negation, nullptr, {}, {}, {}, {}, {}, sign.place.at, sign.place.size};
    node.parts.push_back(std::move(part));
    return node;
  }

  Result<Node> primary() {
    const Token& token = take();
    switch (token.type) {
    case TokenType::open:
      return group(token);
    case TokenType::close:
      return wrong(token, "these brackets hold nothing", "leave them out");
    case TokenType::quoted:
    case TokenType::word:
      if (!token.field.empty()) return field(token);
      return token.type == TokenType::quoted ? phrase(token) : word(token);
    case TokenType::minus:
    case TokenType::end:
      break;
    }
    return wrong(token, "something to look for is missing here");
  }

  Result<Node> group(const Token& open) {
    if (peek().type == TokenType::close)
      return wrong(open, "these brackets hold nothing", "leave them out");
    if (peek().type == TokenType::end)
      return wrong(open, "this bracket is never closed", "close it with )");
    TRY_ASSIGN(Node node, either());
    if (peek().type != TokenType::close)
      return wrong(open, "this bracket is never closed", "close it with )");
    take();
    return node;
  }

  Result<Node> field(const Token& token) {
    const FieldRow* row = store::field_named(token.field);
    if (row == nullptr) return unknown_field(token);
    if (token.text.empty() && token.type == TokenType::word && peek().type == TokenType::open)
      return wrong(token, fmt::format("{}: takes one value, no brackets", row->name),
                   fmt::format("write ({}:A OR {}:B)", row->name, row->name));
    TRY_ASSIGN(Node node, read_operand(text_, *row, token));
    if (row->name == "in") query_->all_words = node.value == "all";
    if (row->name == "delisted") query_->delisted = node.value == "yes";
    return node;
  }

  tl::unexpected<Error> unknown_field(const Token& token) const {
    std::vector<std::string> known;
    for (const FieldRow& row : store::fields()) {
      known.emplace_back(row.name);
      known.insert(known.end(), row.aliases.begin(), row.aliases.end());
    }
    const std::string_view here = store::called_here(token.field);
    const std::string near = nearest(token.field, known);
    std::string hint = "sidestep fields lists them; to look for the words, put them in quotes";
    if (!here.empty())
      hint = fmt::format("here that is {}", here);
    else if (!near.empty())
      hint = fmt::format("did you mean {}:? {}", near, hint);
    return fail_at(text_, {token.place.at, token.field.size() + 1},
                   fmt::format("there is no field {}:", token.field), std::move(hint));
  }

  Result<Node> phrase(const Token& token) const {
    Node node{Type::phrase, nullptr,        folded_words(token.text), {}, {}, {},
              {},           token.place.at, token.place.size};
    if (node.words.empty()) return wrong(token, "there is no word between these quotes");
    return node;
  }

  Result<Node> word(const Token& token) const {
    if (token.text == "*")
      return Node{Type::everything, nullptr, {}, {}, {}, {}, {}, token.place.at, 1};
    TRY(check_word(token));
    Node node{Type::word, nullptr,        folded_words(token.text), {}, {}, {},
              {},         token.place.at, token.place.size};
    if (node.words.empty()) {
      const bool sign = token.text == "&&" || token.text == "||" || token.text == "|";
      return wrong(token, "there is no word in this", sign ? "write AND or OR" : "");
    }
    if (node.words.size() > 1) node.type = Type::phrase;
    return node;
  }

  Result<void> check_word(const Token& token) const {
    const std::string& text = token.text;
    if (is_foreign_operator(text))
      return wrong(token, fmt::format("{} is not part of the query language", text),
                   fmt::format("as a word write \"{}\"", lower_ascii(text)));
    if (text.find('*') != std::string::npos)
      return wrong(token, "a * inside a word is not part of the query language",
                   "a plain word finds its family already: refuse finds refused and refusing; "
                   "* alone is everything");
    if (text.front() == '<' || text.front() == '>' || text.front() == '=')
      return wrong(token, "comparison signs are not part of the query language",
                   "write late:21.. for 21 or more");
    const std::size_t dots = text.find("..");
    const bool starts_so = (text.front() >= '0' && text.front() <= '9') || dots == 0;
    if (dots != std::string::npos && starts_so && text.find("...") == std::string::npos)
      return wrong(token, "a range needs its field", fmt::format("write date:{}", text));
    return {};
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool only_modes_ = false; // what was read last is in: or delisted: alone
  Query* query_ = nullptr;
};

Result<void> add_phrases(Query& query, const std::vector<std::string>& phrases, bool alone) {
  Node all{Type::both, nullptr, {}, {}, {}, {}, {}, 0, 0};
  if (!alone) {
    if (query.root.type == Type::both)
      all = query.root;
    else
      all.parts.push_back(query.root);
  }
  for (const std::string& phrase : phrases) {
    Node node{Type::phrase, nullptr, folded_words(phrase), {}, {}, {}, {}, 0, 0};
    if (node.words.empty())
      return fail(Code::usage, "--phrase: there is no word in \"{}\"", for_terminal(phrase));
    all.parts.push_back(std::move(node));
  }
  query.root = all.parts.size() == 1 ? Node(all.parts.front()) : std::move(all);
  return {};
}

} // namespace

Result<Query> parse(std::string_view text, const std::vector<std::string>& phrases) {
  std::string flat = clean_utf8(text);
  std::replace_if(
      flat.begin(), flat.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  TRY_ASSIGN(std::vector<Token> tokens, tokens_of(flat));
  if (tokens.size() > most_tokens)
    return fail(Code::usage, "the query has {} parts; {} are read", tokens.size() - 1, most_tokens);
  const bool alone = tokens.size() == 1;
  if (alone && phrases.empty())
    return hinted(fail(Code::usage, "the query is empty"),
                  "write words, or * for everything: sidestep search '*' --count");
  TRY_ASSIGN(Query query, Parser(flat, std::move(tokens)).run());
  query.text = flat;
  if (!phrases.empty()) TRY(add_phrases(query, phrases, alone));
  return query;
}

} // namespace sidestep::query
