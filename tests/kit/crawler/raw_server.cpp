// A server that writes what it is told, byte by byte, and closes: faults that no
// HTTP library would send.
#include "tests/kit/crawler/raw_server.hpp"

#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace sidestep::crawler {

RawServer::RawServer(std::function<Answer(const std::string&)> answer)
    : answer_(std::move(answer)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const general = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  if (::bind(listener_, general, size) != 0 || ::listen(listener_, 16) != 0 ||
      ::getsockname(listener_, general, &size) != 0)
    throw std::runtime_error("no loopback port");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

RawServer::~RawServer() {
  over_ = true;
  thread_.join();
  ::close(listener_);
}

std::string RawServer::endpoint() const { return "127.0.0.1:" + std::to_string(port_); }
std::string RawServer::url(const std::string& target) const {
  return "http://" + endpoint() + target;
}

std::vector<std::string> RawServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void RawServer::serve() {
  while (!over_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (::poll(&waiting, 1, 10) <= 0) continue;
    const int peer = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (peer < 0) continue;
    std::string head;
    std::array<char, 4096> buffer{};
    while (head.find("\r\n\r\n") == std::string::npos) {
      const auto got = ::recv(peer, buffer.data(), buffer.size(), 0);
      if (got <= 0) break;
      head.append(buffer.data(), static_cast<std::size_t>(got));
    }
    const auto begin = head.find(' ') + 1;
    const auto answer = answer_(head.substr(begin, head.find(' ', begin) - begin));
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(head);
    }
    std::size_t sent = 0;
    while (sent < answer.bytes.size()) {
      const auto put =
          ::send(peer, answer.bytes.data() + sent, answer.bytes.size() - sent, MSG_NOSIGNAL);
      if (put <= 0) break;
      sent += static_cast<std::size_t>(put);
    }
    if (answer.end == End::reset) {
      const linger now{1, 0};
      ::setsockopt(peer, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    ::close(peer);
  }
}

} // namespace sidestep::crawler
