// A tree as a Xapian query over one database, and what in a hit's text and
// findings made it one, for snippets and quotes.
#pragma once

#include "common/model/records.hpp"
#include "common/result.hpp"
#include "query/language/tree.hpp"

#include <set>
#include <string>
#include <vector>
#include <xapian.h>

namespace sidestep::query {

// says: or cites: as it was asked.
struct Asked {
  FindingKind kind = FindingKind::phrase;
  std::string name{};     // category, family, phrase id, stock; [law:]reference
  std::string polarity{}; // "" = asserted; tentative, negated, quoted, any
};

using WordSet = std::set<std::string, std::less<>>; // folded words

// A NEAR/distance B: each operand is the words that may stand for it.
struct Nearby {
  std::vector<WordSet> operands{};
  int distance = 0;
};
// Words of a text over which all operands of one NEAR must stand.
std::size_t window_of(const Nearby& nearby);

struct Wanted {
  WordSet words{}; // with their families
  std::vector<std::vector<std::string>> phrases{};
  std::vector<Nearby> nearby{};
  std::vector<Asked> findings{};
  bool all_words = false;
};
bool wants(const Wanted& wanted, const Finding& finding);

struct Compiled {
  Xapian::Query query{};
  // in:all alone: what must hold, somewhere in the query, for a message that the
  // own words do not find. It makes counting such messages cheap.
  Xapian::Query by_others{};
  Wanted wanted{};
};

// A sequence has no query of its own: its steps are compiled one by one
// (query/search/sequence). Error (usage): says: a name that the index does not
// know; a * that stands for too many words. Throws what Xapian throws; callers
// stand inside store::with_reader.
Result<Compiled> compile(const Query& query, const Xapian::Database& database);

} // namespace sidestep::query
