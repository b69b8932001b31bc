// flock on a file of the archive. The file stays: deleting it would let two in.
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

// "sidestep crawl, process 1234, since 2026-09-04T02:14:07Z". People know one
// program, whichever of its parts this is.
std::string this_program() {
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  std::string program;
  std::string verb;
  std::getline(file, program, '\0');
  std::getline(file, verb, '\0');
  const bool is_word = !verb.empty() && verb.front() != '-';
  return fmt::format("sidestep{}{}, process {}, since {}", is_word ? " " : "", is_word ? verb : "",
                     ::getpid(), iso(now()));
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
  return take(archive, "archive.lock", "the archive {} is being written by {}",
              "wait until it has ended, or stop it: Ctrl-C is safe");
}

Result<Lock> Lock::take_nightly(const std::filesystem::path& archive) {
  return take(archive, "nightly.lock", "a nightly run of the archive {} is at work: {}",
              "nothing was begun; the next night comes to it. To stop the one at work: kill "
              "-TERM and its process number, which loses nothing");
}

Result<Lock> Lock::take(const std::filesystem::path& archive, const char* name, const char* held,
                        const char* hint) {
  const auto file = archive / name;
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0)
    return fail(Code::write, "cannot write in the archive's folder {}: {}", archive.string(),
                std::strerror(errno));
  Lock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK)
      return fail(Code::write, "cannot lock {}: {}", file.string(), std::strerror(errno));
    return hinted(fail(Code::locked, "{}",
                       fmt::format(fmt::runtime(held), archive.string(), holder_of(descriptor))),
                  hint);
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
