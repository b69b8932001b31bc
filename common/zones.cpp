// The one source that opens the time zone database: only programs that need a
// zone pay for reading it.
#include "common/calendar.hpp"

#include <date/tz.h>
#include <exception>

namespace sidestep {

Result<Day> day_in_zone(Instant at, std::string_view zone) {
  try {
    const date::time_zone* found = date::locate_zone(std::string(zone));
    const auto local = found->to_local(at);
    return Day{std::chrono::floor<std::chrono::days>(local).time_since_epoch()};
  } catch (const std::exception&) {
    return hinted(fail(Code::config, "'{}' is not a time zone that this system knows", zone),
                  "names are such as Europe/London; the tzdata package holds them");
  }
}

Result<int> minute_in_zone(Instant at, std::string_view zone) {
  TRY_ASSIGN(const Day day, day_in_zone(at, zone));
  const auto midnight = date::locate_zone(std::string(zone))->to_local(at).time_since_epoch() -
                        day.time_since_epoch();
  return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(midnight).count());
}

} // namespace sidestep
