// A thousand random dates, written in the ways that letters write them, against
// a counter that goes day by day and knows nothing of the calendar's code; and
// working days counted the same way.
#include "common/calendar.hpp"
#include "indexer/findings/dates.hpp"
#include "indexer/findings/promises.hpp"
#include "tests/kit/places.hpp"

#include <array>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <random>
#include <string>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

constexpr std::array<const char*, 12> month_names{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<const char*, 7> day_names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                               "Friday", "Saturday", "Sunday"};

// Monday 1 January 2001, moved on a day at a time.
struct Counter {
  int year = 2001;
  int month = 1;
  int day = 1;
  int weekday = 0; // Monday

  int length() const {
    if (month == 4 || month == 6 || month == 9 || month == 11) return 30;
    if (month != 2) return 31;
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  }
  void step() {
    weekday = (weekday + 1) % 7;
    if (++day <= length()) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
  std::string text() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }
};

Counter after(int days) {
  Counter out;
  for (int n = 0; n < days; ++n)
    out.step();
  return out;
}

std::string ordinal(int day) {
  const bool teen = day > 10 && day < 14;
  const char* end = !teen && day % 10 == 1   ? "st"
                    : !teen && day % 10 == 2 ? "nd"
                    : !teen && day % 10 == 3 ? "rd"
                                             : "th";
  return fmt::format("{}{}", day, end);
}

constexpr int shapes = 11;
constexpr int with_year = 8; // the first ones

std::string written(const Counter& c, int shape) {
  const std::string month = month_names[static_cast<std::size_t>(c.month - 1)];
  const std::string weekday = day_names[static_cast<std::size_t>(c.weekday)];
  switch (shape) {
  case 0:
    return fmt::format("{} {} {}", c.day, month, c.year);
  case 1:
    return fmt::format("{} of {} {}", ordinal(c.day), month, c.year);
  case 2:
    return fmt::format("{}, {} {} {}", weekday, ordinal(c.day), month, c.year);
  case 3:
    return fmt::format("{:02}/{:02}/{}", c.day, c.month, c.year);
  case 4:
    return c.text();
  case 5:
    return fmt::format("{} {}, {}", month, ordinal(c.day), c.year);
  case 6:
    return fmt::format("{:02}.{:02}.{:02}", c.day, c.month, c.year % 100);
  case 7:
    return fmt::format("{}-{}-{}", c.day, month.substr(0, 3), c.year);
  case 8:
    return fmt::format("{} {}", c.day, month);
  case 9:
    return fmt::format("{} {} {}", weekday, c.day, month);
  default:
    return fmt::format("{} the {} of {}", weekday, ordinal(c.day), month);
  }
}

const Holidays& holidays() {
  static const Holidays loaded =
      *Holidays::load(test::source_root() / "data" / "bank-holidays.json");
  return loaded;
}

} // namespace

TEST_CASE("1,000 random dates agree with a counter that goes day by day") {
  std::mt19937 random(20260904); // the same dates in every run
  std::uniform_int_distribution<int> any_day(0, 9800);
  std::uniform_int_distribution<int> any_shape(0, shapes - 1);
  std::uniform_int_distribution<int> lag(1, 150);
  int faults = 0;
  for (int n = 0; n < 1000; ++n) {
    const int at = any_day(random);
    const Counter day = after(at);
    const int shape = any_shape(random);
    // Without its year a date is read against the letter's, some time later.
    const Counter letter = after(at + lag(random));
    LetterContext context;
    context.date = parse_day(letter.text());
    const std::string text = "We wrote to you on " + written(day, shape) + " about the bridge.";
    const Findings found = find_dates(text, {}, context);
    const bool right = found.size() == 1 && found[0].from && iso(*found[0].from) == day.text() &&
                       found[0].from == found[0].to &&
                       found[0].precision == (shape < with_year ? "day" : "day-yearless");
    faults += right ? 0 : 1;
    CHECK_MESSAGE(right, text << " in a letter of " << letter.text() << ", meant " << day.text());
  }
  CHECK(faults == 0);
}

TEST_CASE("random working-day promises agree with a counter that goes day by day") {
  std::mt19937 random(20261124);
  std::uniform_int_distribution<int> any_day(1500, 9300);
  std::uniform_int_distribution<int> any_count(1, 60);
  for (int n = 0; n < 300; ++n) {
    const bool scottish = n % 2 == 0;
    const HolidaySet set = scottish ? HolidaySet::scotland : HolidaySet::uk_union;
    Counter day = after(any_day(random));
    const int count = any_count(random);
    LetterContext context;
    context.date = parse_day(day.text());
    context.jurisdiction = scottish ? "scotland" : "england";
    const std::string text = fmt::format("We will reply within {} working days.", count);
    for (int left = count; left > 0;) {
      day.step();
      const bool holiday = !holidays().title(*parse_day(day.text()), set).empty();
      if (day.weekday < 5 && !holiday) --left;
    }
    const Findings found = find_promises(text, words_of(text), {}, {}, context, &holidays());
    REQUIRE(found.size() == 1);
    if (count == 1) continue; // "1 working days": nobody writes it so
    CHECK_MESSAGE(iso(*found[0].to) == day.text(), text << " from " << iso(*context.date));
  }
}
