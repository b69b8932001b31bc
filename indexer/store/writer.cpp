// The one writer. A thread's documents are replaced inside one commit, so a
// reader sees a thread as it was or as it is. Commits come by count and bytes,
// never by Xapian's own threshold, the slowest setting there is.
#include "indexer/store/writer.hpp"

#include "indexer/store/document.hpp"
#include "indexer/store/errors.hpp"
#include "indexer/store/holdings.hpp"
#include "indexer/store/stub.hpp"

#include <map>
#include <optional>

namespace sidestep::indexer::store {
namespace {

constexpr std::size_t commit_documents = 2000;
constexpr std::size_t commit_bytes = 32 * 1024 * 1024;

constexpr int create_or_open = Xapian::DB_CREATE_OR_OPEN;
constexpr int create_new = Xapian::DB_CREATE_OR_OVERWRITE;

} // namespace

struct Writer::Parts {
  std::filesystem::path dir{};
  std::string shard{};                                // the one that is written
  std::optional<Xapian::WritableDatabase> old_lock{}; // rebuilding: held for its lock
  Xapian::WritableDatabase db{};
  std::map<std::string, std::string, std::less<>> pending{}; // metadata, written by finish()
  std::size_t documents = 0;                                 // since the last commit
  std::size_t bytes = 0;

