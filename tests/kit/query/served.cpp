// A free port is found by binding to none in particular; if another takes it
// meanwhile, the server ends and the next port is tried.
#include "tests/kit/query/served.hpp"

#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sample {
namespace {

constexpr const char* server = "/usr/bin/xapian-tcpsrv";

int free_port() {
  const int socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  sockaddr any{};
  std::memcpy(&any, &address, sizeof any);
  bind(socket_, &any, size);
  getsockname(socket_, &any, &size);
  std::memcpy(&address, &any, sizeof address);
  close(socket_);
  return ntohs(address.sin_port);
}

// The server says "Starting..." and "Listening..." when it does; its output ends
// when it ends.
bool says_listening(int output) {
  std::string said;
  char piece[256];
  constexpr int patience = 20'000; // ms
  pollfd wait{output, POLLIN, 0};
  while (said.find("Listening") == std::string::npos) {
    if (poll(&wait, 1, patience) <= 0) return false;
    const ssize_t n = read(output, piece, sizeof piece);
    if (n <= 0) return false;
    said.append(piece, static_cast<std::size_t>(n));
  }
  return true;
}

} // namespace

bool can_serve() { return access(server, X_OK) == 0; }

bool Served::start(const std::filesystem::path& index) {
  for (int n = 0; n < 5; ++n) {
    port_ = free_port();
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string words[] = {server, "--interface=127.0.0.1", "--port=" + std::to_string(port_),
                           index.string()};
    char* list[] = {words[0].data(), words[1].data(), words[2].data(), words[3].data(), nullptr};
    // A group of its own: the server ends its whole group when it is told to end.
    posix_spawnattr_t apart;
    posix_spawnattr_init(&apart);
    posix_spawnattr_setflags(&apart, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&apart, 0);
    const bool spawned = posix_spawn(&child_, server, &actions, &apart, list, environ) == 0;
    posix_spawnattr_destroy(&apart);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    output_ = ends[0]; // stays open: it tells of every connection
    if (spawned && says_listening(output_)) return true;
    stop();
  }
  return false;
}

void Served::stop() {
  if (output_ >= 0) close(output_);
  output_ = -1;
  if (child_ <= 0) return;
  kill(child_, SIGTERM);
  waitpid(child_, nullptr, 0);
  child_ = -1;
}

} // namespace sample
