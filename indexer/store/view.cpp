// Both shards as one database; the caller holds the index's lock, so that
// nobody moves anything between them.
#include "indexer/store/view.hpp"

#include "indexer/store/errors.hpp"
#include "indexer/store/holdings.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/shards.hpp"

namespace sidestep::indexer::store {
namespace {

class View : public Known {
public:
  View(std::filesystem::path dir, Xapian::Database db) : dir_(std::move(dir)), db_(std::move(db)) {}
  Result<std::string> signature(std::string_view thread_id) const override {
    return guarded(dir_, [&]() -> Result<std::string> { return signature_in(db_, thread_id); });
  }
  Result<std::optional<ThreadEntry>> entry(std::string_view thread_id) const override {
    return guarded(dir_, [&] { return entry_in(db_, thread_id); });
  }
  Result<std::vector<std::string>> numbered(std::string_view source,
                                            std::int64_t number) const override {
    return guarded(dir_, [&]() -> Result<std::vector<std::string>> {
      return numbered_in(db_, source, number);
    });
  }

private:
  std::filesystem::path dir_;
  Xapian::Database db_;
};

} // namespace

std::unique_ptr<Known> view_of(const std::filesystem::path& index_dir) {
  auto made = guarded(index_dir, [&]() -> Result<std::unique_ptr<Known>> {
    TRY_ASSIGN(const Shards shards, read_shards(index_dir));
    if (shards.main.empty()) return std::make_unique<Nothing>();
    Xapian::Database db = open_shards(index_dir, shards);
    // What a killed run was moving stands twice: not to be relied on.
    if (db.get_metadata(std::string(metadata::schema)) != schema_version ||
        !moving_threads(db).empty())
      return std::make_unique<Nothing>();
    return std::make_unique<View>(index_dir, std::move(db));
  });
  return made ? std::move(*made) : std::make_unique<Nothing>();
}

} // namespace sidestep::indexer::store
