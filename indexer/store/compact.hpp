// Several databases into one, packed.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>
#include <xapian.h>

namespace sidestep::indexer::store {

using Metadata = std::map<std::string, std::string, std::less<>>;

// Writes `to`, which must not be there; what it held before is not touched.
// Throws what Xapian throws.
void compact(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to);

Metadata metadata_of(const Xapian::Database& database);
// Makes the database's metadata exactly this, and commits.
void set_all_metadata(const std::filesystem::path& database, const Metadata& wanted);

} // namespace sidestep::indexer::store
