// flock on archive.lock. The file stays: deleting it would let two in.
#include "archive/lock.hpp"

#include "common/calendar.hpp"
#include "common/text.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace sidestep::archive {
namespace {

// "sidestep crawl, process 1234, since 2026-09-04T02:14:07Z".
std::string this_program() {
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  std::string program;
  std::string verb;
  std::getline(file, program, '\0');
  std::getline(file, verb, '\0');
  program = std::filesystem::path(program).filename().string();
  const bool is_word = !verb.empty() && verb.front() != '-';
  return fmt::format("{}{}{}, process {}, since {}", program.empty() ? "a program" : program,
                     is_word ? " " : "", is_word ? verb : "", ::getpid(), iso(now()));
}

std::string holder_of(int descriptor) {
  std::array<char, 400> text{};
  const auto got = ::pread(descriptor, text.data(), text.size(), 0);
  if (got <= 0) return "another program";
  const std::string_view said(text.data(), static_cast<std::size_t>(got));
  const auto name = for_terminal(trim(said.substr(0, said.find('\n'))));
  return name.empty() ? "another program" : name;
}

} // namespace

Result<Lock> Lock::take(const std::filesystem::path& archive) {
  const auto file = archive / "archive.lock";
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0)
    return fail(Code::write, "cannot write in the archive's folder {}: {}", archive.string(),
                std::strerror(errno));
  Lock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK)
      return fail(Code::write, "cannot lock {}: {}", file.string(), std::strerror(errno));
    return hinted(fail(Code::locked, "the archive {} is being written by {}", archive.string(),
                       holder_of(descriptor)),
                  "wait until it has ended, or stop it: Ctrl-C is safe");
  }
  const auto text = this_program() + "\n";
  // Who holds it is a courtesy: a full disk must not keep the lock from being held.
  if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
    const auto written = ::pwrite(descriptor, text.data(), text.size(), 0);
  return lock;
}

Lock::~Lock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

} // namespace sidestep::archive
