// One reading, by the same rules as every other.
#include "indexer/store/facts.hpp"

#include "indexer/store/reader.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/stub.hpp"

#include <system_error>

namespace sidestep::indexer::store {

Result<std::optional<Facts>> facts_of(const std::filesystem::path& index_dir) {
  std::error_code ignored;
  if (!std::filesystem::exists(stub_file(index_dir), ignored)) return std::optional<Facts>{};
  return with_reader(index_dir, [](const Xapian::Database& db) -> Result<std::optional<Facts>> {
    return Facts{db.get_termfreq(std::string(thread_marker)), metadata_of(db)};
  });
}

} // namespace sidestep::indexer::store
