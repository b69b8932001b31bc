// Each shard is changed inside a transaction, for Xapian commits a database that
// is let go: a batch that was broken off must leave nothing.
#include "indexer/store/live.hpp"

#include "indexer/store/document.hpp"
#include "indexer/store/errors.hpp"
#include "indexer/store/holdings.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/stub.hpp"

#include <algorithm>

namespace sidestep::indexer::store {
namespace {

constexpr std::size_t commit_documents = 2000;
constexpr std::size_t commit_bytes = 32U << 20U;
constexpr std::chrono::seconds commit_time{30};
// A live shard that is larger, and larger than this share of the main one, joins it.
constexpr Xapian::doccount merge_documents = 20'000;
constexpr Xapian::doccount merge_share = 8;

std::string path_of(const std::filesystem::path& dir, const std::string& shard) {
  return (dir / shard).string();
}

} // namespace

LiveIndex::LiveIndex(std::filesystem::path dir, IndexLock lock, Shards shards, Moments moments)
    : dir_(std::move(dir)), lock_(std::move(lock)), shards_(std::move(shards)),
      moments_(std::move(moments)), main_(path_of(dir_, shards_.main), Xapian::DB_OPEN) {
  if (!shards_.live.empty()) live_.emplace(path_of(dir_, shards_.live), Xapian::DB_OPEN);
}

LiveIndex::~LiveIndex() = default;

Result<LiveIndex> LiveIndex::open(const std::filesystem::path& index_dir, IndexLock lock,
                                  Moments moments) {
  TRY_ASSIGN(Shards shards, read_shards(index_dir));
  if (shards.main.empty()) {
    shards.main = fresh_main(index_dir);
    Xapian::WritableDatabase db(path_of(index_dir, shards.main), Xapian::DB_CREATE_OR_OVERWRITE);
    db.set_metadata(std::string(metadata::schema), std::string(schema_version));
    db.commit();
    TRY(write_shards(index_dir, shards));
  }
  remove_strays(index_dir, shards.names());
  LiveIndex index(index_dir, std::move(lock), std::move(shards), std::move(moments));
  const std::string version = index.main_.get_metadata(std::string(metadata::schema));
  if (version != schema_version) return tl::unexpected(old_index(index_dir, version));
  index.recover();
  index.begin();
  return index;
}

void LiveIndex::recover() {
  if (!live_ || generation_of(*live_) == generation_of(main_)) return;
  const auto threads = moving_threads(*live_);
  if (generation_of(*live_) != generation_of(main_) + 1 || threads.empty())
    throw Xapian::DatabaseCorruptError("the two shards do not belong together");
  for (const std::string& thread : threads)
    main_.delete_document(thread_term(thread));
  main_.set_metadata(std::string(metadata::generation), std::to_string(generation_of(*live_)));
  main_.commit();
  live_->set_metadata(std::string(metadata::moving), "");
  live_->commit();
}

void LiveIndex::begin() {
  main_.begin_transaction(false);
  if (live_) live_->begin_transaction(false);
  documents_ = bytes_ = 0;
  begun_ = std::chrono::steady_clock::now();
}

Result<void> LiveIndex::need_live() {
  if (live_) return {};
  Shards shards = shards_;
  shards.live = fresh_live(dir_);
  Xapian::WritableDatabase live(path_of(dir_, shards.live), Xapian::DB_CREATE_OR_OVERWRITE);
  for (const auto& [key, value] : metadata_of(main_))
    live.set_metadata(key, value);
  live.set_metadata(std::string(metadata::live), "yes");
  live.commit();
  TRY(write_shards(dir_, shards));
  shards_ = std::move(shards);
  live_ = std::move(live);
  live_->begin_transaction(false);
  return {};
}

std::string LiveIndex::signature(std::string_view thread_id) const {
  if (live_)
    if (auto held = signature_in(*live_, thread_id); !held.empty()) return held;
  return in_main(thread_id) ? signature_in(main_, thread_id) : "";
}

Result<std::optional<ThreadEntry>> LiveIndex::entry(std::string_view thread_id) const {
  if (live_) {
    TRY_ASSIGN(auto held, entry_in(*live_, thread_id));
    if (held) return held;
  }
  if (!in_main(thread_id)) return std::optional<ThreadEntry>{};
  return entry_in(main_, thread_id);
}

std::vector<std::string> LiveIndex::numbered(std::string_view source, std::int64_t number) const {
  std::vector<std::string> ids;
  if (live_) ids = numbered_in(*live_, source, number);
  for (std::string& id : numbered_in(main_, source, number))
    if (in_main(id) && std::find(ids.begin(), ids.end(), id) == ids.end())
      ids.push_back(std::move(id));
  return ids;
}

std::string LiveIndex::metadata(const std::string& key) const {
  return live_ ? live_->get_metadata(key) : main_.get_metadata(key);
}

// In both: Xapian's own tools and its server read that of the main one.
void LiveIndex::set_metadata(const std::string& key, const std::string& value) {
  if (main_.get_metadata(key) != value) main_.set_metadata(key, value);
  if (live_ && live_->get_metadata(key) != value) live_->set_metadata(key, value);
}

// False when the shard does not hold just these messages.
bool LiveIndex::stamp(Xapian::WritableDatabase& shard, const ThreadEntry& entry) {
  const auto old = documents_of(shard, entry.thread.id);
  if (old.size() != entry.messages.size() + 1) return false;
  for (const MessageRecord& message : entry.messages)
    if (!old.contains(id_term(message.id))) return false;
  for (const MessageRecord& message : entry.messages) {
    const Xapian::docid id = old.at(id_term(message.id));
    Xapian::Document document = shard.get_document(id);
    restamp(document, entry, message);
    shard.replace_document(id, document);
  }
  shard.replace_document(old.at(id_term(entry.thread.id)), document_of(entry));
  return true;
}

void LiveIndex::replace(const ThreadEntry& entry) {
  auto old = documents_of(*live_, entry.thread.id);
  const auto put = [&](const std::string& term, const Xapian::Document& document) {
    const auto found = old.find(term);
    if (found == old.end()) {
      live_->add_document(document);
      return;
    }
    live_->replace_document(found->second, document);
    old.erase(found);
  };
  for (const MessageRecord& message : entry.messages)
    put(id_term(message.id), document_of(entry, message));
  put(id_term(entry.thread.id), document_of(entry));
  for (const auto& [term, id] : old)
    live_->delete_document(id);
  if (main_.term_exists(thread_term(entry.thread.id))) moved_.insert(entry.thread.id);
}

Result<void> LiveIndex::put(const ThreadEntry& entry) {
  documents_ += entry.messages.size() + 1;
  for (const MessageRecord& message : entry.messages)
    bytes_ += message.text.size();
  const std::string& id = entry.thread.id;
  if (!entry.signature.empty() && signature(id) == entry.signature) {
    if (live_ && live_->term_exists(thread_term(id))) {
      if (stamp(*live_, entry)) return {};
    } else if (in_main(id) && stamp(main_, entry)) {
      return {};
    }
  }
  TRY(need_live());
  replace(entry);
  return {};
}

Result<void> LiveIndex::remove(std::string_view thread_id) {
  const std::string term = thread_term(thread_id);
  if (live_ && live_->term_exists(term)) live_->delete_document(term);
  if (!main_.term_exists(term)) return {};
  TRY(need_live());
  moved_.emplace(thread_id);
  return {};
}

void LiveIndex::commit_when_due() {
  if (documents_ < commit_documents && bytes_ < commit_bytes &&
      std::chrono::steady_clock::now() - begun_ < commit_time)
    return;
  commit();
  begin();
}

void LiveIndex::commit() {
  if (live_) {
    const std::string next = std::to_string(generation_of(*live_) + 1);
    live_->set_metadata(std::string(metadata::moving), moving_text({moved_.begin(), moved_.end()}));
    if (!moved_.empty()) live_->set_metadata(std::string(metadata::generation), next);
    live_->commit_transaction();
    live_->commit();
    if (!moved_.empty() && moments_.added) moments_.added();
    for (const std::string& thread : moved_)
      main_.delete_document(thread_term(thread));
    if (!moved_.empty()) main_.set_metadata(std::string(metadata::generation), next);
  }
  main_.commit_transaction();
  main_.commit();
  if (moved_.empty()) return;
  moved_.clear();
  live_->set_metadata(std::string(metadata::moving), "");
  live_->commit();
}

bool LiveIndex::wants_merge() const {
  if (!live_ || live_->get_doccount() == 0) return false;
  const Xapian::doccount in_main = main_.get_doccount();
  return in_main == 0 || live_->get_doccount() > std::max(merge_documents, in_main / merge_share);
}

Result<void> LiveIndex::merge() {
  const std::string made = fresh_main(dir_);
  Metadata metadata = metadata_of(*live_);
  for (const auto only : {metadata::live, metadata::generation, metadata::moving})
    metadata.erase(std::string(only));
  compact({dir_ / shards_.live, dir_ / shards_.main}, dir_ / made);
  set_all_metadata(dir_ / made, metadata);
  TRY(write_shards(dir_, {made, ""}));
  live_->close();
  main_.close();
  live_.reset();
  shards_ = {made, ""};
  remove_strays(dir_, shards_.names());
  main_ = Xapian::WritableDatabase(path_of(dir_, made), Xapian::DB_OPEN);
  return {};
}

Result<void> LiveIndex::finish() {
  commit();
  if (wants_merge()) TRY(merge());
  begin();
  return {};
}

} // namespace sidestep::indexer::store
