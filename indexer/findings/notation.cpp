// A recursive-descent parser of the notation. Depth and size are bounded: a
// user's file is input from outside too.
#include "indexer/findings/notation.hpp"

#include "common/words.hpp"
#include "indexer/findings/inflections.hpp"

#include <algorithm>
#include <optional>

namespace sidestep::indexer {
namespace {

constexpr int deepest = 8;
constexpr std::size_t most_parts = 4000; // of the classes in a pattern

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

class Parser {
public:
  Parser(std::string_view text, const Classes& classes, Vocabulary& vocabulary)
      : text_(text), classes_(classes), vocabulary_(vocabulary) {}

  Result<Node> whole() {
    TRY_ASSIGN(Node node, alternatives(0));
    if (at_ < text_.size()) return wrong("a ')' without its '('");
    return node;
  }

private:
  tl::unexpected<Error> wrong(std::string_view what) const {
    return fail(Code::config, "{} at character {} of the pattern \"{}\"", what, at_ + 1, text_);
  }
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  void blanks() {
    while (!done() && (peek() == ' ' || peek() == '\n' || peek() == '\t'))
      ++at_;
  }

  Result<Node> alternatives(int depth) {
    if (depth > deepest) return wrong("brackets nested too deeply");
    Node either;
    either.kind = Node::Kind::either;
    while (true) {
      TRY_ASSIGN(Node one, sequence(depth));
      either.parts.push_back(std::move(one));
      if (peek() != '|') break;
      ++at_;
    }
    return simplified(std::move(either));
  }

  Result<Node> sequence(int depth) {
    Node row;
    row.kind = Node::Kind::sequence;
    for (blanks(); !done() && peek() != '|' && peek() != ')'; blanks()) {
      TRY_ASSIGN(Node part, element(depth));
      if (peek() == '?') {
        if (part.kind == Node::Kind::gap) return wrong("a gap cannot be optional");
        part.optional = true;
        ++at_;
      }
      row.parts.push_back(std::move(part));
    }
    if (row.parts.empty()) return wrong("an empty alternative");
    if (row.parts.size() == 1 && !row.parts[0].optional) return std::move(row.parts[0]);
    return row;
  }

  Result<Node> element(int depth) {
    switch (peek()) {
    case '(': {
      ++at_;
      TRY_ASSIGN(Node inner, alternatives(depth + 1));
      if (peek() != ')') return wrong("a '(' that is not closed");
      ++at_;
      return inner;
    }
    case '{':
      return gap();
    case '<':
      return mark();
    case '@':
      return word_class();
    case '~':
      return inflected();
    default:
      return plain();
    }
  }

  std::string name_here() {
    const auto from = at_;
    while (!done() && is_name(peek()))
      ++at_;
    return std::string(text_.substr(from, at_ - from));
  }

  Result<Node> gap() {
    const auto close = text_.find('}', at_);
    const auto comma = text_.find(',', at_);
    Node node;
    node.kind = Node::Kind::gap;
    const auto number = [&](std::size_t from, std::size_t to) -> std::optional<int> {
      if (to <= from || to - from > 2) return std::nullopt;
      int value = 0;
      for (; from < to; ++from) {
        if (text_[from] < '0' || text_[from] > '9') return std::nullopt;
        value = value * 10 + (text_[from] - '0');
      }
      return value;
    };
    if (close == std::string_view::npos || comma > close) return wrong("a gap is written {0,4}");
    const auto least = number(at_ + 1, comma);
    const auto most = number(comma + 1, close);
    if (!least || !most || *least > *most || *most == 0 || *most > longest_gap)
      return wrong(fmt::format("a gap is written {{0,4}} and takes at most {} words", longest_gap));
    node.least = static_cast<std::uint8_t>(*least);
    node.most = static_cast<std::uint8_t>(*most);
    at_ = close + 1;
    return node;
  }

