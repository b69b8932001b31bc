// Plain system calls: a stream would hide which write failed, and why.
#include "archive/segment.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace sidestep::archive {
namespace {

struct Descriptor {
  int number = -1;
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

bool write_all(int descriptor, std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto wrote = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
    offset += static_cast<std::uint64_t>(wrote);
  }
  return true;
}

// A new file is only there for good once its folder is synced.
bool sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.number >= 0 && ::fsync(descriptor.number) == 0;
}

tl::unexpected<Error> trouble(const std::filesystem::path& file, int number) {
  return hinted(
      fail(Code::write, "cannot write {}: {}", file.string(), std::strerror(number)),
      number == ENOSPC || number == EFBIG || number == EDQUOT
          ? "make room on the disk and run the same command again; what was kept before is safe"
          : "what was kept before is safe; run the same command again when this is mended");
}

} // namespace

std::uint64_t size_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : size;
}

Result<void> append(const std::filesystem::path& file, std::uint64_t offset, std::string_view bytes,
                    Sync sync) {
  int flags = O_WRONLY | O_CLOEXEC | O_NOFOLLOW;
  if (offset == 0) flags |= O_CREAT;
  const Descriptor descriptor(::open(file.c_str(), flags, 0644));
  if (descriptor.number < 0) return trouble(file, errno);
  const bool done = write_all(descriptor.number, offset, bytes) &&
                    (sync == Sync::later || (::fsync(descriptor.number) == 0 &&
                                             (offset != 0 || sync_folder(file.parent_path()))));
  if (done) return {};
  const int number = errno;
  // Best effort: what stays behind the end is an unfinished write, cut at the
  // next opening.
  if (offset == 0)
    ::unlink(file.c_str());
  else
    std::ignore = ::ftruncate(descriptor.number, static_cast<off_t>(offset));
  return trouble(file, number);
}

Result<void> sync_file(const std::filesystem::path& file) {
  const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
  if (descriptor.number < 0 || ::fsync(descriptor.number) != 0 || !sync_folder(file.parent_path()))
    return trouble(file, errno);
  return {};
}

Result<void> cut(const std::filesystem::path& file, std::uint64_t size) {
  if (size == 0) {
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) return trouble(file, errno);
    return {};
  }
  const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
  if (descriptor.number < 0 || ::ftruncate(descriptor.number, static_cast<off_t>(size)) != 0 ||
      ::fsync(descriptor.number) != 0)
    return trouble(file, errno);
  return {};
}

} // namespace sidestep::archive
