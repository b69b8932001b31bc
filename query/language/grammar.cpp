// Recursive descent over the tokens: THEN of ORs of ANDs of NEARs of leaves.
#include "query/language/grammar.hpp"

#include "common/text.hpp"
#include "query/language/leaves.hpp"
#include "query/language/operands.hpp"
#include "query/language/operators.hpp"
#include "query/language/shape.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

namespace store = indexer::store;

constexpr int deepest = 64;

// A pattern's parts stand where its name stands: carets point into this query.
void place_at(Node& node, Place place) {
  node.at = place.at;
  node.size = place.size;
  for (Node& part : node.parts)
    place_at(part, place);
}

class Grammar {
public:
  Grammar(std::string_view text, std::vector<Token> tokens, Expand expand)
      : text_(text), tokens_(std::move(tokens)), expand_(std::move(expand)) {}

  Result<Query> run() {
    Query query;
    query.text = text_;
    query_ = &query;
    if (peek().type != TokenType::end) {
      TRY_ASSIGN(query.root, sequence());
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

  bool joins_operands() const {
    return is_operator(peek(), "OR") || is_operator(peek(), "AND") || is_then(peek()) ||
           is_near(peek());
  }
  bool ends_operand() const {
    return peek().type == TokenType::end || peek().type == TokenType::close || joins_operands();
  }

  tl::unexpected<Error> nothing_behind(const Token& what) const {
    return wrong(what, fmt::format("nothing stands behind {}", what.text.empty() ? "-" : what.text),
                 "name what to look for there, or leave it out");
  }
  tl::unexpected<Error> nothing_before() const {
    const std::string word = peek().text.substr(0, peek().text.find('/'));
    return wrong(
        peek(), fmt::format("nothing stands before {}", peek().text),
        fmt::format("put what to look for before it; as a word write \"{}\"", lower_ascii(word)));
  }

  Node open_node(Type type) const {
    Node node;
    node.type = type;
    node.at = peek().place.at;
    return node;
  }

  Result<Node> sequence() {
    Node node = open_node(Type::sequence);
    const Token& first = peek();
    for (;;) {
      TRY_ASSIGN(Node part, either());
      const bool nothing = only_modes_;
      if (!nothing) node.parts.push_back(std::move(part));
      if (!is_then(peek())) break;
      if (nothing) return wrong(first, "a step of a sequence holds nothing to look for");
      TRY_ASSIGN(Link link, this->link());
      node.links.push_back(link);
    }
    node.size = tokens_[at_ - 1].place.at + tokens_[at_ - 1].place.size - node.at;
    only_modes_ = node.parts.empty();
    if (node.parts.empty()) return Node{};
    if (node.parts.size() == node.links.size())
      return wrong(first, "a step of a sequence holds nothing to look for");
    if (node.parts.size() == 1) return std::move(node.parts.front());
    return node;
  }

  Result<Link> link() {
    const Token& then = take();
    TRY_ASSIGN(Link link, link_of(text_, then));
    if (peek().type == TokenType::minus)
      return wrong(peek(), "a step cannot begin with a minus sign",
                   "write THEN NOT for what did not come, or * -word for anything else");
    if (is_not(peek())) {
      const Token& no = take();
      TRY_ASSIGN(const Link absent, link_of(text_, no));
      if (link.unit != Link::Unit::any_time && absent.unit != Link::Unit::any_time)
        return wrong(no, "the time is given twice", "write it once: THEN NOT/20wd");
      if (absent.unit != Link::Unit::any_time) link = absent;
      link.absent = true;
      if (ends_operand()) return nothing_behind(no);
      return link;
    }
    if (ends_operand()) return nothing_behind(then);
    return link;
  }

  Result<Node> either() {
    Node node = open_node(Type::either);
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
    Node node = open_node(Type::both);
    if (joins_operands()) return nothing_before();
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
        token.type == TokenType::minus || is_operator(token, "NOT") ? negated() : near();
    --depth_;
    return out;
  }

  Result<Node> negated() {
    const Token& sign = take();
    const bool apart = sign.type == TokenType::minus && peek().place.at != sign.place.at + 1;
    if (ends_operand() || apart) return nothing_behind(sign);
    TRY_ASSIGN(Node part, term());
    if (is_mode(part)) return part;
    Node node;
    node.type = Type::negation;
    node.at = sign.place.at;
    node.size = sign.place.size;
    node.parts.push_back(std::move(part));
    return node;
  }

  Result<Node> near() {
    Node node = open_node(Type::near);
    TRY_ASSIGN(Node first, primary());
    if (!is_near(peek())) return first;
    const Token* operand = &tokens_[at_ - 1];
    node.parts.push_back(std::move(first));
    while (is_near(peek())) {
      const Token& word = take();
      TRY_ASSIGN(const int distance, near_distance(text_, word));
      if (node.distance != 0 && node.distance != distance)
        return wrong(word, "the NEARs of one chain have one distance", "use the same number");
      node.distance = distance;
      if (ends_operand() || peek().type == TokenType::minus) return nothing_behind(word);
      operand = &peek();
      TRY_ASSIGN(Node part, primary());
      node.parts.push_back(std::move(part));
    }
    for (const Node& part : node.parts)
      TRY(check_near_operand(text_, part, *operand));
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
      return token.type == TokenType::quoted ? phrase_leaf(text_, token) : word(token);
    case TokenType::minus:
    case TokenType::end:
      break;
    }
    return wrong(token, "something to look for is missing here");
  }

  Result<Node> word(const Token& token) const {
    if (is_not(token))
      return wrong(token, fmt::format("{} stands behind THEN alone", for_terminal(token.text)),
                   "write A THEN NOT/20wd B");
    return word_leaf(text_, token);
  }

  Result<Node> group(const Token& open) {
    if (peek().type == TokenType::close)
      return wrong(open, "these brackets hold nothing", "leave them out");
    if (peek().type == TokenType::end)
      return wrong(open, "this bracket is never closed", "close it with )");
    TRY_ASSIGN(Node node, sequence());
    if (peek().type != TokenType::close)
      return wrong(open, "this bracket is never closed", "close it with )");
    take();
    return node;
  }

  Result<Node> field(const Token& token) {
    TRY_ASSIGN(const FieldRow* row, field_of(text_, token));
    const bool bracket = token.text.empty() && token.type == TokenType::word &&
                         peek().type == TokenType::open &&
                         peek().place.at == token.place.at + token.place.size;
    if (bracket && row->name == "thread") return whole(token);
    if (bracket)
      return wrong(token, fmt::format("{}: takes one value, no brackets", row->name),
                   fmt::format("write ({}:A OR {}:B)", row->name, row->name));
    if (row->type == FieldType::pattern) return pattern(token);
    TRY_ASSIGN(Node node, read_operand(text_, *row, token));
    if (row->name == "in") query_->all_words = node.value == "all";
    if (row->name == "delisted") query_->delisted = node.value == "yes";
    return node;
  }

  Result<Node> whole(const Token& token) {
    Node node;
    node.type = Type::whole;
    node.at = token.place.at;
    node.size = token.place.size;
    TRY_ASSIGN(Node part, group(take()));
    if (only_modes_) return Node{};
    node.parts.push_back(std::move(part));
    return node;
  }

  Result<Node> pattern(const Token& token) {
    TRY_ASSIGN(Query kept, expand_(text_, token));
    query_->all_words = query_->all_words || kept.all_words;
    query_->delisted = query_->delisted || kept.delisted;
    place_at(kept.root, token.place);
    return std::move(kept.root);
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  Expand expand_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool only_modes_ = false; // what was read last is in: or delisted: alone
  Query* query_ = nullptr;
};

} // namespace

Result<Query> read_tokens(std::string_view text, std::vector<Token> tokens, const Expand& expand) {
  return Grammar(text, std::move(tokens), expand).run();
}

} // namespace sidestep::query
