// A plain word is widened to its stem family at query time: the index holds words
// as they were written, a fifth smaller and built faster than stems beside them.
#include "query/language/expand.hpp"

#include "common/words.hpp"
#include "indexer/store/schema.hpp"

#include <algorithm>

namespace sidestep::query {
namespace {

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

std::vector<std::string> beginning_with(const Xapian::Database& database, std::string_view prefix,
                                        const std::string& start) {
  const std::string begins = std::string(prefix) + start;
  std::vector<std::string> out;
  const auto end = database.allterms_end(begins);
  for (auto term = database.allterms_begin(begins); term != end; ++term) {
    out.push_back((*term).substr(prefix.size()));
    if (out.size() > most_beginnings) break;
  }
  return out;
}

} // namespace sidestep::query
