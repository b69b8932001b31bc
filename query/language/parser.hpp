// A query's text as a tree. What it does not understand is an error with a
// caret and a suggestion, never a silently different query.
#pragma once

#include "common/result.hpp"
#include "query/language/tree.hpp"

#include <string_view>
#include <vector>

namespace sidestep::query {

// `phrases` (--phrase) are joined to the query as quoted phrases. An empty
// query with no phrase is an error (usage).
Result<Query> parse(std::string_view text, const std::vector<std::string>& phrases = {});

} // namespace sidestep::query
