// index/XAPIANDB, the stub file that makes the folder a Xapian database: one
// line a shard, paths relative to it. It is replaced by rename, so a reader
// sees the old shards or the new ones, never half of each.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sidestep::indexer::store {

std::filesystem::path stub_file(const std::filesystem::path& index_dir);
// Names of the shards; empty when there is no stub file.
Result<std::vector<std::string>> read_stub(const std::filesystem::path& index_dir);
Result<void> write_stub(const std::filesystem::path& index_dir,
                        const std::vector<std::string>& shards);
// Removes shards that the stub does not name: what a killed run left behind.
void remove_strays(const std::filesystem::path& index_dir, const std::vector<std::string>& keep);

} // namespace sidestep::indexer::store
