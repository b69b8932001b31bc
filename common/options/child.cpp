// posix_spawn, not fork: the keeper holds SQLite and Xapian files open, and a
// child must inherit none of them (all are opened close-on-exec).
#include "common/options/child.hpp"

#include "common/files.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace sidestep {

namespace {

constexpr std::size_t kept_errors = 64 * 1024; // bytes; what is longer is read and dropped

volatile std::sig_atomic_t child = 0;
volatile std::sig_atomic_t caught = 0;

// Ctrl-C reaches the child by itself (one process group); a SIGTERM meant for
// us is passed on, and we wait for the child to end well.
extern "C" void pass_on(int number) {
  caught = number;
  if (child > 0 && number == SIGTERM) ::kill(static_cast<pid_t>(child), SIGTERM);
}

// Interrupts are the child's while it runs; afterwards they are ours again, as
// they were.
class Handed {
public:
  Handed() {
    caught = 0;
    struct sigaction action {};
    action.sa_handler = pass_on;
    ::sigaction(SIGINT, &action, &interrupt_);
    ::sigaction(SIGTERM, &action, &terminate_);
  }
  Handed(const Handed&) = delete;
  Handed& operator=(const Handed&) = delete;
  ~Handed() {
    ::sigaction(SIGINT, &interrupt_, nullptr);
    ::sigaction(SIGTERM, &terminate_, nullptr);
  }

private:
  struct sigaction interrupt_ {};
  struct sigaction terminate_ {};
};

// The pipe that a child's stderr is read from; none where it is passed on.
class Pipe {
public:
  explicit Pipe(bool wanted) {
    ::posix_spawn_file_actions_init(&actions_);
    if (!wanted || ::pipe2(ends_.data(), O_CLOEXEC) != 0) return;
    ::posix_spawn_file_actions_adddup2(&actions_, ends_[1], STDERR_FILENO);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    ::posix_spawn_file_actions_destroy(&actions_);
    for (const int end : ends_)
      if (end >= 0) ::close(end);
  }
  const posix_spawn_file_actions_t* actions() const { return &actions_; }

  // To its end: the child and whatever it started have closed theirs.
  std::string read_all() {
    std::string text;
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
    std::array<char, 4096> block{};
    while (ends_[0] >= 0) {
      const ssize_t got = ::read(ends_[0], block.data(), block.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      if (text.size() < kept_errors) text.append(block.data(), static_cast<std::size_t>(got));
    }
    return text;
  }

private:
  posix_spawn_file_actions_t actions_{};
  std::array<int, 2> ends_{-1, -1};
};

int failed(std::string message, std::string hint) {
  print_error(Error{Code::internal, std::move(message), std::move(hint)},
              terminal_for(STDERR_FILENO, "auto"));
  return static_cast<int>(Code::internal);
}

int code_of(int status, const std::string& path) {
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    if (number == SIGINT || number == SIGTERM) return 128 + number;
    return failed(fmt::format("{} ended by signal {}", path, number), "");
  }
  // One that ended well before it heard of the interrupt: nothing follows it.
  const int code = WEXITSTATUS(status);
  return code == 0 && caught != 0 ? 128 + caught : code;
}

} // namespace

std::vector<char*> argument_pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (std::string& word : words)
    list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

ChildEnd run_child(std::string_view name, std::string_view verb,
                   const std::vector<std::string>& words, ChildErrors errors) {
  const std::string path = program(name).string();
  std::vector<std::string> line{path, std::string(verb)};
  line.insert(line.end(), words.begin(), words.end());
  std::vector<char*> list = argument_pointers(line);
  const Handed handed;
  Pipe pipe(errors == ChildErrors::collected);
  pid_t id = 0;
  if (const int reason =
          ::posix_spawn(&id, path.c_str(), pipe.actions(), nullptr, list.data(), environ))
    return {failed(fmt::format("cannot run {}: {}", path, std::strerror(reason)),
                   "the installation is incomplete; build or install sidestep again"),
            {}};
  child = id;
  if (caught == SIGTERM) ::kill(id, SIGTERM); // it came before there was anybody to pass it on to
  ChildEnd end;
  end.errors = pipe.read_all();
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
  }
  child = 0;
  end.code = code_of(status, path);
  return end;
}

std::vector<std::string> globals_of(const Arguments& arguments) {
  std::vector<std::string> words;
  for (const std::string_view name : {"--config", "--archive", "--color"})
    if (const auto value = arguments.value(name)) {
      words.emplace_back(name);
      words.push_back(*value);
    }
  if (arguments.has("--quiet")) words.emplace_back("--quiet");
  return words;
}

int gravest(int first, int second) {
  static constexpr std::array order{130, 143, 70, 5, 8, 6, 7, 3, 4};
  for (const int code : order)
    if (first == code || second == code) return code;
  return first;
}

} // namespace sidestep
