// Days, instants and the working-day calendar. Days are plain civil days;
// instants are UTC seconds. Law sections named here are those that define a
// working day: FOIA s.10(6), EIR reg.2(1), FOISA s.73.
#pragma once

#include "common/result.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

using Day = std::chrono::sys_days;
using Instant = std::chrono::sys_seconds;

std::optional<Day> parse_day(std::string_view iso); // strictly YYYY-MM-DD, a real day
std::string iso(Day day);                           // 2026-06-12
std::string iso(Instant at);                        // 2026-09-04T02:14:07Z
std::string long_date(Day day);                     // 12 June 2026
std::string short_date(Day day);                    // 12 June
std::string_view month_name(unsigned month);        // 1 = "January"

// ISO 8601 with Z or an offset, fractions dropped: 2026-06-24T16:56:27.136+01:00.
std::optional<Instant> parse_instant(std::string_view text);
// The civil day in an IANA zone. Error: a zone that the system does not know.
Result<Day> day_in_zone(Instant at, std::string_view zone);
// Minutes since midnight there.
Result<int> minute_in_zone(Instant at, std::string_view zone);

// The program's clock: SIDESTEP_NOW (an ISO time) when set, else the system's.
Instant now();
bool clock_is_fixed();

// Whose bank holidays count. FOIA and EIR: a holiday in any part of the UK.
enum class HolidaySet { uk_union, england_and_wales, scotland, northern_ireland };

class Holidays {
public:
  // data/bank-holidays.json: {division: [{date, title}]}.
  static Result<Holidays> load(const std::filesystem::path& file);
  bool is_working(Day day, HolidaySet set) const;
  // The holiday's name, or "bank holiday in Northern Ireland" where one part
  // alone has it and the whole UK's calendar counts it; "" when it is none.
  std::string title(Day day, HolidaySet set) const;
  Day first_day() const; // 1 January of the first year of the table
  Day last_day() const;  // 31 December of the last: past it nothing is computed

private:
  std::map<Day, std::map<std::string, std::string>> days_; // day -> division -> title
};

struct WorkingDays {
  Day due{};                  // the n-th working day after `from`
  Day first{};                // day 1
  std::vector<Day> skipped{}; // bank holidays met on weekdays
};
// Day 0 is `from`, even a non-working day; day 1 the next working day. Error:
// the count leaves the table of bank holidays.
Result<WorkingDays> add_working_days(const Holidays& holidays, HolidaySet set, Day from, int days);
// Working days after `from` up to and including `to`; 0 when to <= from.
Result<int> working_days_between(const Holidays& holidays, HolidaySet set, Day from, Day to);

} // namespace sidestep
