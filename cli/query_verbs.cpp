// The verbs that the door answers itself.
#include "cli/query_verbs.hpp"

#include "query/verbs/verbs.hpp"

#include <array>

namespace sidestep::cli {

std::span<const VerbEntry> query_verbs() {
  static constexpr std::array entries{
      VerbEntry{"search", query::search_verb}, VerbEntry{"show", query::show_verb},
      VerbEntry{"quote", query::quote_verb}, VerbEntry{"fields", query::fields_verb}};
  return entries;
}

} // namespace sidestep::cli
