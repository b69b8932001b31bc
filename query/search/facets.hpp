// How many of the messages, or threads, that a query finds have each value of a
// field. Every count is exact: a match of its own, or one pass over a slot.
#pragma once

#include "common/result.hpp"
#include "indexer/store/reader.hpp"
#include "query/language/tree.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::query {

struct FacetValue {
  std::string value{};
  std::size_t count = 0;
};
struct Facet {
  std::string field{};
  std::vector<FacetValue> values{}; // the most frequent first, then by name; none with 0
};

// What can be counted by: authority, year, says, family, ...
std::vector<std::string_view> facet_names();

// One for each of `fields`, in their order. `threads` counts threads, not
// messages. Error: usage (a field that is not counted by), index.
Result<std::vector<Facet>> facets(const indexer::store::Index& index, const Query& query,
                                  std::span<const std::string> fields, bool threads);

} // namespace sidestep::query
