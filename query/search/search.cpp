// Matching, ordering, counting and reading records.
#include "query/search/search.hpp"

#include "common/model/json.hpp"
#include "indexer/store/reader.hpp"
#include "indexer/store/schema.hpp"

#include <algorithm>

namespace sidestep::query {
namespace {

namespace store = indexer::store;

// Up to so many matches are counted one by one where an estimate would do.
constexpr Xapian::doccount counted_exactly = 1000;

using Xapian::Database;
using Xapian::Enquire;

void order(Enquire& enquire, Sort sort) {
  // The place slot is a total order, so hits never change places by chance.
  switch (sort) {
  case Sort::relevance:
    enquire.set_sort_by_relevance_then_value(store::slot::place, true);
    break;
  case Sort::newest:
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(store::slot::place, true);
    break;
  case Sort::oldest:
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(store::slot::place, false);
    break;
  }
}

std::size_t exact_count(const Database& database, const Xapian::Query& query) {
  Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return enquire.get_mset(0, 0, database.get_doccount() + 1).get_matches_estimated();
}

std::map<std::string, std::size_t> by_thread(const Database& database, const Xapian::Query& query) {
  Enquire enquire(database);
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

std::string day_from_value(const std::string& value) {
  if (value.size() != 8) return "";
  return value.substr(0, 4) + "-" + value.substr(4, 2) + "-" + value.substr(6);
}

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
std::optional<Xapian::Document> document_of(const Database& database, const Reference& found) {
  try {
    Xapian::Document document = database.get_document(found.document);
    if (document.get_value(store::slot::id) == found.id) return document;
  } catch (const Xapian::DocNotFoundError&) {
    // Falls through to the look-up by id.
  }
  const std::string term = store::term_of(store::prefix::id, store::value_form(found.id));
  const auto at = database.postlist_begin(term);
  if (at == database.postlist_end(term)) return std::nullopt;
  return database.get_document(*at);
}

Result<std::vector<Hit>> read_hits(const Database& database, const Answer& answer, std::size_t from,
                                   std::size_t most) {
  std::vector<Hit> out;
  for (std::size_t i = from; i < answer.found.size() && i - from < most; ++i) {
    const auto document = document_of(database, answer.found[i]);
    if (!document) continue;
    TRY_ASSIGN(Hit hit, read_hit(*document, answer.wanted));
    out.push_back(std::move(hit));
  }
  return out;
}

// Messages that in:all finds and the own words do not.
Result<std::size_t> only_others(const Database& database, Query query, const Xapian::Query& own) {
  query.all_words = true;
  TRY_ASSIGN(const Compiled all, compile(query, database));
  const Xapian::Query others(Xapian::Query::OP_FILTER, all.query, all.by_others);
  return exact_count(database, Xapian::Query(Xapian::Query::OP_AND_NOT, others, own));
}

std::size_t searched(const Database& database, bool delisted) {
  const std::size_t all = database.get_termfreq(std::string(store::message_marker));
  const std::size_t hidden = database.get_termfreq(store::term_of(store::prefix::delisted, "yes"));
  return delisted ? all : all - hidden;
}

Result<Answer> ask(const Database& database, const Request& request) {
  Answer answer;
  TRY_ASSIGN(Compiled compiled, compile(request.query, database));
  answer.xapian = compiled.query.get_description();
  answer.wanted = std::move(compiled.wanted);
  answer.sort =
      request.sort.value_or(asks_for_words(request.query) ? Sort::relevance : Sort::newest);
  answer.searched = searched(database, request.query.delisted);
  answer.as_of = day_from_value(database.get_value_upper_bound(store::slot::as_of));

  Enquire enquire(database);
  enquire.set_query(compiled.query);
  order(enquire, answer.sort);
  if (request.threads) {
    answer.in_thread = by_thread(database, compiled.query);
    answer.threads = answer.in_thread.size();
    enquire.set_collapse_key(store::slot::thread);
  }
  const Xapian::doccount all = database.get_doccount() + 1;
  const auto limit =
      static_cast<Xapian::doccount>(std::min<std::size_t>(request.limit.value_or(all), all));
  const bool about = request.about && !request.threads;
  const Xapian::MSet matches = enquire.get_mset(0, limit, about ? counted_exactly : all);
  answer.messages = matches.get_matches_estimated();
  answer.exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  if (request.threads) {
    answer.messages = 0;
    answer.exact = true;
    for (const auto& [thread, n] : answer.in_thread)
      answer.messages += n;
  }
  for (auto at = matches.begin(); at != matches.end(); ++at) {
    const Xapian::Document document = at.get_document();
    answer.found.push_back(
        {*at, document.get_value(store::slot::id), document.get_value(store::slot::thread)});
  }
  if (request.count_quoted && !request.query.all_words) {
    TRY_ASSIGN(answer.only_quoted, only_others(database, request.query, compiled.query));
  }
  TRY_ASSIGN(answer.hits, read_hits(database, answer, 0, request.fetch));
  return answer;
}

} // namespace

Result<Answer> search(const std::filesystem::path& index_dir, const Request& request) {
  return store::with_reader(index_dir,
                            [&](const Database& database) { return ask(database, request); });
}

Result<std::size_t> count(const std::filesystem::path& index_dir, const Query& query,
                          bool threads) {
  return store::with_reader(index_dir, [&](const Database& database) -> Result<std::size_t> {
    TRY_ASSIGN(const Compiled compiled, compile(query, database));
    return threads ? by_thread(database, compiled.query).size()
                   : exact_count(database, compiled.query);
  });
}

Result<std::vector<Hit>> more_hits(const std::filesystem::path& index_dir, const Answer& answer,
                                   std::size_t from, std::size_t most) {
  return store::with_reader(
      index_dir, [&](const Database& database) { return read_hits(database, answer, from, most); });
}

} // namespace sidestep::query
