// The files that an import was given: those named and those under the folders
// named, in sorted order. Links inside folders are not followed, only plain
// files are opened, and depth and number are limited.
#pragma once

#include "common/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sidestep::crawler {

struct FoundFile {
  std::filesystem::path path{};
  std::uint64_t size = 0;
  bool page_part = false; // in the folder that a browser made beside a page
  std::string problem{};  // why it is not opened; "" = it may be
};

// Error (usage): a name that is not there, too many files.
Result<std::vector<FoundFile>> find_files(const std::vector<std::string>& names,
                                          std::uint64_t largest);

} // namespace sidestep::crawler
