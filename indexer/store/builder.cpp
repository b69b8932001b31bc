// Xapian is slowest where many documents wait in memory for one commit: a
// segment is committed once, when it holds a few hundred.
#include "indexer/store/builder.hpp"

#include "indexer/store/compact.hpp"
#include "indexer/store/document.hpp"
#include "indexer/store/errors.hpp"
#include "indexer/store/lock.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/shards.hpp"
#include "indexer/store/stub.hpp"
#include "indexer/store/tiers.hpp"

#include <optional>
#include <system_error>
#include <utility>

namespace sidestep::indexer::store {
namespace {

constexpr std::size_t segment_documents = 275;
constexpr std::size_t segment_bytes = 8U << 20U; // of text

// Nothing of a build is worth a sync before it is whole.
constexpr int segment_flags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC;

Result<void> swap_in(const std::filesystem::path& dir, const std::string& main) {
  TRY(write_shards(dir, {main, ""}));
  remove_strays(dir, {main});
  return {};
}

} // namespace

struct Builder::Parts {
  std::filesystem::path dir{};
  IndexLock lock;
  std::filesystem::path folder{}; // of the build
  Tiers tiers;
  Metadata metadata{};

  Parts(std::filesystem::path index_dir, IndexLock taken, std::filesystem::path build)
      : dir(std::move(index_dir)), lock(std::move(taken)), folder(build), tiers(std::move(build)) {}
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
};

struct Builder::Segments::Parts {
  std::filesystem::path dir{};
  Tiers* tiers = nullptr;
  std::optional<Xapian::WritableDatabase> db{};
  std::filesystem::path place{};
  std::size_t documents = 0;
  std::size_t bytes = 0;

  void close() {
    if (!db) return;
    db->commit();
    db->close();
    db.reset();
    documents = bytes = 0;
    tiers->add(std::exchange(place, {}));
  }
};

Builder::Segments::Segments(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Builder::Segments::Segments(Segments&&) noexcept = default;
Builder::Segments& Builder::Segments::operator=(Segments&&) noexcept = default;
Builder::Segments::~Segments() = default;

Result<void> Builder::Segments::put(const ThreadEntry& entry) {
  return guarded(parts_->dir, [&]() -> Result<void> {
    Parts& own = *parts_;
    if (!own.db) {
      own.place = own.tiers->fresh();
      own.db.emplace(own.place.string(), segment_flags);
    }
    for (const MessageRecord& message : entry.messages) {
      own.db->add_document(document_of(entry, message));
      own.bytes += message.text.size();
    }
    own.db->add_document(document_of(entry));
    own.documents += entry.messages.size() + 1;
    if (own.documents >= segment_documents || own.bytes >= segment_bytes) own.close();
    return {};
  });
}

Result<void> Builder::Segments::close() {
  return guarded(parts_->dir, [&]() -> Result<void> {
    parts_->close();
    return {};
  });
}

Builder::Builder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Builder::Builder(Builder&&) noexcept = default;
Builder& Builder::operator=(Builder&&) noexcept = default;
Builder::~Builder() = default;

Result<Builder> Builder::open(const std::filesystem::path& index_dir) {
  TRY_ASSIGN(IndexLock lock, IndexLock::take(index_dir));
  // Whatever is there stays for those who read it, even when its stub is damaged.
  if (const auto shards = read_stub(index_dir)) remove_strays(index_dir, *shards);
  std::filesystem::path folder = index_dir / "build-1";
  for (int n = 2; std::filesystem::exists(folder); ++n)
    folder = index_dir / ("build-" + std::to_string(n));
  std::error_code failed;
  std::filesystem::create_directory(folder, failed);
  if (failed)
    return fail(Code::write, "cannot make the folder {}: {}", folder.string(), failed.message());
  auto parts = std::make_unique<Parts>(index_dir, std::move(lock), folder);
  parts->metadata[std::string(metadata::schema)] = schema_version;
  return Builder(std::move(parts));
}

Builder::Segments Builder::segments() {
  auto parts = std::make_unique<Segments::Parts>();
  parts->dir = parts_->dir;
  parts->tiers = &parts_->tiers;
  return Segments(std::move(parts));
}

void Builder::set_names(const LexiconNames& names) {
  for (const auto& [key, value] : metadata_for(names))
    parts_->metadata[key] = value;
}

void Builder::set_metadata(std::string_view key, std::string_view value) {
  parts_->metadata[std::string(key)] = value;
}

void Builder::withdraw(const Withdrawal& withdrawal) {
  for (const auto& [key, value] : metadata_for(withdrawal))
    parts_->metadata[key] = value;
}

Result<void> Builder::finish() {
  const auto& dir = parts_->dir;
  const auto done = guarded(dir, [&]() -> Result<void> {
    const std::string main = fresh_main(dir);
    const auto rest = parts_->tiers.rest();
    if (rest.empty())
      Xapian::WritableDatabase((dir / main).string(), Xapian::DB_CREATE_OR_OVERWRITE).commit();
    else
      compact(rest, dir / main);
    set_all_metadata(dir / main, parts_->metadata);
    return swap_in(dir, main);
  });
  parts_.reset();
  return done;
}

} // namespace sidestep::indexer::store
