// Matching, ordering and counting.
#include "query/search/search.hpp"

#include "common/text.hpp"
#include "indexer/store/reader.hpp"
#include "indexer/store/schema.hpp"
#include "query/search/hits.hpp"
#include "query/search/matching.hpp"
#include "query/search/sequence.hpp"

#include <algorithm>
#include <tuple>

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

// Messages that in:all finds and the own words do not.
Result<std::size_t> only_others(const Database& database, Query query, const Xapian::Query& own) {
  query.all_words = true;
  TRY_ASSIGN(const Compiled all, compile(query, database));
  const Xapian::Query others(Xapian::Query::OP_FILTER, all.query, all.by_others);
  return exact_count(database, Xapian::Query(Xapian::Query::OP_AND_NOT, others, own));
}

std::string id_of(const store::Event& event) { return event.thread + "#" + event.message; }

std::size_t searched(const Database& database, bool delisted) {
  const std::size_t all = database.get_termfreq(std::string(store::message_marker));
  const std::size_t hidden = database.get_termfreq(store::term_of(store::prefix::delisted, "yes"));
  return delisted ? all : all - hidden;
}

// What comes behind a message in the order of time.
Result<Xapian::Query> behind(const Database& database, const Xapian::Query& query,
                             const std::string& id, Sort sort) {
  using Xq = Xapian::Query;
  const std::string term = store::id_term(id);
  const auto at = database.postlist_begin(term);
  if (at == database.postlist_end(term))
    return hinted(fail(Code::usage, "--cursor: {} is not in the index any more", for_terminal(id)),
                  "begin anew without --cursor");
  const std::string place = database.get_document(*at).get_value(store::slot::place);
  const Xq rest = sort == Sort::newest ? Xq(Xq::OP_VALUE_LE, store::slot::place, place)
                                       : Xq(Xq::OP_VALUE_GE, store::slot::place, place);
  return Xq(Xq::OP_AND_NOT, Xq(Xq::OP_FILTER, query, rest), Xq(term));
}

// Hits of a sequence: threads, in the order of the message that is the hit.
Result<Answer> ask_sequence(const Database& database, const Request& request) {
  if (request.sort == Sort::relevance)
    return hinted(fail(Code::usage, "a sequence has no best matches, only an order in time"),
                  "leave --sort out, or use --sort=newest or --sort=oldest");
  TRY_ASSIGN(Sequences sequences, find_sequences(request.query, database));
  Answer answer;
  answer.xapian = std::move(sequences.xapian);
  answer.sort = request.sort.value_or(Sort::newest);
  answer.searched = searched(database, request.query.delisted);
  answer.as_of = store::day_from(database.get_value_upper_bound(store::slot::as_of));
  answer.lexicon = database.get_metadata(std::string(store::metadata::lexicon));
  answer.absent = request.query.root.links.back().absent;
  answer.wanted = sequences.wanted[hit_step(request.query.root)];
  answer.step_wanted = std::move(sequences.wanted);
  answer.messages = answer.threads = sequences.matches.size();
  std::vector<SequenceMatch>& matches = sequences.matches;
  const auto place = [](const SequenceMatch& match) {
    const store::Event& last = match.steps.back();
    return std::tie(last.day, last.thread, last.order);
  };
  std::sort(matches.begin(), matches.end(), [&](const SequenceMatch& a, const SequenceMatch& b) {
    return answer.sort == Sort::oldest ? place(a) < place(b) : place(b) < place(a);
  });
  matches.erase(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(
                                                       std::min(request.skip, matches.size())));
  if (request.limit && matches.size() > *request.limit) matches.resize(*request.limit);
  for (SequenceMatch& match : matches) {
    Reference found{0, id_of(match.steps.back()), match.steps.back().thread, {}, {}};
    for (const store::Event& step : match.steps)
      found.steps.push_back(id_of(step));
    found.silent_until = std::move(match.silent_until);
    answer.in_thread[found.thread] = found.steps.size();
    answer.found.push_back(std::move(found));
  }
  TRY_ASSIGN(answer.hits, read_hits(database, answer, 0, request.fetch));
  return answer;
}

Result<Answer> ask(const Database& database, const Request& request) {
  if (is_sequence(request.query)) return ask_sequence(database, request);
  Answer answer;
  TRY_ASSIGN(Compiled compiled, compile(request.query, database));
  if (request.describe) answer.xapian = compiled.query.get_description();
  answer.wanted = std::move(compiled.wanted);
  answer.sort =
      request.sort.value_or(asks_for_words(request.query) ? Sort::relevance : Sort::newest);
  answer.searched = searched(database, request.query.delisted);
  answer.as_of = store::day_from(database.get_value_upper_bound(store::slot::as_of));
  answer.lexicon = database.get_metadata(std::string(store::metadata::lexicon));

  Xapian::Query asked = compiled.query;
  if (!request.after.empty()) {
    TRY_ASSIGN(asked, behind(database, compiled.query, request.after, answer.sort));
  }
  Enquire enquire(database);
  enquire.set_query(asked);
  order(enquire, answer.sort);
  if (request.threads) {
    answer.in_thread = threads_matching(database, asked);
    answer.threads = answer.in_thread.size();
    enquire.set_collapse_key(store::slot::thread);
  }
  const Xapian::doccount all = database.get_doccount() + 1;
  const auto limit =
      static_cast<Xapian::doccount>(std::min<std::size_t>(request.limit.value_or(all), all));
  const bool about = request.about && !request.threads;
  const Xapian::MSet matches = enquire.get_mset(static_cast<Xapian::doccount>(request.skip), limit,
                                                about ? counted_exactly : all);
  answer.messages = matches.get_matches_estimated();
  answer.exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  if (request.threads) {
    answer.messages = 0;
    answer.exact = true;
    for (const auto& [thread, n] : answer.in_thread)
      answer.messages += n;
  }
  answer.found.reserve(matches.size());
  for (auto at = matches.begin(); at != matches.end(); ++at) {
    const Xapian::Document document = at.get_document();
    answer.found.push_back({*at,
                            document.get_value(store::slot::id),
                            document.get_value(store::slot::thread),
                            {},
                            {}});
  }
  // thread:( ) joins messages: what one of them quotes says nothing of another.
  if (request.count_quoted && !request.query.all_words && !asks_whole_threads(request.query)) {
    TRY_ASSIGN(answer.only_quoted, only_others(database, request.query, compiled.query));
  }
  TRY_ASSIGN(answer.hits, read_hits(database, answer, 0, request.fetch));
  return answer;
}

} // namespace

Result<Answer> search(const store::Index& index, const Request& request) {
  return store::with_reader(index,
                            [&](const Database& database) { return ask(database, request); });
}

Result<std::size_t> count(const store::Index& index, const Query& query, bool threads) {
  return store::with_reader(index, [&](const Database& database) -> Result<std::size_t> {
    if (is_sequence(query)) {
      TRY_ASSIGN(const Sequences sequences, find_sequences(query, database));
      return sequences.matches.size();
    }
    TRY_ASSIGN(const Compiled compiled, compile(query, database));
    return threads ? threads_matching(database, compiled.query).size()
                   : exact_count(database, compiled.query);
  });
}

Result<std::vector<Hit>> more_hits(const store::Index& index, const Answer& answer,
                                   std::size_t from, std::size_t most) {
  return store::with_reader(
      index, [&](const Database& database) { return read_hits(database, answer, from, most); });
}

} // namespace sidestep::query
