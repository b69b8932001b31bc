// When a thread is asked again: open ones often, settled ones seldom, a petition
// that was answered monthly for half a year, because responses are revised
// without notice. Pure: the caller tells what the thread is and when something
// last happened in it.
#pragma once

#include "common/calendar.hpp"

#include <optional>
#include <string_view>

namespace sidestep::crawler {

enum class Life {
  open,     // something is still to come
  settled,  // nothing is to be expected
  answered, // a petition with a response
  over,     // a petition that can get none any more
  absent,   // not there, or hidden: it may come back
  failed    // could not be had
};
std::string_view name(Life life);
std::optional<Life> life_named(std::string_view name);

// None: not by itself. `last_event` is the newest thing
// that the site tells of the thread.
std::optional<Instant> due_again(Life life, Instant asked, std::optional<Instant> last_event);

} // namespace sidestep::crawler
