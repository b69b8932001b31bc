// Arithmetic alone, so that each pause can be checked without waiting for it.
#include "crawler/pace/pace.hpp"

#include <algorithm>
#include <cmath>

namespace sidestep::crawler {

double delay_of(const PaceSettings& settings, const HostPace& host) {
  constexpr double floor = 1.0; // seconds, off this machine
  constexpr double slow = 5.0;  // times the latency: a slow host is a busy one
  constexpr double slowest = 60.0;
  const double asked = std::max(settings.delay * host.slowdown, host.crawl_delay.value_or(0));
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

double wait_to_retry(double delay, int times) { return delay * std::exp2(times + 1); }

double wait_unasked(const HostPace& host, int times, double chance) {
  constexpr double first = 60; // seconds
  constexpr double most = 3600;
  if (host.local) return 0;
  return std::min(first * std::exp2(times - 1), most) * (1 - chance / 2);
}

double slower(double slowdown) {
  constexpr double most = 16;
  return std::min(slowdown * 2, most);
}

double recovered(double slowdown) { return std::max(1.0, slowdown * 0.95); }

} // namespace sidestep::crawler
