// The address blocks are those of the IANA special-purpose registries
// (RFC 6890 and its updates) that are not globally reachable.
#include "crawler/http/guard.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

namespace sidestep::crawler {
namespace {

struct Block4 {
  std::uint32_t network;
  unsigned bits;
};

constexpr std::uint32_t quad(unsigned a, unsigned b, unsigned c, unsigned d) {
  return (a << 24U) | (b << 16U) | (c << 8U) | d;
}

constexpr std::array closed4{
    Block4{quad(0, 0, 0, 0), 8},       // this network
    Block4{quad(10, 0, 0, 0), 8},      // private
    Block4{quad(100, 64, 0, 0), 10},   // carrier-grade NAT
    Block4{quad(169, 254, 0, 0), 16},  // link-local, cloud metadata
    Block4{quad(172, 16, 0, 0), 12},   // private
    Block4{quad(192, 0, 0, 0), 24},    // protocol assignments
    Block4{quad(192, 0, 2, 0), 24},    // documentation
    Block4{quad(192, 88, 99, 0), 24},  // old 6to4 relays
    Block4{quad(192, 168, 0, 0), 16},  // private
    Block4{quad(198, 18, 0, 0), 15},   // benchmarking
    Block4{quad(198, 51, 100, 0), 24}, // documentation
    Block4{quad(203, 0, 113, 0), 24},  // documentation
    Block4{quad(224, 0, 0, 0), 3},     // multicast, reserved, broadcast
};

bool within(std::uint32_t address, const Block4& block) {
  return (address >> (32U - block.bits)) == (block.network >> (32U - block.bits));
}

Reach reach4(std::uint32_t address) {
  if (within(address, {quad(127, 0, 0, 0), 8})) return Reach::loopback;
  const bool closed = std::any_of(closed4.begin(), closed4.end(),
                                  [&](const Block4& block) { return within(address, block); });
  return closed ? Reach::closed : Reach::open;
}

// An IPv6 address is open only inside 2000::/3, and there not where it wraps an
// IPv4 address or stands in a block for other purposes.
Reach reach6(const in6_addr& address) {
  const auto* const byte = address.s6_addr;
  if (IN6_IS_ADDR_LOOPBACK(&address)) return Reach::loopback;
  if (IN6_IS_ADDR_V4MAPPED(&address)) return Reach::closed;
  if ((byte[0] & 0xE0U) != 0x20U) return Reach::closed;
  const auto starts = [&](unsigned a, unsigned b, unsigned c, unsigned d) {
    return byte[0] == a && byte[1] == b && byte[2] == c && byte[3] == d;
  };
  const bool protocols =
      byte[0] == 0x20 && byte[1] == 0x01 && byte[2] < 0x02;    // 2001::/23, Teredo too
  const bool six_to_four = byte[0] == 0x20 && byte[1] == 0x02; // 2002::/16
  const bool documents = starts(0x20, 0x01, 0x0D, 0xB8) || (byte[0] == 0x3F && byte[1] == 0xFF);
  return protocols || six_to_four || documents ? Reach::closed : Reach::open;
}

} // namespace

Reach reach_of(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, address, sizeof in);
    return reach4(ntohl(in.sin_addr.s_addr));
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, address, sizeof in);
    return reach6(in.sin6_addr);
  }
  return Reach::closed;
}

Reach reach_of(std::string_view ip) {
  const std::string text(ip);
  in_addr four{};
  in6_addr six{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return reach4(ntohl(four.s_addr));
  if (inet_pton(AF_INET6, text.c_str(), &six) == 1) return reach6(six);
  return Reach::closed;
}

bool is_loopback_host(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return iequals(host, "localhost") || reach_of(host) == Reach::loopback;
}

bool is_loopback_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return false;
  const auto digits = text.substr(colon + 1);
  unsigned port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  const bool good_port =
      error == std::errc{} && end == digits.data() + digits.size() && port > 0 && port < 65536;
  return good_port && is_loopback_host(text.substr(0, colon));
}

} // namespace sidestep::crawler
