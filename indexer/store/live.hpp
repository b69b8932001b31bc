// Changes to an index that is there, in batches: what changed is added to the
// live shard and committed, then taken out of the main one and committed. Between
// the two a message may stand twice, never not at all (shards.hpp).
#pragma once

#include "indexer/store/compact.hpp"
#include "indexer/store/entry.hpp"
#include "indexer/store/known.hpp"
#include "indexer/store/lock.hpp"
#include "indexer/store/shards.hpp"
#include "indexer/store/writer.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <xapian.h>

namespace sidestep::indexer::store {

// All of it throws what Xapian throws.
class LiveIndex {
public:
  // Finishes what a killed run had begun to move. Error: index, write.
  static Result<LiveIndex> open(const std::filesystem::path& index_dir, IndexLock lock,
                                Moments moments);
  LiveIndex(LiveIndex&&) = default;
  LiveIndex& operator=(LiveIndex&&) = default;
  // What was not committed is given up.
  ~LiveIndex();

  std::string signature(std::string_view thread_id) const;
  Result<std::optional<ThreadEntry>> entry(std::string_view thread_id) const;
  std::vector<std::string> numbered(std::string_view source, std::int64_t number) const;
  std::string metadata(const std::string& key) const;

  // Error (write): the stub file.
  Result<void> put(const ThreadEntry& entry);
  Result<void> remove(std::string_view thread_id);
  void set_metadata(const std::string& key, const std::string& value);
  // Commits when enough has come together, by documents, bytes or time.
  void commit_when_due();
  // Error (write): the stub file.
  Result<void> finish();

private:
  LiveIndex(std::filesystem::path dir, IndexLock lock, Shards shards, Moments moments);
  bool in_main(std::string_view thread_id) const { return !moved_.contains(thread_id); }
  void recover();
  Result<void> need_live();
  void replace(const ThreadEntry& entry);
  bool stamp(Xapian::WritableDatabase& shard, const ThreadEntry& entry);
  void begin();
  void commit();
  bool wants_merge() const;
  Result<void> merge();

  std::filesystem::path dir_;
  IndexLock lock_;
  Shards shards_;
  Moments moments_;
  Xapian::WritableDatabase main_;
  std::optional<Xapian::WritableDatabase> live_{};
  std::set<std::string, std::less<>> moved_{}; // to be taken out of the main shard
  std::size_t documents_ = 0;                  // of this batch
  std::size_t bytes_ = 0;
  std::chrono::steady_clock::time_point begun_{};
};

} // namespace sidestep::indexer::store
