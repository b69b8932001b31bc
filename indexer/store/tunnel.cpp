// A datagram socket that is connected tells, without a packet sent, by which
// address of ours the kernel would go; that address belongs to an interface, and
// the kernel says of what kind that is.
#include "indexer/store/tunnel.hpp"

#include <cstring>
#include <fstream>
#include <ifaddrs.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sidestep::indexer::store {
namespace {

struct Address {
  sockaddr_storage bytes{};
  socklen_t size = 0;
};

bool numeric(const std::string& text, Address& out) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_DGRAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(text.c_str(), "9", &hints, &found) != 0) return false;
  std::memcpy(&out.bytes, found->ai_addr, found->ai_addrlen);
  out.size = found->ai_addrlen;
  freeaddrinfo(found);
  return true;
}

bool is_loopback(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return ntohl(four.sin_addr.s_addr) >> 24U == 127;
  }
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  return IN6_IS_ADDR_LOOPBACK(&six.sin6_addr);
}

bool same_host(const sockaddr_storage& a, const sockaddr& b) {
  if (a.ss_family != b.sa_family) return false;
  if (b.sa_family == AF_INET) {
    sockaddr_in one{};
    sockaddr_in other{};
    std::memcpy(&one, &a, sizeof one);
    std::memcpy(&other, &b, sizeof other);
    return one.sin_addr.s_addr == other.sin_addr.s_addr;
  }
  if (b.sa_family != AF_INET6) return false;
  sockaddr_in6 one{};
  sockaddr_in6 other{};
  std::memcpy(&one, &a, sizeof one);
  std::memcpy(&other, &b, sizeof other);
  return std::memcmp(&one.sin6_addr, &other.sin6_addr, sizeof one.sin6_addr) == 0;
}

// Our own end of the way to `to`.
bool own_end(const Address& to, sockaddr_storage& out) {
  const int socket_ = socket(to.bytes.ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket_ < 0) return false;
  sockaddr_storage target = to.bytes;
  socklen_t size = sizeof out;
  const bool known = connect(socket_, reinterpret_cast<sockaddr*>(&target), to.size) == 0 &&
                     getsockname(socket_, reinterpret_cast<sockaddr*>(&out), &size) == 0;
  close(socket_);
  return known;
}

std::string interface_of(const sockaddr_storage& own) {
  std::string name;
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return name;
  for (const ifaddrs* each = all; each != nullptr && name.empty(); each = each->ifa_next)
    if (each->ifa_addr != nullptr && same_host(own, *each->ifa_addr)) name = each->ifa_name;
  freeifaddrs(all);
  return name;
}

bool is_wireguard(const std::string& interface) {
  std::ifstream kind("/sys/class/net/" + interface + "/uevent");
  for (std::string line; std::getline(kind, line);)
    if (line == "DEVTYPE=wireguard") return true;
  return false;
}

} // namespace

Way way_to(const std::string& address) {
  Address to;
  if (!numeric(address, to)) return Way::no_address;
  if (is_loopback(to.bytes)) return Way::loopback;
  sockaddr_storage own{};
  if (!own_end(to, own)) return Way::open;
  const std::string name = interface_of(own);
  return !name.empty() && is_wireguard(name) ? Way::tunnel : Way::open;
}

} // namespace sidestep::indexer::store
