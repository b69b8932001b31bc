// Reads a page saved as MHTML (RFC 2557): one mail whose first part is the
// page. gmime undoes the transfer coding; the page's bytes are otherwise as
// they were.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sidestep::crawler {

struct Mhtml {
  std::string html{};            // the page itself
  std::string location{};        // Snapshot-Content-Location, else the page's Content-Location
  std::optional<Instant> date{}; // the mail's Date: when it was saved
  bool secrets = false;          // a Cookie, Set-Cookie or Authorization line is in it
};

// By its first bytes and its name; `head` is the file's beginning.
bool looks_like_mhtml(std::string_view head);
// Error (source): no such mail, no page in it.
Result<Mhtml> read_mhtml(const std::string& bytes);

} // namespace sidestep::crawler
