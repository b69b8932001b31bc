// A sequence is found first; what it found is then a query as any other.
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
    hits.emplace_back(store::id_term(hit.thread + "#" + hit.message));
  }
  return Xapian::Query(Xapian::Query::OP_OR, hits.begin(), hits.end());
}

std::map<std::string, std::size_t> threads_matching(const Xapian::Database& database,
                                                    const Xapian::Query& query) {
  const auto counted = values_in(database, query, store::slot::thread);
  return {counted.begin(), counted.end()};
}

} // namespace sidestep::query
