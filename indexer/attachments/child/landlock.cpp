// See landlock.hpp. glibc has no wrappers for these three calls.
#include "indexer/attachments/child/landlock.hpp"

#include <cstdint>
#include <fcntl.h>
#include <initializer_list>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sidestep::indexer {
namespace {

constexpr auto reading =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE;
constexpr auto all = (std::uint64_t{1} << 13) - 1; // the accesses that version 1 knows

} // namespace

bool only_system_files() {
  const landlock_ruleset_attr handled{all};
  const long rules = ::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
  if (rules < 0) return false;
  for (const char* path : {"/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/catdocrc"}) {
    const int folder = ::open(path, O_PATH | O_CLOEXEC);
    if (folder < 0) continue;
    const bool file = path[1] == 'e';
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = file ? std::uint64_t{LANDLOCK_ACCESS_FS_READ_FILE} : reading;
    beneath.parent_fd = folder;
    ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    ::close(folder);
  }
  const bool done = ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  ::close(static_cast<int>(rules));
  return done;
}

} // namespace sidestep::indexer
