// A plain word is widened to its stem family at query time: the index holds words
// as they were written, a fifth smaller and built faster than stems beside them.
#include "query/language/expand.hpp"

#include "common/text.hpp"
#include "common/words.hpp"
#include "query/language/caret.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr std::size_t most_beginnings = 2000;
constexpr std::size_t most_walked = 20000;
constexpr std::size_t most_members = 200;
constexpr std::size_t shortest_beginning = 3;

// What every word of the family begins with. Snowball puts an i for a final y
// and an e behind some stems, so such a last letter is left out.
std::string beginning_of(const std::string& word, const std::string& stemmed) {
  std::size_t same = 0;
  while (same < word.size() && same < stemmed.size() && word[same] == stemmed[same])
    ++same;
  if (same == stemmed.size() && same > shortest_beginning &&
      (stemmed.back() == 'i' || stemmed.back() == 'e'))
    --same;
  return word.substr(0, std::max(same, std::min(shortest_beginning, word.size())));
}

Result<std::vector<std::string>> beginning_with(const Node& node, std::string_view prefix,
                                                const Xapian::Database& database,
                                                std::string_view query) {
  const std::string begins = std::string(prefix) + node.words.front();
  std::vector<std::string> out;
  const auto end = database.allterms_end(begins);
  for (auto term = database.allterms_begin(begins); term != end; ++term) {
    if (out.size() == most_beginnings)
      return fail_at(query, {node.at, std::max<std::size_t>(node.size, 1)},
                     fmt::format("more than {} words begin with \"{}\"", most_beginnings,
                                 for_terminal(node.words.front())),
                     "write more letters before the *");
    out.push_back((*term).substr(prefix.size()));
  }
  return out;
}

} // namespace

std::vector<std::string> family_of(const Xapian::Database& database, std::string_view prefix,
                                   const std::string& word) {
  const bool plain = std::all_of(word.begin(), word.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
  if (!plain || word.size() < shortest_beginning) return {word};
  const std::string stemmed = stem(word);
  const std::string start = std::string(prefix) + beginning_of(word, stemmed);
  std::vector<std::string> out;
  std::size_t walked = 0;
  const auto end = database.allterms_end(start);
  for (auto term = database.allterms_begin(start); term != end; ++term) {
    if (++walked > most_walked || out.size() >= most_members) break;
    std::string member = (*term).substr(prefix.size());
    if (stem(member) == stemmed) out.push_back(std::move(member));
  }
  if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
  return out;
}

Result<std::vector<std::string>> forms_of(const Node& node, std::string_view prefix,
                                          const Xapian::Database& database,
                                          std::string_view query) {
  switch (node.type) {
  case Type::word:
    return family_of(database, prefix, node.words.front());
  case Type::beginning:
    return beginning_with(node, prefix, database, query);
  case Type::either:
    break;
  default:
    return std::vector<std::string>{node.words.front()};
  }
  std::vector<std::string> out;
  for (const Node& part : node.parts) {
    TRY_ASSIGN(const auto forms, forms_of(part, prefix, database, query));
    for (const std::string& form : forms)
      if (std::find(out.begin(), out.end(), form) == out.end()) out.push_back(form);
  }
  return out;
}

} // namespace sidestep::query
