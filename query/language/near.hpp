// NEAR as a query of Xapian's. Its own OP_NEAR gives one word to one operand and
// then looks no further, so operands that share a word (cost NEAR/5 cost*) lose
// matches; those alone are found here, by their positions.
#pragma once

#include <string>
#include <vector>
#include <xapian.h>

namespace sidestep::query {

// Each operand is the terms that may stand for it; all must stand, at places of
// their own, within `window` words. Throws what Xapian throws.
Xapian::Query near_query(const Xapian::Database& database,
                         const std::vector<std::vector<std::string>>& operands, std::size_t window);

} // namespace sidestep::query
