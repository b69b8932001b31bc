// Which addresses a request may reach. A name on a public page can resolve to
// a machine on the user's own network (DNS rebinding, a redirect, a typo in a
// configuration); those are refused when the socket is made, whatever the name
// said.
#pragma once

#include <string>
#include <string_view>

struct sockaddr;

namespace sidestep::crawler {

enum class Reach {
  open,     // a public address
  loopback, // this machine
  closed    // private, link-local, shared, multicast, reserved, or no address
};

Reach reach_of(const sockaddr* address);
Reach reach_of(std::string_view ip); // "192.0.2.1", "2001:db8::1"

// What one request may connect to.
struct Guard {
  bool open = true;
  bool loopback = false;
  bool allows(Reach reach) const {
    return (open && reach == Reach::open) || (loopback && reach == Reach::loopback);
  }
};

// HOST:PORT of this machine ("127.0.0.1:8080", "localhost:8080", "[::1]:8080").
bool is_loopback_endpoint(std::string_view text);
bool is_loopback_host(std::string_view host);

} // namespace sidestep::crawler
