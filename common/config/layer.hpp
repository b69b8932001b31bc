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
  // [archive], [crawl]: one of each.
  std::map<std::string, Settings, std::less<>> tables{};
  // [[source]], [[pattern]]: lists, whose members are told apart by their `name`. The
  // keys of a [source.scope] stand among its source's, with "scope." before them.
  std::map<std::string, std::vector<Settings>, std::less<>> lists{};
};

// Error (config) with file, line, key, value and what was expected.
Result<Layer> read_layer(const std::filesystem::path& file);

} // namespace sidestep
