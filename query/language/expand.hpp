// Words to the terms that an index holds: the stem family of a plain word, and
// what begins with a `word*`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

namespace sidestep::query {

// The words of the index with the same stem, the word itself among them when it
// is there. `prefix` as in the schema. Walks the terms that share its beginning.
std::vector<std::string> family_of(const Xapian::Database& database, std::string_view prefix,
                                   const std::string& word);

inline constexpr std::size_t most_beginnings = 2000;
// The words, or values, of the index that begin so; one more than
// most_beginnings when there are more than that.
std::vector<std::string> beginning_with(const Xapian::Database& database, std::string_view prefix,
                                        const std::string& start);

} // namespace sidestep::query
