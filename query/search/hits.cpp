// Reading documents of the index as hits.
#include "query/search/hits.hpp"

#include "common/model/json.hpp"
#include "indexer/store/schema.hpp"

namespace sidestep::query {
namespace {

namespace store = indexer::store;

Result<Hit> read_hit(const Xapian::Document& document, const Wanted& wanted) {
  Hit hit;
  TRY_ASSIGN(hit.message, message_from(document.get_data()));
  if (const std::string late = document.get_value(store::slot::late); !late.empty())
    hit.late = static_cast<int>(Xapian::sortable_unserialise(late));
  hit.passage = passage_of(hit.message, wanted);
  return hit;
}

// The document of a reference. A rebuild between two reads gives other numbers,
// so the id is what counts.
std::optional<Xapian::Document> document_of(const Xapian::Database& database,
                                            const Reference& found) {
  if (found.document != 0) {
    try {
      Xapian::Document document = database.get_document(found.document);
      if (document.get_value(store::slot::id) == found.id) return document;
    } catch (const Xapian::DocNotFoundError&) {
      // Falls through to the look-up by id.
    }
  }
  const std::string term = store::id_term(found.id);
  const auto at = database.postlist_begin(term);
  if (at == database.postlist_end(term)) return std::nullopt;
  return database.get_document(*at);
}

Result<void> add_steps(const Xapian::Database& database, const Answer& answer,
                       const Reference& found, Hit& hit) {
  hit.silent_until = found.silent_until;
  for (std::size_t i = 0; i < found.steps.size() && i < answer.step_wanted.size(); ++i) {
    const auto document = document_of(database, {0, found.steps[i], found.thread, {}, {}});
    if (!document) continue;
    Step step;
    TRY_ASSIGN(step.message, message_from(document->get_data()));
    step.passage = passage_of(step.message, answer.step_wanted[i]);
    hit.steps.push_back(std::move(step));
  }
  return {};
}

} // namespace

Result<std::vector<Hit>> read_hits(const Xapian::Database& database, const Answer& answer,
                                   std::size_t from, std::size_t most) {
  std::vector<Hit> out;
  for (std::size_t i = from; i < answer.found.size() && i - from < most; ++i) {
    const auto document = document_of(database, answer.found[i]);
    if (!document) continue;
    TRY_ASSIGN(Hit hit, read_hit(*document, answer.wanted));
    TRY(add_steps(database, answer, answer.found[i], hit));
    out.push_back(std::move(hit));
  }
  return out;
}

} // namespace sidestep::query
