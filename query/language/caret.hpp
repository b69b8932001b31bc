// Errors that point at the place in the query.
#pragma once

#include "common/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace sidestep::query {

struct Place {
  std::size_t at = 0;
  std::size_t size = 1;
};

// `message`, the query under it, and a caret under the bytes at..at+size.
tl::unexpected<Error> fail_at(std::string_view query, Place place, std::string message,
                              std::string hint = "");

} // namespace sidestep::query
