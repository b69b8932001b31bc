// Processor time of this program: what else runs on the machine disturbs it least.
#pragma once

#include <ctime>

namespace sidestep::bench {

inline double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

} // namespace sidestep::bench
