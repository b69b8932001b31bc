// rlimits and a seccomp filter of allowed calls; see confine.hpp.
#include "indexer/attachments/child/confine.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sidestep::indexer {
namespace {

constexpr rlim_t memory = rlim_t{1} << 30; // bytes
constexpr rlim_t cpu_seconds = 30;

bool limit(int what, rlim_t most) {
  const rlimit both{most, most};
  return ::setrlimit(static_cast<__rlimit_resource>(what), &both) == 0;
}

bool limits() {
#ifndef SIDESTEP_SANITIZED
  // Not under AddressSanitizer: its shadow memory alone is terabytes of addresses.
  if (!limit(RLIMIT_AS, memory)) return false;
#endif
  // Files of no length: writing to the pipe is not writing to a file.
  return limit(RLIMIT_CPU, cpu_seconds) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 3);
}

// What is on this list is what reading text takes: memory, the two pipes, the
// clock, ending. All else fails with EPERM, which the libraries take for a
// missing file or feature.
bool filter() {
  scmp_filter_ctx context = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (context == nullptr) return false;
  bool good = true;
  for (const int call : {SCMP_SYS(read),          SCMP_SYS(write),
                         SCMP_SYS(writev),        SCMP_SYS(close),
                         SCMP_SYS(fstat),         SCMP_SYS(newfstatat),
                         SCMP_SYS(lseek),         SCMP_SYS(brk),
                         SCMP_SYS(munmap),        SCMP_SYS(mremap),
                         SCMP_SYS(madvise),       SCMP_SYS(futex),
                         SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),
                         SCMP_SYS(rt_sigreturn),  SCMP_SYS(sigaltstack),
                         SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
                         SCMP_SYS(getrandom),     SCMP_SYS(getpid),
                         SCMP_SYS(gettid),        SCMP_SYS(tgkill),
                         SCMP_SYS(sched_yield),   SCMP_SYS(exit),
                         SCMP_SYS(exit_group)})
    good = good && seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 0) == 0;
  // Memory that can be run is never made any more.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    good = good && seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 1,
                                    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
  good = good && seccomp_load(context) == 0;
  seccomp_release(context);
  return good;
}

std::string told(const char* door, bool shut) {
  return std::string(door) + (shut ? ": refused\n" : ": OPEN\n");
}

} // namespace

bool confine() {
  // It ends with its parent, gains no rights, and holds no file of its parent's.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return false;
  ::close_range(3, ~0U, 0);
  return limits() && filter();
}

std::string try_the_doors() {
  std::string report = told("socket", ::socket(AF_INET, SOCK_STREAM, 0) < 0);
  report += told("unix socket", ::socket(AF_UNIX, SOCK_STREAM, 0) < 0);
  report += told("read a file", ::open("/etc/hostname", O_RDONLY) < 0);
  report += told("write a file", ::open("/tmp/sidestep-door", O_WRONLY | O_CREAT, 0600) < 0);
  report += told("fork", ::fork() < 0);
  std::array<char*, 1> none{nullptr};
  report += told("exec", ::execve("/bin/true", none.data(), none.data()) < 0);
  void* page =
      ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  report += told("runnable memory", page == MAP_FAILED);
  report += told("signal another", ::kill(::getppid(), 0) < 0);
  return report;
}

} // namespace sidestep::indexer
