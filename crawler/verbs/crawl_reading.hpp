// What a thread's JSON says of it for the crawler: how much is still to come,
// when something last happened, and a mark that moves when its words may have.
// Nothing is asked here, and no text is read for its sense.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"
#include "crawler/frontier/again.hpp"
#include "sites/source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sidestep::crawler {

struct Reading {
  Life life = Life::open;
  std::optional<Instant> event{}; // the newest that it tells
  std::string mark{};             // of updated_at and the events, or of what a petition says
};

inline constexpr std::size_t data_limit = 32'000'000; // bytes of a thread's JSON

// Error (source): not the JSON of a thread of this source.
Result<Reading> read_data(const sites::Source& source, std::string_view bytes);

} // namespace sidestep::crawler
