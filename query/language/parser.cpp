// A query's text made ready for the grammar, --phrase, and the patterns that a
// query names.
#include "query/language/parser.hpp"

#include "common/text.hpp"
#include "query/language/grammar.hpp"
#include "query/language/leaves.hpp"
#include "query/language/shape.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sidestep::query {
namespace {

constexpr std::size_t most_tokens = 1000;

Result<void> add_phrases(Query& query, const std::vector<std::string>& phrases, bool alone) {
  Node all;
  all.type = Type::both;
  if (!alone) {
    if (query.root.type == Type::both)
      all = query.root;
    else
      all.parts.push_back(query.root);
  }
  for (const std::string& phrase : phrases) {
    Node node;
    node.type = Type::phrase;
    node.words = folded_words(phrase);
    if (node.words.empty())
      return fail(Code::usage, "--phrase: there is no word in \"{}\"", for_terminal(phrase));
    all.parts.push_back(std::move(node));
  }
  query.root = all.parts.size() == 1 ? Node(all.parts.front()) : std::move(all);
  return {};
}

// The query that a pattern stands for; `above` are the patterns being read, so
// that one which comes back to itself is found.
Result<Query> read_text(std::string_view text, const Patterns& patterns,
                        const std::vector<std::string>& phrases, std::vector<std::string> above);

Result<Query> read_pattern(std::string_view query, const Token& token, const Patterns& patterns,
                           std::vector<std::string> above) {
  const std::string name = lower_ascii(trim(token.text));
  const auto found = std::find_if(patterns.begin(), patterns.end(),
                                  [&](const auto& each) { return lower_ascii(each.name) == name; });
  if (found == patterns.end()) {
    std::vector<std::string> known;
    for (const PatternSettings& each : patterns)
      known.push_back(each.name);
    const std::string near = nearest(name, known);
    return fail_at(query, token.place,
                   fmt::format("no pattern is called \"{}\"", for_terminal(name)),
                   (near.empty() ? "" : fmt::format("did you mean pattern:{}? ", near)) +
                       "sidestep fields pattern lists them");
  }
  if (std::find(above.begin(), above.end(), name) != above.end())
    return fail(Code::config, "{}: the pattern {} comes back to itself: {} -> {}", found->origin,
                name, fmt::join(above, " -> "), name);
  above.push_back(name);
  Result<Query> kept = read_text(found->query, patterns, {}, std::move(above));
  if (kept) return kept;
  Error error = std::move(kept).error();
  if (error.code == Code::usage) {
    error.code = Code::config;
    error.message = fmt::format("{}: the pattern {}: {}", found->origin, name, error.message);
  }
  return tl::unexpected(std::move(error));
}

Result<Query> read_text(std::string_view text, const Patterns& patterns,
                        const std::vector<std::string>& phrases, std::vector<std::string> above) {
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
  const Expand expand = [&](std::string_view query, const Token& token) {
    return read_pattern(query, token, patterns, above);
  };
  TRY_ASSIGN(Query query, read_tokens(flat, std::move(tokens), expand));
  query.text = flat;
  if (!phrases.empty()) TRY(add_phrases(query, phrases, alone));
  TRY_ASSIGN(query.root, shaped(flat, std::move(query.root)));
  return query;
}

} // namespace

Result<Query> parse(std::string_view text, const std::vector<std::string>& phrases,
                    const Patterns& patterns) {
  return read_text(text, patterns, phrases, {});
}

} // namespace sidestep::query
