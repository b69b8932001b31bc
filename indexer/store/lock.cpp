// Xapian locks each shard by itself; a run touches several, and makes new ones.
#include "indexer/store/lock.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace sidestep::indexer::store {

Result<IndexLock> IndexLock::take(const std::filesystem::path& index_dir) {
  std::error_code failed;
  std::filesystem::create_directories(index_dir, failed);
  if (failed)
    return fail(Code::write, "cannot make the folder {}: {}", index_dir.string(), failed.message());
  const auto file = index_dir / "write.lock";
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (descriptor < 0)
    return fail(Code::write, "cannot write {}: {}", file.string(), std::strerror(errno));
  IndexLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK)
    return fail(Code::write, "cannot lock {}: {}", file.string(), std::strerror(errno));
  return hinted(
      fail(Code::locked, "another program is writing the index in {}", index_dir.string()),
      "wait until it has ended, then run the command again");
}

IndexLock::~IndexLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

} // namespace sidestep::indexer::store
