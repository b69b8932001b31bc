// What an index says of itself, asked before a run decides how to go about it.
#pragma once

#include "common/result.hpp"
#include "indexer/store/compact.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>

namespace sidestep::indexer::store {

struct Facts {
  std::size_t threads = 0;
  Metadata metadata{};
  std::string value(std::string_view key) const {
    const auto found = metadata.find(key);
    return found == metadata.end() ? "" : found->second;
  }
};
// Nothing where there is no index. Error (index): damaged, or of another version.
Result<std::optional<Facts>> facts_of(const std::filesystem::path& index_dir);

} // namespace sidestep::indexer::store
