// From what matched to what is printed: records read by reference, each with its
// passage, and with its steps where it is a sequence.
#pragma once

#include "query/search/search.hpp"

namespace sidestep::query {

// The records of found[from .. from + most]; one that was removed meanwhile is
// left out. Throws what Xapian throws.
Result<std::vector<Hit>> read_hits(const Xapian::Database& database, const Answer& answer,
                                   std::size_t from, std::size_t most);

} // namespace sidestep::query
