// Time as pacing sees it: real seconds, sleep and chance. Given from outside,
// so that tests neither wait nor guess. Apart from the program's clock, which
// may stand still: a host is never asked faster because of that.
#pragma once

#include <functional>

namespace sidestep::crawler {

struct Clock {
  std::function<double()> seconds{};   // since 1970
  std::function<bool(double)> sleep{}; // false: told to stop while sleeping
  std::function<double()> chance{};    // in [0, 1)
};

// `stop` is asked several times a second while sleeping.
Clock real_clock(std::function<bool()> stop);

} // namespace sidestep::crawler
