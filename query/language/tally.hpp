// Counting what matches, over the whole index: without weights, and without
// reading a document.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>
#include <xapian.h>

namespace sidestep::query {

// Both throw what Xapian throws; callers stand inside store::with_reader.

std::size_t exact_count(const Xapian::Database& database, const Xapian::Query& query);
// The values that matching documents hold in a slot, sorted, and how many hold
// each; those without one are left out.
std::vector<std::pair<std::string, std::size_t>>
values_in(const Xapian::Database& database, const Xapian::Query& query, unsigned slot);

} // namespace sidestep::query
