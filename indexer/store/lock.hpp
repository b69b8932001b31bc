// One program at a time writes the index, whichever of its shards. The kernel
// drops the lock when its holder dies. Readers take none.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <utility>

namespace sidestep::indexer::store {

class IndexLock {
public:
  // Makes the folder when it is not there. Error: locked, write.
  static Result<IndexLock> take(const std::filesystem::path& index_dir);
  IndexLock(IndexLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  IndexLock& operator=(IndexLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~IndexLock();

private:
  explicit IndexLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

} // namespace sidestep::indexer::store