  void replace(const ThreadEntry& entry);
  void stamp(const ThreadEntry& entry);
  void count(const ThreadEntry& entry);
  void show_again(const ThreadRecord& thread);
};

void Writer::Parts::replace(const ThreadEntry& entry) {
  std::map<std::string, Xapian::docid> old = documents_of(db, entry.thread.id);
  const auto put = [&](const std::string& term, const Xapian::Document& document) {
    const auto found = old.find(term);
    if (found == old.end()) {
      db.replace_document(term, document);
      return;
    }
    db.replace_document(found->second, document);
    old.erase(found);
  };
  for (const MessageRecord& message : entry.messages)
    put(id_term(message.id), document_of(entry, message));
  put(id_term(entry.thread.id), document_of(entry));
  for (const auto& [term, id] : old)
    db.delete_document(id);
}

void Writer::Parts::stamp(const ThreadEntry& entry) {
  const std::map<std::string, Xapian::docid> old = documents_of(db, entry.thread.id);
  for (const MessageRecord& message : entry.messages) {
    const auto found = old.find(id_term(message.id));
    if (found == old.end()) return replace(entry);
  }
  if (old.size() != entry.messages.size() + 1) return replace(entry);
  for (const MessageRecord& message : entry.messages) {
    const Xapian::docid id = old.at(id_term(message.id));
    Xapian::Document document = db.get_document(id);
    restamp(document, entry, message);
    db.replace_document(id, document);
  }
  db.replace_document(id_term(entry.thread.id), document_of(entry));
}

void Writer::Parts::count(const ThreadEntry& entry) {
  documents += entry.messages.size() + 1;
  for (const MessageRecord& message : entry.messages)
    bytes += message.text.size();
  if (documents < commit_documents && bytes < commit_bytes) return;
  db.commit();
  documents = bytes = 0;
}

// No name of the thread is withdrawn any longer.
void Writer::Parts::show_again(const ThreadRecord& thread) {
  const auto clear = [&](std::string_view id) {
    const std::string key = withdrawn_key(id);
    if (!db.get_metadata(key).empty()) db.set_metadata(key, "");
  };
  clear(thread.id);
  for (const std::string& name : thread.other_names)
    clear(thread.source + ":" + name);
}

Writer::Writer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

namespace {

// The shard that is there, locked; none when it is missing or too damaged to
// open. A lock that another holds is thrown on.
std::optional<Xapian::WritableDatabase> lock_old(const std::filesystem::path& dir,
                                                 const std::vector<std::string>& shards) {
  if (shards.empty()) return std::nullopt;
  try {
    return Xapian::WritableDatabase((dir / shards.front()).string(), Xapian::DB_OPEN);
  } catch (const Xapian::DatabaseLockError&) {
    throw;
  } catch (const Xapian::DatabaseError&) {
    return std::nullopt;
  }
}

} // namespace

Result<Writer> Writer::open(const std::filesystem::path& index_dir, bool rebuild) {
  std::error_code failed;
  std::filesystem::create_directories(index_dir, failed);
  if (failed)
    return fail(Code::write, "cannot make the folder {}: {}", index_dir.string(), failed.message());
  auto shards = read_stub(index_dir);
  if (!shards && !rebuild) return tl::unexpected(shards.error());
  return guarded(index_dir, [&]() -> Result<Writer> {
    auto parts = std::make_unique<Parts>();
    parts->dir = index_dir;
    const std::vector<std::string> there = shards ? *shards : std::vector<std::string>{};
    if (rebuild || there.empty()) {
      parts->old_lock = lock_old(index_dir, there);
      remove_strays(index_dir, there);
      parts->shard = fresh_shard(index_dir);
      parts->db = Xapian::WritableDatabase((index_dir / parts->shard).string(), create_new);
      parts->db.set_metadata(std::string(metadata::schema), std::string(schema_version));
      return Writer(std::move(parts));
    }
    parts->shard = there.front();
    parts->db = Xapian::WritableDatabase((index_dir / parts->shard).string(), create_or_open);
    const std::string version = parts->db.get_metadata(std::string(metadata::schema));
    if (version != schema_version) return tl::unexpected(old_index(index_dir, version));
    remove_strays(index_dir, there);
    return Writer(std::move(parts));
  });
}

Result<std::string> Writer::signature(std::string_view thread_id) const {
  return guarded(parts_->dir,
                 [&]() -> Result<std::string> { return signature_in(parts_->db, thread_id); });
}

Result<std::optional<ThreadEntry>> Writer::entry(std::string_view thread_id) const {
  return guarded(parts_->dir, [&] { return entry_in(parts_->db, thread_id); });
}

Result<std::vector<std::string>> Writer::numbered(std::string_view source,
                                                  std::int64_t number) const {
  return guarded(parts_->dir, [&]() -> Result<std::vector<std::string>> {
    return numbered_in(parts_->db, source, number);
  });
}

Result<void> Writer::put(const ThreadEntry& entry) {
  return guarded(parts_->dir, [&]() -> Result<void> {
    const bool same_text =
        !entry.signature.empty() && signature_in(parts_->db, entry.thread.id) == entry.signature;
    same_text ? parts_->stamp(entry) : parts_->replace(entry);
    parts_->count(entry);
    parts_->show_again(entry.thread);
    return {};
  });
}

Result<void> Writer::withdraw(const Withdrawal& withdrawal) {
  return guarded(parts_->dir, [&]() -> Result<void> {
    for (const std::string& id : withdrawal.ids) {
      parts_->db.delete_document(thread_term(id));
      const bool first = &id == &withdrawal.ids.front();
      parts_->db.set_metadata(withdrawn_key(id),
                              withdrawn_value(withdrawal.status, withdrawal.since, first));
    }
    return {};
  });
}

Result<void> Writer::remove(std::string_view thread_id) {
  return guarded(parts_->dir, [&]() -> Result<void> {
    parts_->db.delete_document(thread_term(thread_id));
    return {};
  });
}

void Writer::set_names(const Pairs& categories, const Pairs& phrases, std::string_view lexicon) {
  set_metadata(metadata::categories, pairs_to_text(categories));
  set_metadata(metadata::phrases, pairs_to_text(phrases));
  set_metadata(metadata::lexicon, lexicon);
}

void Writer::set_metadata(std::string_view key, std::string_view value) {
  parts_->pending[std::string(key)] = value;
}

std::string Writer::metadata(std::string_view key) const {
  if (const auto found = parts_->pending.find(key); found != parts_->pending.end())
    return found->second;
  return guarded(parts_->dir,
                 [&]() -> Result<std::string> { return parts_->db.get_metadata(std::string(key)); })
      .value_or("");
}

Result<void> Writer::finish() {
  return guarded(parts_->dir, [&]() -> Result<void> {
    for (const auto& [key, value] : parts_->pending)
      if (parts_->db.get_metadata(key) != value) parts_->db.set_metadata(key, value);
    parts_->db.commit();
    auto named = read_stub(parts_->dir);
    if (named && *named == std::vector<std::string>{parts_->shard}) return {};
    TRY(write_stub(parts_->dir, {parts_->shard}));
    parts_->old_lock.reset();
    remove_strays(parts_->dir, {parts_->shard});
    return {};
  });
}

} // namespace sidestep::indexer::store
