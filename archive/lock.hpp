// The archive's lock: one program at a time writes WARC files and catalogue; and
// nightly's, so that one night's run does not begin within another's. The kernel
// drops a lock when its holder dies, however that dies; the file holds who it is,
// for the one who is turned away. Readers take no lock.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <utility>

namespace sidestep::archive {

class Lock {
public:
  // Error: locked (by whom), write (the folder cannot be written).
  static Result<Lock> take(const std::filesystem::path& archive);
  static Result<Lock> take_nightly(const std::filesystem::path& archive);
  Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Lock& operator=(Lock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~Lock();

private:
  static Result<Lock> take(const std::filesystem::path& archive, const char* file, const char* held,
                           const char* hint);
  explicit Lock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

} // namespace sidestep::archive
