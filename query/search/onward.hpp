// What to try when nothing was found: which part of the query is to blame, and
// what near it there is.
#pragma once

#include "common/result.hpp"
#include "indexer/store/reader.hpp"
#include "query/language/tree.hpp"

#include <string>
#include <vector>

namespace sidestep::query {

// Sentences, the most useful first; none when nothing helps.
Result<std::vector<std::string>> onward(const indexer::store::Index& index, const Query& query);

} // namespace sidestep::query
