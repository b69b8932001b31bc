// The working-day calendar: FOIA s.10(6) and EIR reg.2(1) leave out a bank
// holiday in any part of the UK, FOISA s.73 those of Scotland. Christmas Day and
// Good Friday are in the table of every part that has them.
#include "common/calendar.hpp"
#include "common/files.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace sidestep {

using namespace std::chrono;

namespace {

constexpr std::size_t largest_table = 4U << 20U;
constexpr std::array<std::string_view, 3> divisions{"england-and-wales", "scotland",
                                                    "northern-ireland"};

std::string_view division_of(HolidaySet set) {
  switch (set) {
  case HolidaySet::england_and_wales:
    return divisions[0];
  case HolidaySet::scotland:
    return divisions[1];
  case HolidaySet::northern_ireland:
    return divisions[2];
  case HolidaySet::uk_union:
    break;
  }
  return {};
}

std::string_view place_name(std::string_view division) {
  if (division == divisions[0]) return "England and Wales";
  return division == divisions[1] ? "Scotland" : "Northern Ireland";
}

bool is_weekend(Day day) {
  const weekday which{day};
  return which == Saturday || which == Sunday;
}

tl::unexpected<Error> outside(const Holidays& holidays, Day day) {
  return hinted(fail(Code::config, "the bank holidays of {} are not known; the table ends on {}",
                     iso(day), iso(holidays.last_day())),
                "a newer data/bank-holidays.json extends it");
}

} // namespace

Result<Holidays> Holidays::load(const std::filesystem::path& file) {
  TRY_ASSIGN(const std::string bytes, read_file(file, largest_table, Code::config));
  Holidays holidays;
  try {
    const auto json = nlohmann::json::parse(bytes);
    for (const std::string_view division : divisions)
      for (const auto& row : json.at(std::string(division))) {
        const auto day = parse_day(row.at("date").get<std::string>());
        if (!day)
          return fail(Code::config, "{}: '{}' is not a day", file.string(),
                      row.at("date").get<std::string>());
        holidays.days_[*day][std::string(division)] = row.at("title").get<std::string>();
      }
  } catch (const std::exception& error) {
    return fail(Code::config, "{} is not a table of bank holidays: {}", file.string(),
                error.what());
  }
  if (holidays.days_.empty()) return fail(Code::config, "{} holds no bank holiday", file.string());
  return holidays;
}

bool Holidays::is_working(Day day, HolidaySet set) const {
  if (is_weekend(day)) return false;
  const auto found = days_.find(day);
  if (found == days_.end()) return true;
  return set != HolidaySet::uk_union && !found->second.contains(std::string(division_of(set)));
}

std::string Holidays::title(Day day, HolidaySet set) const {
  const auto found = days_.find(day);
  if (found == days_.end()) return {};
  const auto& by_division = found->second;
  if (set != HolidaySet::uk_union) {
    const auto own = by_division.find(std::string(division_of(set)));
    return own == by_division.end() ? std::string() : own->second;
  }
  // One part's own holiday is named by the part: its name says little elsewhere.
  if (by_division.size() > 1) return by_division.begin()->second;
  return "bank holiday in " + std::string(place_name(by_division.begin()->first));
}

Day Holidays::first_day() const {
  return sys_days{year_month_day{days_.begin()->first}.year() / January / 1};
}

Day Holidays::last_day() const {
  return sys_days{year_month_day{days_.rbegin()->first}.year() / December / 31};
}

Result<WorkingDays> add_working_days(const Holidays& holidays, HolidaySet set, Day from,
                                     int count) {
  WorkingDays result;
  Day day = from;
  for (int counted_days = 0; counted_days < count;) {
    day += days{1};
    if (day < holidays.first_day() || day > holidays.last_day()) return outside(holidays, day);
    if (holidays.is_working(day, set)) {
      if (++counted_days == 1) result.first = day;
    } else if (!is_weekend(day)) {
      result.skipped.push_back(day);
    }
  }
  result.due = day;
  return result;
}

Result<int> working_days_between(const Holidays& holidays, HolidaySet set, Day from, Day to) {
  if (to <= from) return 0;
  if (from + days{1} < holidays.first_day()) return outside(holidays, from);
  if (to > holidays.last_day()) return outside(holidays, to);
  int count = 0;
  for (Day day = from + days{1}; day <= to; day += days{1})
    if (holidays.is_working(day, set)) ++count;
  return count;
}

} // namespace sidestep
