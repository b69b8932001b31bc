// The names of the archive's parts, and the order of its WARC files.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::archive {

// sidestep-YYYYMMDD-NN.warc.gz: the day it was begun (UTC) and its number in
// that day. Files follow each other in this order, and so do captures.
struct SegmentName {
  Day day{};
  int number = 1;

  std::string text() const;
  SegmentName next(Day today) const; // of today, or behind this when the clock went back
  auto operator<=>(const SegmentName&) const = default;
};
std::optional<SegmentName> parse_segment(std::string_view name);

// The WARC files in warc/, in archive order. Files of other names are none of
// ours and left alone. Error (archive): the folder cannot be read.
Result<std::vector<std::string>> segments(const std::filesystem::path& archive);

inline constexpr std::uint64_t segment_limit = 1'000'000'000; // bytes, but for one long record

} // namespace sidestep::archive
