// Sockets and the reading of requests. What asks is our own crawler or wget: a
// request that is none ends the connection.
#include "tests/sites/wire.hpp"

#include "common/text.hpp"
#include "common/url.hpp"

#include <array>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace sidestep::sample {
namespace {

constexpr std::size_t longest_head = 64 * 1024;

// The next request's head, taken off `rest`; "" when the connection ends.
std::string next_head(int peer, std::string& rest, const std::atomic<bool>& over) {
  std::array<char, 16384> buffer{};
  while (true) {
    if (const auto end = rest.find("\r\n\r\n"); end != std::string::npos) {
      std::string head = rest.substr(0, end + 2);
      rest.erase(0, end + 4);
      return head;
    }
    pollfd waiting{peer, POLLIN, 0};
    while (::poll(&waiting, 1, 100) == 0)
      if (over) return "";
    const auto got = ::recv(peer, buffer.data(), buffer.size(), 0);
    if (got <= 0 || rest.size() > longest_head) return "";
    rest.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

Ask read_ask(std::string_view head, bool& close) {
  Ask ask;
  const auto lines = split(head, '\n');
  const auto words = split(lines.front(), ' ');
  if (words.size() < 3 || words[0] != "GET") {
    close = true;
    return ask;
  }
  ask.target = words[1];
  const auto mark = ask.target.find('?');
  ask.path = ask.target.substr(0, mark);
  if (mark != std::string::npos)
    for (auto& [name, value] : query_pairs(std::string_view(ask.target).substr(mark + 1)))
      ask.query.emplace(std::move(name), std::move(value));
  for (const auto line : lines) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto name = line.substr(0, colon);
    const auto value = trim(line.substr(colon + 1));
    if (iequals(name, "Host")) ask.host = value.substr(0, value.find(':'));
    if (iequals(name, "If-None-Match")) ask.if_none_match = value;
    if (iequals(name, "If-Modified-Since")) ask.if_modified_since = value;
    if (iequals(name, "Accept-Encoding"))
      ask.takes_gzip = value.find("gzip") != std::string_view::npos;
    if (iequals(name, "Connection") && iequals(value, "close")) close = true;
  }
  return ask;
}

bool send_all(int peer, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto put = ::send(peer, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

} // namespace

Wire::Wire(int port) : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const int yes = 1;
  ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const general = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  if (::bind(listener_, general, size) == 0 && ::listen(listener_, 64) == 0 &&
      ::getsockname(listener_, general, &size) == 0)
    port_ = ntohs(address.sin_port);
}

Wire::~Wire() {
  stop();
  while (open_ > 0) // the threads use this object
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  ::close(listener_);
}

void Wire::stop() { over_ = true; }

void Wire::serve(const Answer& answer, const Told& told) {
  while (!over_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (::poll(&waiting, 1, 50) <= 0) continue;
    const int peer = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (peer < 0) continue;
    const int yes = 1;
    ::setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ++open_;
    std::thread([this, peer, answer, told] {
      connection(peer, answer, told);
      ::close(peer);
      --open_;
    }).detach();
  }
}

void Wire::connection(int peer, const Answer& answer, const Told& told) {
  std::string rest;
  while (!over_) {
    const std::string head = next_head(peer, rest, over_);
    if (head.empty()) return;
    bool close = false;
    const Ask ask = read_ask(head, close);
    if (ask.path.empty()) return;
    const Reply reply = answer(ask);
    const Sent sent = sent_as(reply, ask.takes_gzip);
    told(ask, reply, sent);
    if (reply.wait_ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(reply.wait_ms));
    if (!send_all(peer, sent.head + sent.body + sent.beyond)) return;
    if (sent.reset) {
      const linger at_once{1, 0};
      ::setsockopt(peer, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
    if (sent.close || close) return;
  }
}

} // namespace sidestep::sample
