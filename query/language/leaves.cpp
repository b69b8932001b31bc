// Words, beginnings and phrases. What a reader could take for a wildcard, a
// comparison or a range is refused with the right way to write it.
#include "query/language/leaves.hpp"

#include "common/text.hpp"
#include "common/words.hpp"
#include "query/language/operators.hpp"

#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr std::size_t shortest_beginning = 2; // letters before a *

tl::unexpected<Error> wrong(std::string_view query, const Token& token, std::string message,
                            std::string hint = "") {
  return fail_at(query, token.place, std::move(message), std::move(hint));
}

Node leaf(Type type, const Token& token, std::vector<std::string> words = {}) {
  Node node;
  node.type = type;
  node.words = std::move(words);
  node.at = token.place.at;
  node.size = token.place.size;
  return node;
}

Result<void> check_signs(std::string_view query, const Token& token) {
  const std::string& text = token.text;
  if (text.front() == '<' || text.front() == '>' || text.front() == '=')
    return wrong(query, token, "comparison signs are not part of the query language",
                 "write late:21.. for 21 or more");
  const std::size_t dots = text.find("..");
  const bool starts_so = (text.front() >= '0' && text.front() <= '9') || dots == 0;
  if (dots != std::string::npos && starts_so && text.find("...") == std::string::npos)
    return wrong(query, token, "a range needs its field", fmt::format("write date:{}", text));
  return {};
}

Result<Node> beginning_leaf(std::string_view query, const Token& token) {
  const std::string_view text = token.text;
  const std::vector<std::string> words = folded_words(text.substr(0, text.find('*')));
  if (text.find('*') != text.size() - 1 || words.size() != 1)
    return wrong(query, token, "a * stands at the end of one word alone",
                 "refus* finds every word that begins so; a plain word finds its family already: "
                 "refuse finds refused and refusing; * alone is everything");
  if (words.front().size() < shortest_beginning)
    return wrong(query, token, "too few letters stand before the *",
                 fmt::format("write at least {}", shortest_beginning));
  return leaf(Type::beginning, token, words);
}

tl::unexpected<Error> unknown_field(std::string_view query, const Token& token) {
  std::vector<std::string> known;
  for (const FieldRow& row : indexer::store::fields()) {
    known.emplace_back(row.name);
    known.insert(known.end(), row.aliases.begin(), row.aliases.end());
  }
  const std::string_view here = indexer::store::called_here(token.field);
  const std::string near = nearest(token.field, known);
  std::string hint = "sidestep fields lists them; to look for the words, put them in quotes";
  if (!here.empty())
    hint = fmt::format("here that is {}", here);
  else if (!near.empty())
    hint = fmt::format("did you mean {}:? {}", near, hint);
  return fail_at(query, {token.place.at, token.field.size() + 1},
                 fmt::format("there is no field {}:", token.field), std::move(hint));
}

} // namespace

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  for (const Word& word : words_of(text))
    out.emplace_back(word.folded);
  return out;
}

Result<Node> phrase_leaf(std::string_view query, const Token& token) {
  if (token.text.find('*') != std::string::npos)
    return wrong(query, token, "a * between quotes stands for nothing",
                 "quotes hold exact words; for a beginning near a word write refus* NEAR/1 word");
  Node node = leaf(Type::phrase, token, folded_words(token.text));
  if (node.words.empty()) return wrong(query, token, "there is no word between these quotes");
  return node;
}

Result<Node> word_leaf(std::string_view query, const Token& token) {
  if (token.text == "*") return leaf(Type::everything, token);
  TRY(check_foreign_operator(query, token));
  TRY(check_signs(query, token));
  if (token.text.find('*') != std::string::npos) return beginning_leaf(query, token);
  Node node = leaf(Type::word, token, folded_words(token.text));
  if (node.words.empty()) {
    const bool sign = token.text == "&&" || token.text == "||" || token.text == "|";
    return wrong(query, token, "there is no word in this", sign ? "write AND or OR" : "");
  }
  if (node.words.size() > 1) node.type = Type::phrase;
  return node;
}

Result<const FieldRow*> field_of(std::string_view query, const Token& token) {
  const FieldRow* row = indexer::store::field_named(token.field);
  if (row == nullptr) return unknown_field(query, token);
  return row;
}

} // namespace sidestep::query
