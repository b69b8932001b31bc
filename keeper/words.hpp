// Small wording that the keeper's verbs share.
#pragma once

#include <cstdint>
#include <fmt/format.h>
#include <string>

namespace sidestep::keeper {

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
