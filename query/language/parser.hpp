// A query's text as a tree. What it does not understand is an error with a
// caret and a suggestion, never a silently different query.
#pragma once

#include "common/config/config.hpp"
#include "common/result.hpp"
#include "query/language/tree.hpp"

#include <string_view>
#include <vector>

namespace sidestep::query {

// The configuration's [[pattern]]s.
using Patterns = std::vector<PatternSettings>;

// `phrases` (--phrase) are joined to the query as quoted phrases. An empty
// query with no phrase is an error (usage). Error (config): a pattern that does
// not parse, or comes back to itself.
Result<Query> parse(std::string_view text, const std::vector<std::string>& phrases = {},
                    const Patterns& patterns = {});

} // namespace sidestep::query
