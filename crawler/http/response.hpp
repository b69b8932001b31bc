// What an exchange says: status, fields, and the body with its codings undone.
// Made from a fresh exchange, or from the record that an earlier, interrupted
// run kept; what follows from it is the same.
#pragma once

#include "archive/capture.hpp"
#include "common/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::crawler {

struct Response {
  int status = 0; // 0: what came was not HTTP
  std::vector<std::pair<std::string, std::string>> fields{};
  std::string body{};    // decoded, at most the limit; "" where it cannot be
  std::string problem{}; // why the body cannot be read, or is not whole

  std::string field(std::string_view name) const; // the first; "" when none
  std::string media_type() const;                 // "text/html", lower case
  bool ok() const { return status >= 200 && status < 300; }
  bool redirect() const; // 301, 302, 303, 307 or 308 with a Location
};

Response response_of(const archive::Exchange& exchange, std::size_t body_limit);
// From the head of a kept record and its payload.
Response response_of(std::string_view head, std::string payload);

} // namespace sidestep::crawler
