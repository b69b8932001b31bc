// Arithmetic alone, so that each pause can be checked without waiting for it.
#include "crawler/pace/pace.hpp"

#include <algorithm>

namespace sidestep::crawler {

double delay_of(const PaceSettings& settings, const HostPace& host) {
  constexpr double floor = 1.0; // seconds, off this machine
  constexpr double slow = 5.0;  // times the latency: a slow host is a busy one
  constexpr double slowest = 60.0;
  const double asked = std::max(settings.delay, host.crawl_delay.value_or(0));
  if (host.local) return asked;
  return std::max({asked, std::min(slow * host.latency, slowest), floor});
}

double wait_before(const PaceSettings& settings, const HostPace& host, double now, double chance) {
  if (host.last <= 0) return 0;
  const double delay = delay_of(settings, host);
  const double pause = delay + delay * settings.jitter * chance;
  // A clock that was set back must not turn into a long wait.
  const double passed = std::max(0.0, now - host.last);
  return std::max(0.0, pause - passed);
}

} // namespace sidestep::crawler
