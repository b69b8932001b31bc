// thread:( ... ): which threads a tree holds in, when each of its parts may hold
// in any message of the thread. The parts are asked one by one and their threads
// joined here, for Xapian joins within a document alone.
#pragma once

#include "common/result.hpp"
#include "query/language/tree.hpp"

#include <functional>
#include <string>
#include <vector>
#include <xapian.h>

namespace sidestep::query {

// The query of a leaf; `noted` says whether what it finds is to be shown as
// found (it is not behind a NOT).
using CompileLeaf = std::function<Result<Xapian::Query>(const Node& leaf, bool noted)>;

// Thread ids, sorted. Throws what Xapian throws.
Result<std::vector<std::string>> threads_where(const Node& node, const Xapian::Database& database,
                                               const CompileLeaf& compile);

} // namespace sidestep::query
