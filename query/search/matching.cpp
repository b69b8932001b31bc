// Counting without weights and without reading a document.
#include "query/search/matching.hpp"

#include "indexer/store/schema.hpp"
#include "query/language/compile.hpp"
#include "query/search/sequence.hpp"

#include <vector>

namespace sidestep::query {

namespace store = indexer::store;

Result<Xapian::Query> query_of(const Query& query, const Xapian::Database& database) {
  if (!is_sequence(query)) {
    TRY_ASSIGN(Compiled compiled, compile(query, database));
    return compiled.query;
  }
  TRY_ASSIGN(const Sequences sequences, find_sequences(query, database));
  std::vector<Xapian::Query> hits;
  hits.reserve(sequences.matches.size());
  for (const SequenceMatch& match : sequences.matches) {
    const store::Event& hit = match.steps.back();
    hits.emplace_back(
        store::term_of(store::prefix::id, store::value_form(hit.thread + "#" + hit.message)));
  }
  return Xapian::Query(Xapian::Query::OP_OR, hits.begin(), hits.end());
}

namespace {

// The one term that a query is, whatever it weighs; "" when it is more.
std::string sole_term(const Xapian::Query& query) {
  using Xq = Xapian::Query;
  if (query.empty()) return "";
  if (query.get_type() == Xq::OP_SCALE_WEIGHT) return sole_term(query.get_subquery(0));
  return query.get_type() == Xq::LEAF_TERM ? *query.get_terms_begin() : std::string();
}

} // namespace

std::size_t exact_count(const Xapian::Database& database, const Xapian::Query& query) {
  if (const std::string term = sole_term(query); !term.empty()) return database.get_termfreq(term);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return enquire.get_mset(0, 0, database.get_doccount() + 1).get_matches_estimated();
}

std::map<std::string, std::size_t> threads_matching(const Xapian::Database& database,
                                                    const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  Xapian::ValueCountMatchSpy spy(store::slot::thread);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount() + 1);
  std::map<std::string, std::size_t> out;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
    out[*value] = value.get_termfreq();
  return out;
}

} // namespace sidestep::query
