// Reading a thread's documents.
#include "query/search/thread.hpp"

#include "common/model/json.hpp"
#include "indexer/store/reader.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/shards.hpp"

#include <algorithm>

namespace sidestep::query {
namespace {

namespace store = indexer::store;
using Xapian::Database;

// Threads of several sources may have had one name.
constexpr Xapian::doccount most_of_one_name = 100;

// The thread's own document: by its id, else by a name it had within its source.
Xapian::docid thread_document(const Database& database, const sites::Id& id) {
  const Xapian::Query marker{std::string(store::thread_marker)};
  const Xapian::Query named{store::thread_term(id.thread_id())};
  const Xapian::Query other{
      store::term_of(store::prefix::other_name, store::value_form(id.thread))};
  for (const Xapian::Query& query : {named, other}) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(
        store::shown_once(database, Xapian::Query(Xapian::Query::OP_AND, marker, query)));
    const Xapian::MSet found = enquire.get_mset(0, most_of_one_name);
    for (auto at = found.begin(); at != found.end(); ++at)
      if (at.get_document().get_value(store::slot::thread).starts_with(id.source + ":")) return *at;
  }
  return 0;
}

Result<std::optional<ThreadView>> read(const Database& database, const sites::Id& id) {
  const Xapian::docid document = thread_document(database, id);
  if (document == 0) return std::optional<ThreadView>{};
  ThreadView view;
  TRY_ASSIGN(view.thread, thread_from(database.get_document(document).get_data()));
  const std::string term = store::thread_term(view.thread.id);
  const store::Moving moving(database);
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    if (*at == document || moving.leaves_out(*at)) continue;
    TRY_ASSIGN(MessageRecord message, message_from(database.get_document(*at).get_data()));
    view.messages.push_back(std::move(message));
  }
  std::stable_sort(
      view.messages.begin(), view.messages.end(),
      [](const MessageRecord& a, const MessageRecord& b) { return a.order < b.order; });
  return std::optional<ThreadView>(std::move(view));
}

} // namespace

Result<std::optional<ThreadView>> load_thread(const store::Index& index, const sites::Id& id) {
  return store::with_reader(index, [&](const Database& database) { return read(database, id); });
}

namespace {

Result<std::optional<WithdrawnNote>> note_in(const Database& database, const sites::Id& id) {
  std::string value = database.get_metadata(store::withdrawn_key(id.thread_id()));
  if (store::is_further_name(value)) value.erase(0, 1);
  const std::size_t blank = value.find(' ');
  if (blank == std::string::npos) return std::optional<WithdrawnNote>{};
  return WithdrawnNote{value.substr(0, blank), value.substr(blank + 1)};
}

} // namespace

Result<std::optional<WithdrawnNote>> withdrawal_of(const store::Index& index, const sites::Id& id) {
  // Each shard by itself: of several together Xapian reads the first one's metadata.
  for (const store::Place& place : index.places()) {
    TRY_ASSIGN(auto note,
               store::with_reader(store::Index(index.dir(), {place}),
                                  [&](const Database& database) { return note_in(database, id); }));
    if (note) return note;
  }
  return std::optional<WithdrawnNote>{};
}

const MessageRecord* message_in(const ThreadView& view, const sites::Id& id) {
  const std::string wanted = view.thread.id + "#" + id.message;
  const auto found = std::find_if(view.messages.begin(), view.messages.end(),
                                  [&](const MessageRecord& each) { return each.id == wanted; });
  return found == view.messages.end() ? nullptr : &*found;
}

} // namespace sidestep::query
