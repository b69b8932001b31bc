// Lists of working days, made once a query: a due day is then one look-up.
#include "query/search/sequence.hpp"

#include "common/files.hpp"

#include <algorithm>

namespace sidestep::query {

Result<WorkingCalendar> WorkingCalendar::load() {
  TRY_ASSIGN(const Holidays holidays, Holidays::load(data_dir() / "bank-holidays.json"));
  WorkingCalendar out;
  const auto fill = [&](Days& days, HolidaySet set) {
    days.first = holidays.first_day();
    for (Day day = holidays.first_day(); day <= holidays.last_day(); day += std::chrono::days{1})
      if (holidays.is_working(day, set)) days.working.push_back(day);
  };
  fill(out.uk_, HolidaySet::uk_union);
  fill(out.scotland_, HolidaySet::scotland);
  return out;
}

std::optional<Day> WorkingCalendar::due(char calendar, Day from, int n) const {
  if (calendar != 'u' && calendar != 's') return std::nullopt;
  const Days& days = calendar == 's' ? scotland_ : uk_;
  if (from < days.first) return std::nullopt;
  if (n == 0) return from;
  const auto next = std::upper_bound(days.working.begin(), days.working.end(), from);
  if (days.working.end() - next < n) return std::nullopt;
  return next[n - 1];
}

} // namespace sidestep::query
