// What an index holds, to be read beside others who read or write it. Each
// thread of a program has its own.
#pragma once

#include "indexer/store/known.hpp"

#include <filesystem>
#include <memory>

namespace sidestep::indexer::store {

// An index that is missing, damaged, of another version, or was left by a run
// that was killed while it moved threads, holds nothing.
std::unique_ptr<Known> view_of(const std::filesystem::path& index_dir);

} // namespace sidestep::indexer::store
