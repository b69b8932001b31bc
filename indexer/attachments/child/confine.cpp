// rlimits and a seccomp filter of allowed calls; see confine.hpp.
#include "indexer/attachments/child/confine.hpp"
#include "indexer/attachments/child/landlock.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sidestep::indexer {
namespace {

constexpr rlim_t memory = rlim_t{1} << 30; // bytes

bool limit(int what, rlim_t most) {
  const rlimit both{most, most};
  return ::setrlimit(static_cast<__rlimit_resource>(what), &both) == 0;
}

bool limits(rlim_t files, unsigned seconds) {
  // One second more before SIGKILL, so that the end tells its reason.
  const rlimit cpu{seconds, rlim_t{seconds} + 1};
#ifndef SIDESTEP_SANITIZED
  // Not under AddressSanitizer: its shadow memory alone is terabytes of addresses.
  if (!limit(RLIMIT_AS, memory)) return false;
#endif
  // Files of no length: writing to the pipe is not writing to a file.
  return ::setrlimit(RLIMIT_CPU, &cpu) == 0 && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, files);
}

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

template <class Calls> bool allow(const Filter& filter, const Calls& calls) {
  bool good = true;
  for (const int call : calls)
    good = good && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
  return good;
}

// What reading text takes: memory, the two pipes, the clock, ending. All else
// fails with EPERM, which the libraries take for a missing file or feature.
bool allow_reading(const Filter& filter) {
  constexpr std::array calls = {SCMP_SYS(read),          SCMP_SYS(write),
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
                                SCMP_SYS(exit_group)};
  return allow(filter, calls);
}

// Memory that can be run is never made any more.
bool allow_plain_memory(const Filter& filter) {
  bool good = true;
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    good = good && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1,
                                    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
  return good;
}

// One program, loaded from the system's files.
bool allow_program(const Filter& filter, const char* program) {
  constexpr std::array calls = {SCMP_SYS(mmap),       SCMP_SYS(mprotect),
                                SCMP_SYS(pread64),    SCMP_SYS(access),
                                SCMP_SYS(stat),       SCMP_SYS(lstat),
                                SCMP_SYS(arch_prctl), SCMP_SYS(set_tid_address),
                                SCMP_SYS(rseq),       SCMP_SYS(set_robust_list),
                                SCMP_SYS(readlink),   SCMP_SYS(getcwd),
                                SCMP_SYS(prlimit64)};
  // A pointer and not a name: what it points to cannot be looked at, but in the
  // program that runs next this address holds something else.
  const auto address = static_cast<scmp_datum_t>(reinterpret_cast<std::uintptr_t>(program));
  constexpr scmp_datum_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  return allow(filter, calls) &&
         seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(execve), 1,
                          SCMP_A0(SCMP_CMP_EQ, address)) == 0 &&
         seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                          SCMP_A2(SCMP_CMP_MASKED_EQ, writing, 0)) == 0 &&
         seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                          SCMP_A1(SCMP_CMP_MASKED_EQ, writing, 0)) == 0;
}

bool load(const char* program) {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release);
  if (!filter || !allow_reading(filter)) return false;
  const bool good =
      program == nullptr ? allow_plain_memory(filter) : allow_program(filter, program);
  return good && seccomp_load(filter.get()) == 0;
}

// It ends with its parent, gains no rights, and holds no file of its parent's.
bool cut_off() {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return false;
  ::close_range(3, ~0U, 0);
  return true;
}

std::string told(const char* door, bool shut) {
  return std::string(door) + (shut ? ": refused\n" : ": OPEN\n");
}

} // namespace

bool confine(unsigned seconds) { return cut_off() && limits(3, seconds) && load(nullptr); }

bool confine_for(const char* program, unsigned seconds) {
  constexpr rlim_t loader_files = 16;
  if (!cut_off()) return false;
  only_system_files();
  return limits(loader_files, seconds) && load(program);
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
