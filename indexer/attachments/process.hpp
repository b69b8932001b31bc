// Running a child that gets bytes and gives bytes, with limits on time and on
// what it may say. Both pipes are served at once, so neither side can block
// the other for ever.
#pragma once

#include "common/result.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct ChildLimits {
  std::chrono::milliseconds wall{60000};
  std::size_t output = std::size_t{17} << 20; // bytes
};

struct ChildResult {
  std::string output{};
  int exit_code = 0; // -1 when a signal ended it
  int signal = 0;
  bool timed_out = false;
  bool too_much = false; // it said more than the limit: ended, its output useless
};

// `words[0]` is the program's path. The child has an empty environment, no
// terminal and stderr closed to /dev/null. Error (internal): it cannot be started.
Result<ChildResult> run_child(const std::vector<std::string>& words, std::string_view input,
                              const ChildLimits& limits);

} // namespace sidestep::indexer
