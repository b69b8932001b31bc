// The path shapes of the two platforms. Used by sites/address alone; the rest
// of the program asks that.
#pragma once

#include "sites/address.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::sites {

// The path's parts between slashes, decoded; empty ones left out.
std::vector<std::string> path_parts(std::string_view path);
bool all_digits(std::string_view text); // at least one, at most 12

// Fill in what the path tells. `address.url` and `address.source` are set.
void read_alaveteli_path(const std::vector<std::string>& parts, Address& address);
void read_petitions_path(const std::vector<std::string>& parts, Address& address);

} // namespace sidestep::sites
