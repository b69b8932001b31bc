// What both platforms' paths are made of.
#include "sites/paths.hpp"

#include "common/text.hpp"
#include "common/url.hpp"

#include <algorithm>

namespace sidestep::sites {

std::vector<std::string> path_parts(std::string_view path) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(path, '/'))
    if (!part.empty()) parts.push_back(percent_decode(part));
  return parts;
}

bool all_digits(std::string_view text) {
  constexpr std::size_t most = 12;
  return !text.empty() && text.size() <= most &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace sidestep::sites