  // <number> and <money> are marks of a word; <date> and <section> stand for a
  // few words each, written in the notation itself.
  Result<Node> mark() {
    ++at_;
    const std::string name = name_here();
    if (peek() != '>') return wrong("a mark that is not closed with '>'");
    ++at_;
    Node node;
    if (name == "number" || name == "money") {
      node.kind = name == "number" ? Node::Kind::number : Node::Kind::money;
      return node;
    }
    static constexpr std::string_view months =
        "(january|february|march|april|may|june|july|august|september|october|november|december|"
        "jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)";
    static constexpr std::string_view section =
        "(section|sections|s|ss|sec|regulation|regulations|reg|regs) <number>";
    if (name == "section") return parse_pattern(section, classes_, vocabulary_);
    if (name == "date")
      return parse_pattern(
          fmt::format("(<number> (st|nd|rd|th)? of? {0}|{0} <number> (st|nd|rd|th)?)", months),
          classes_, vocabulary_);
    return wrong(fmt::format(
        "no mark is called <{}>: there are <number>, <money>, <date> and <section>", name));
  }

  Result<Node> word_class() {
    ++at_;
    const std::string name = name_here();
    const auto found = classes_.find(name);
    if (found == classes_.end()) return wrong(fmt::format("no word class is called @{}", name));
    // Classes may hold classes, and each is copied in whole.
    parts_ += parts_of(found->second);
    if (parts_ > most_parts)
      return wrong(fmt::format("with @{} the pattern unfolds to over {} parts", name, most_parts));
    return found->second;
  }

  // The bytes of a run of words: everything up to a sign of the notation.
  std::string_view run_here() {
    const auto from = at_;
    at_ = std::min(text_.find_first_of(" \t\n|()?{}<>@~", at_), text_.size());
    return text_.substr(from, at_ - from);
  }

  Result<Node> inflected() {
    ++at_;
    const auto words = words_of(run_here());
    if (words.size() != 1) return wrong("'~' goes before one word");
    Node node;
    for (const std::string& form : inflections(words[0].folded))
      node.words.push_back(vocabulary_.intern(form));
    return tidy(std::move(node));
  }

  Result<Node> plain() {
    const auto words = words_of(run_here());
    if (words.empty()) return wrong("a sign that is no word and no notation");
    Node row;
    row.kind = Node::Kind::sequence;
    for (const Word& word : words) {
      Node node;
      node.words.push_back(vocabulary_.intern(word.folded));
      row.parts.push_back(std::move(node));
    }
    if (row.parts.size() == 1) return std::move(row.parts[0]);
    return row;
  }

  static Node tidy(Node node) {
    std::sort(node.words.begin(), node.words.end());
    node.words.erase(std::unique(node.words.begin(), node.words.end()), node.words.end());
    return node;
  }

  // Alternatives of one word each are one set of words.
  static Node simplified(Node either) {
    Node set;
    Node rest;
    rest.kind = Node::Kind::either;
    for (Node& part : either.parts) {
      if (part.kind == Node::Kind::words && !part.optional)
        set.words.insert(set.words.end(), part.words.begin(), part.words.end());
      else if (part.kind == Node::Kind::either && !part.optional)
        for (Node& inner : part.parts) {
          if (inner.kind == Node::Kind::words && !inner.optional)
            set.words.insert(set.words.end(), inner.words.begin(), inner.words.end());
          else
            rest.parts.push_back(std::move(inner));
        }
      else
        rest.parts.push_back(std::move(part));
    }
    if (!set.words.empty()) rest.parts.push_back(tidy(std::move(set)));
    if (rest.parts.size() == 1) return std::move(rest.parts[0]);
    return rest;
  }

  static std::size_t parts_of(const Node& node) {
    std::size_t count = 1;
    for (const Node& part : node.parts)
      count += parts_of(part);
    return count;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t parts_ = 0; // that classes have put in
  const Classes& classes_;
  Vocabulary& vocabulary_;
};

} // namespace

Result<Node> parse_pattern(std::string_view pattern, const Classes& classes,
                           Vocabulary& vocabulary) {
  if (pattern.size() > 8000) return fail(Code::config, "a pattern of more than 8,000 characters");
  return Parser(pattern, classes, vocabulary).whole();
}

} // namespace sidestep::indexer
