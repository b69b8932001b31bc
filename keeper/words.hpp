// Small wording that the keeper's verbs share.
#pragma once

#include "common/calendar.hpp"

#include <chrono>
#include <cstdint>
#include <fmt/format.h>
#include <string>

namespace sidestep::keeper {

// "5 September 2026 at 02:14 UTC"
inline std::string moment(Instant at) {
  return fmt::format("{} at {} UTC", long_date(std::chrono::floor<std::chrono::days>(at)),
                     iso(at).substr(11, 5));
}

// "512 bytes", "1.2 MB": decimal units, as disks are sold.
inline std::string bytes_text(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} byte{}", bytes, bytes == 1 ? "" : "s");
  double size = static_cast<double>(bytes) / 1000;
  for (const auto* unit : {"kB", "MB", "GB"}) {
    if (size < 1000) return fmt::format("{:.1f} {}", size, unit);
    size /= 1000;
  }
  return fmt::format("{:.1f} TB", size);
}

} // namespace sidestep::keeper
