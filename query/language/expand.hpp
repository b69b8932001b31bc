// Words to the terms that an index holds: the stem family of a plain word, and
// what begins with a `word*`.
#pragma once

#include "common/result.hpp"
#include "query/language/tree.hpp"

#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

namespace sidestep::query {

// The words of the index with the same stem, the word itself among them when it
// is there. `prefix` as in the schema. Walks the terms that share its beginning.
std::vector<std::string> family_of(const Xapian::Database& database, std::string_view prefix,
                                   const std::string& word);

// The words, or values, of the index that a leaf of the tree stands for: a word its
// family, a quoted word itself, a beginning all that begin so; of ORs of these each
// word once. Error (usage) with a caret in `query`: too many begin so.
Result<std::vector<std::string>> forms_of(const Node& node, std::string_view prefix,
                                          const Xapian::Database& database, std::string_view query);

} // namespace sidestep::query
