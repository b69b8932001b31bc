// The socket side of the sample site: one loopback port, two virtual hosts told
// apart by the Host header.
#pragma once

#include "common/result.hpp"
#include "tests/sites/faults.hpp"
#include "tests/sites/sample.hpp"

#include <string>
#include <vector>

namespace sidestep::sample {

inline constexpr const char* foi_host = "foi.example.org";
inline constexpr const char* petitions_host = "petitions.example.org";

struct ServeOptions {
  int port = 0; // 0 = a free one
  std::string log{};
  bool until_eof = false;
  std::vector<Fault> faults{};
};

// Prints "PORT n" on stdout when it listens; ends on SIGTERM or SIGINT, and
// with `until_eof` when stdin ends.
Result<void> serve(const World& world, const ServeOptions& options);

} // namespace sidestep::sample
