// One configuration file, read and checked against the table of settings.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

// A value as text, and "FILE:LINE" where it stands.
struct Setting {
  std::string value{};
  std::string origin{};
};
using Settings = std::map<std::string, Setting, std::less<>>; // by key

struct Layer {
  Settings archive{};
  Settings crawl{};
  std::vector<Settings> sources{};
};

// Error (config) with file, line, key, value and what was expected.
Result<Layer> read_layer(const std::filesystem::path& file);

} // namespace sidestep
