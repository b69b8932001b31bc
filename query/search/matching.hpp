// What a query matches, for search, count and facets alike.
#pragma once

#include "common/result.hpp"
#include "query/language/tally.hpp"
#include "query/language/tree.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <xapian.h>

namespace sidestep::query {

// Both throw what Xapian throws; callers stand inside store::with_reader.

// The query as one of Xapian's; of a sequence, its hits.
Result<Xapian::Query> query_of(const Query& query, const Xapian::Database& database);
// Threads, and how many of their messages match.
std::map<std::string, std::size_t> threads_matching(const Xapian::Database& database,
                                                    const Xapian::Query& query);

} // namespace sidestep::query
