// Over what an address is reached: whether others on the way can read along.
#pragma once

#include <string>

namespace sidestep::indexer::store {

enum class Way {
  loopback,   // never leaves this machine
  tunnel,     // by a WireGuard interface, as the kernel's routes stand now
  open,       // by any other, or by none
  no_address, // not a numeric IPv4 or IPv6 address
};
// Sends nothing.
Way way_to(const std::string& address);

} // namespace sidestep::indexer::store
