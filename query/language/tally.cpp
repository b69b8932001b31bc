// A count is asked for one match more than there can be, which makes it exact;
// values are gathered by Xapian's own spy, which runs on remote shards too.
#include "query/language/tally.hpp"

namespace sidestep::query {
namespace {

// The one term that a query is, whatever it weighs; "" when it is more.
std::string sole_term(const Xapian::Query& query) {
  using Xq = Xapian::Query;
  if (query.empty()) return "";
  if (query.get_type() == Xq::OP_SCALE_WEIGHT) return sole_term(query.get_subquery(0));
  return query.get_type() == Xq::LEAF_TERM ? *query.get_terms_begin() : std::string();
}

Xapian::MSet match_all(const Xapian::Database& database, const Xapian::Query& query,
                       Xapian::MatchSpy* spy) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  if (spy != nullptr) enquire.add_matchspy(spy);
  return enquire.get_mset(0, 0, database.get_doccount() + 1);
}

} // namespace

std::size_t exact_count(const Xapian::Database& database, const Xapian::Query& query) {
  if (const std::string term = sole_term(query); !term.empty()) return database.get_termfreq(term);
  return match_all(database, query, nullptr).get_matches_estimated();
}

std::vector<std::pair<std::string, std::size_t>>
values_in(const Xapian::Database& database, const Xapian::Query& query, unsigned slot) {
  Xapian::ValueCountMatchSpy spy(slot);
  match_all(database, query, &spy);
  std::vector<std::pair<std::string, std::size_t>> out;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
    out.emplace_back(*value, value.get_termfreq());
  return out;
}

} // namespace sidestep::query
