// The machine's own clock and sleep. A sleep is cut into slices, so that Ctrl-C is
// heard within a tenth of a second.
#include "crawler/pace/clock.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace sidestep::crawler {

Clock real_clock(std::function<bool()> stop) {
  Clock clock;
  clock.seconds = [] {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch())
        .count();
  };
  clock.sleep = [stop = std::move(stop)](double seconds) {
    using Steady = std::chrono::steady_clock;
    const auto end = Steady::now() + std::chrono::duration_cast<Steady::duration>(
                                         std::chrono::duration<double>(seconds));
    constexpr std::chrono::milliseconds slice{100};
    while (!stop()) {
      const auto left = end - Steady::now();
      if (left <= Steady::duration::zero()) return true;
      std::this_thread::sleep_for(std::min<Steady::duration>(left, slice));
    }
    return false;
  };
  clock.chance = [engine = std::mt19937(std::random_device{}())]() mutable {
    return std::uniform_real_distribution<double>(0, 1)(engine);
  };
  return clock;
}

} // namespace sidestep::crawler
