// Posting lists of ids and names lead to the documents; their data tells the rest.
#include "indexer/store/holdings.hpp"

#include "common/model/json.hpp"
#include "indexer/store/schema.hpp"

#include <algorithm>
#include <utility>

namespace sidestep::indexer::store {
namespace {

bool has_term(const Xapian::Database& db, Xapian::docid id, std::string_view term) {
  auto at = db.termlist_begin(id);
  at.skip_to(std::string(term));
  return at != db.termlist_end(id) && *at == term;
}

} // namespace

std::map<std::string, Xapian::docid> documents_of(const Xapian::Database& db,
                                                  std::string_view thread_id) {
  std::map<std::string, Xapian::docid> out;
  const std::string term = thread_term(thread_id);
  for (auto at = db.postlist_begin(term); at != db.postlist_end(term); ++at) {
    auto id = db.termlist_begin(*at);
    id.skip_to(std::string(prefix::id));
    if (id != db.termlist_end(*at)) out[*id] = *at;
  }
  return out;
}

std::string signature_in(const Xapian::Database& db, std::string_view thread_id) {
  const std::string term = id_term(thread_id);
  const auto at = db.postlist_begin(term);
  if (at == db.postlist_end(term)) return "";
  return db.get_document(*at).get_value(slot::signature);
}

Result<std::optional<ThreadEntry>> entry_in(const Xapian::Database& db,
                                            std::string_view thread_id) {
  ThreadEntry entry;
  bool found = false;
  const std::string own = id_term(thread_id);
  for (const auto& [term, id] : documents_of(db, thread_id)) {
    const Xapian::Document document = db.get_document(id);
    if (term == own) {
      TRY_ASSIGN(entry.thread, thread_from(document.get_data()));
      entry.signature = document.get_value(slot::signature);
      found = true;
      continue;
    }
    TRY_ASSIGN(MessageRecord message, message_from(document.get_data()));
    entry.messages.push_back(std::move(message));
  }
  if (!found) return std::optional<ThreadEntry>{};
  std::sort(entry.messages.begin(), entry.messages.end(),
            [](const MessageRecord& a, const MessageRecord& b) { return a.order < b.order; });
  return std::optional<ThreadEntry>(std::move(entry));
}

std::vector<std::string> numbered_in(const Xapian::Database& db, std::string_view source,
                                     std::int64_t number) {
  std::vector<std::string> out;
  const std::string term = term_of(prefix::other_name, std::to_string(number));
  for (auto at = db.postlist_begin(term); at != db.postlist_end(term); ++at) {
    if (!has_term(db, *at, thread_marker)) continue;
    std::string id = db.get_document(*at).get_value(slot::thread);
    if (id.starts_with(std::string(source) + ":")) out.push_back(std::move(id));
  }
  return out;
}

} // namespace sidestep::indexer::store
