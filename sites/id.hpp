// Ids are the same everywhere: SOURCE:THREAD and SOURCE:THREAD#MESSAGE.
#pragma once

#include "common/result.hpp"

#include <string>
#include <string_view>

namespace sidestep::sites {

struct Id {
  std::string source{};
  std::string thread{};  // slug, or the petition's number
  std::string message{}; // "incoming-289724", "response-1", ...; "" = the whole thread

  std::string thread_id() const; // SOURCE:THREAD
  std::string text() const;      // with #MESSAGE when there is one
};

// Error (usage): not of that form; the message shows one that is.
Result<Id> parse_id(std::string_view text);

} // namespace sidestep::sites
