// Counts by value, printed: for people, as JSON Lines, as CSV.
#pragma once

#include "common/output/terminal.hpp"
#include "query/search/facets.hpp"

#include <cstddef>
#include <string>

namespace sidestep::query {

// `all`: how many values there are where not all of them are printed.
std::string facet_text(const Facet& facet, std::size_t all, const Terminal& terminal);
// A line of sidestep.facets/1 a value.
std::string facet_lines(const Facet& facet);
// field,value,count; `with_head` puts those names first.
std::string facet_csv(const Facet& facet, bool with_head);

} // namespace sidestep::query
