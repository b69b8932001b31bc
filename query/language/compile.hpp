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

struct Wanted {
  std::set<std::string, std::less<>> words{}; // folded, with their families
  std::vector<std::vector<std::string>> phrases{};
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

// Error (usage): says: a name that the index does not know. Throws what Xapian
// throws; callers stand inside store::with_reader.
Result<Compiled> compile(const Query& query, const Xapian::Database& database);

// The words of the index with the same stem, the word itself among them when it
// is there. `prefix` as in the schema. Walks the terms that share its beginning.
std::vector<std::string> family_of(const Xapian::Database& database, std::string_view prefix,
                                   const std::string& word);

} // namespace sidestep::query
