// Open, check, ask; and again when a writer has moved on: it committed twice, it
// swapped shards, or the two shards were not of one moment.
#include "indexer/store/reader.hpp"

#include "indexer/store/errors.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/shards.hpp"
#include "indexer/store/stub.hpp"

namespace sidestep::indexer::store {
namespace {

// Two commits during one query make its revision go; five times in a row is
// not load but a fault.
constexpr int tries = 5;

Result<void> attempt(const std::filesystem::path& index_dir, const Read& read) {
  std::error_code ignored;
  if (!std::filesystem::exists(stub_file(index_dir), ignored))
    return tl::unexpected(missing_index(index_dir));
  auto shards = read_shards(index_dir);
  if (!shards) return tl::unexpected(shards.error());
  if (shards->main.empty()) return tl::unexpected(missing_index(index_dir));
  const Xapian::Database database = open_shards(index_dir, *shards);
  const std::string version = database.get_metadata(std::string(metadata::schema));
  if (version != schema_version) return tl::unexpected(old_index(index_dir, version));
  return read(database);
}

} // namespace

Result<void> read_index(const std::filesystem::path& index_dir, const Read& read) {
  for (int n = 1;; ++n) {
    bool moved = false;
    Result<void> done = guarded(index_dir, [&]() -> Result<void> {
      try {
        return attempt(index_dir, read);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (n == tries) throw;
        moved = true;
        return {};
      } catch (const Xapian::DatabaseOpeningError&) {
        // A new main shard: the old ones go right after the stub was swapped.
        if (n == tries) throw;
        moved = true;
        return {};
      }
    });
    if (!moved) return done;
  }
}

} // namespace sidestep::indexer::store
