// posix_spawn and poll; see process.hpp.
#include "indexer/attachments/process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sidestep::indexer {
namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int number() const { return number_; }

private:
  int number_ = -1;
};

struct Pair {
  Descriptor ours{};
  Descriptor theirs{};
};

// A socket pair and not a pipe: writing to a child that has gone is then an
// error value, never a signal to this whole program.
Result<Pair> make_pair_of_sockets() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return fail(Code::internal, "cannot make a pipe to the extractor: {}", std::strerror(errno));
  return Pair{Descriptor(ends[0]), Descriptor(ends[1])};
}

Result<pid_t> start(const std::vector<std::string>& words, int in, int out) {
  std::vector<char*> arguments;
  for (const std::string& word : words)
    arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::array<char*, 1> environment{nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int error = ::posix_spawn(&child, words[0].c_str(), &actions, nullptr, arguments.data(),
                                  environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0)
    return hinted(fail(Code::internal, "cannot start {}: {}", words[0], std::strerror(error)),
                  "the installation is not complete: install sidestep again");
  return child;
}

// Sends what the child takes now; false when all is sent or it takes no more.
bool send_some(int to, std::string_view& input) {
  const ssize_t sent = ::send(to, input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent > 0) input.remove_prefix(static_cast<std::size_t>(sent));
  if (sent < 0) return errno == EAGAIN || errno == EINTR;
  return !input.empty();
}

// Reads what is there; false at the end.
bool read_some(int from, std::string& output) {
  std::array<char, 65536> buffer{};
  const ssize_t got = ::recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (got > 0) output.append(buffer.data(), static_cast<std::size_t>(got));
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  return got > 0;
}

// Serves both ends until the child closes its own or a limit is reached.
void converse(Descriptor& to, Descriptor& from, std::string_view input, const ChildLimits& limits,
              ChildResult& result) {
  const auto until = Clock::now() + limits.wall;
  bool sending = !input.empty();
  if (!sending) to.close();
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) {
      result.timed_out = true;
      return;
    }
    std::array<pollfd, 2> ends{{{from.number(), POLLIN, 0}, {to.number(), POLLOUT, 0}}};
    const int ready = ::poll(ends.data(), sending ? 2 : 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return;
    if (ready <= 0) continue;
    if (sending && ends[1].revents != 0 && !send_some(to.number(), input)) {
      sending = false;
      to.close(); // the end of its input
    }
    if (ends[0].revents != 0 && !read_some(from.number(), result.output)) return;
    if (result.output.size() > limits.output) {
      result.too_much = true;
      return;
    }
  }
}

void finish(pid_t child, ChildResult& result) {
  if (result.timed_out || result.too_much) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) {
    result.exit_code = WEXITSTATUS(status);
  } else {
    result.exit_code = -1;
    result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }
}

} // namespace

Result<ChildResult> run_child(const std::vector<std::string>& words, std::string_view input,
                              const ChildLimits& limits) {
  TRY_ASSIGN(Pair in, make_pair_of_sockets());
  TRY_ASSIGN(Pair out, make_pair_of_sockets());
  TRY_ASSIGN(const pid_t child, start(words, in.theirs.number(), out.theirs.number()));
  in.theirs.close();
  out.theirs.close();
  ChildResult result;
  converse(in.ours, out.ours, input, limits, result);
  // A child that closed its output but lives on gets no more time than a
  // reader that is done needs: its answer is here.
  in.ours.close();
  out.ours.close();
  finish(child, result);
  return result;
}

} // namespace sidestep::indexer
