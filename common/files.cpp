// Whole files in and out by plain system calls: a read has a limit, and a write
// is there whole or not at all (temporary file, fsync, rename).
#include "common/files.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sidestep {

namespace fs = std::filesystem;

namespace {

Result<std::string> read_all(int descriptor, std::string_view what, std::size_t limit, Code code) {
  std::string bytes;
  char buffer[65536];
  while (true) {
    const ssize_t n = ::read(descriptor, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail(code, "cannot read {}: {}", what, std::strerror(errno));
    if (n == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(n));
    if (bytes.size() > limit)
      return fail(code, "{} is larger than the limit of {} bytes", what, limit);
  }
}

struct Descriptor {
  int number = -1;
  explicit Descriptor(int n) : number(n) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

fs::path executable_dir() {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path(".") : self.parent_path();
}

// The folder that holds this program's siblings: bin/ and libexec/sidestep/
// stand beside each other, in the build tree and when installed.
fs::path prefix() {
  const fs::path dir = executable_dir();
  if (dir.filename() == "sidestep" && dir.parent_path().filename() == "libexec")
    return dir.parent_path().parent_path();
  return dir.filename() == "bin" ? dir.parent_path() : dir;
}

fs::path home_folder(const char* variable, const char* below_home) {
  if (const char* set = std::getenv(variable); set != nullptr && *set == '/') return set;
  const char* home = std::getenv("HOME");
  return fs::path(home != nullptr ? home : "/") / below_home;
}

} // namespace

Result<std::string> read_file(const fs::path& file, std::size_t limit, Code on_error) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (opened.number < 0)
    return fail(on_error, "cannot open {}: {}", file.string(), std::strerror(errno));
  struct stat status {};
  if (::fstat(opened.number, &status) == 0 && S_ISDIR(status.st_mode))
    return fail(on_error, "{} is a folder, a file was expected", file.string());
  return read_all(opened.number, file.string(), limit, on_error);
}

Result<std::string> read_stdin(std::size_t limit) {
  return read_all(STDIN_FILENO, "standard input", limit, Code::usage);
}

Result<void> write_file(const fs::path& file, std::string_view bytes) {
  const fs::path beside = file.string() + ".new";
  const auto failed = [&](const fs::path& which) {
    const int reason = errno;
    ::unlink(beside.c_str());
    return fail(Code::write, "cannot write {}: {}", which.string(), std::strerror(reason));
  };
  {
    const Descriptor opened(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (opened.number < 0) return failed(file);
    struct stat old {};
    if (::stat(file.c_str(), &old) == 0) ::fchmod(opened.number, old.st_mode & 07777);
    if (!write_all(opened.number, bytes) || ::fsync(opened.number) != 0) return failed(file);
  }
  if (::rename(beside.c_str(), file.c_str()) != 0) return failed(file);
  return {};
}

fs::path data_dir() {
  std::error_code error;
  const fs::path root = prefix();
  const fs::path installed = root / "share" / "sidestep";
  return fs::exists(installed, error) ? installed : root / "data";
}

fs::path program(std::string_view name) {
  const fs::path root = prefix();
  if (name != "sidestep") return root / "libexec" / "sidestep" / name;
  std::error_code error;
  const fs::path installed = root / "bin" / "sidestep";
  return fs::exists(installed, error) ? installed : root / "sidestep";
}

fs::path config_home() { return home_folder("XDG_CONFIG_HOME", ".config") / "sidestep"; }
fs::path data_home() { return home_folder("XDG_DATA_HOME", ".local/share") / "sidestep"; }
fs::path state_home() { return home_folder("XDG_STATE_HOME", ".local/state") / "sidestep"; }

} // namespace sidestep
