// Days, zones, the fixed clock and working days.
#include "common/calendar.hpp"
#include "common/files.hpp"
#include "tests/kit/places.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace sidestep;

namespace {

Day day(std::string_view text) { return *parse_day(text); }

const Holidays& holidays() {
  static const Holidays table = *Holidays::load(data_dir() / "bank-holidays.json");
  return table;
}

std::string due(std::string_view from, int days, HolidaySet set) {
  const auto counted = add_working_days(holidays(), set, day(from), days);
  REQUIRE(counted);
  return iso(counted->due);
}

} // namespace

TEST_CASE("days and instants are read strictly") {
  CHECK(iso(day("2024-02-29")) == "2024-02-29");
  for (const char* bad : {"2023-02-29", "2024-13-01", "24-01-01", "2024-1-1", "2024-01-01x", ""})
    CHECK_FALSE(parse_day(bad));
  CHECK(iso(*parse_instant("2026-06-24T16:56:27.136+01:00")) == "2026-06-24T15:56:27Z");
  CHECK(iso(*parse_instant("2026-09-04T02:14:07Z")) == "2026-09-04T02:14:07Z");
  CHECK(iso(*parse_instant("2012-06-12 15:04:00 +0100")) == "2012-06-12T14:04:00Z");
  for (const char* bad : {"2026-06-24T25:00:00Z", "2026-06-24Tnoon", "2026-06-24T10:00:00+0x:00"})
    CHECK_FALSE(parse_instant(bad));
  CHECK(long_date(day("2026-06-12")) == "12 June 2026");
}

TEST_CASE("the day of a message is the day at the source") {
  CHECK(iso(*day_in_zone(*parse_instant("2026-06-30T23:30:00Z"), "Europe/London")) == "2026-07-01");
  CHECK(iso(*day_in_zone(*parse_instant("2026-01-31T23:30:00Z"), "Europe/London")) == "2026-01-31");
  const auto unknown = day_in_zone(Instant{}, "Europe/Atlantis");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == Code::config);
}

TEST_CASE("SIDESTEP_NOW fixes the clock") {
  ::setenv("SIDESTEP_NOW", "2030-01-02T03:04:05Z", 1);
  CHECK(iso(now()) == "2030-01-02T03:04:05Z");
  CHECK(clock_is_fixed());
  ::unsetenv("SIDESTEP_NOW");
}

TEST_CASE("twenty working days leave out weekends and bank holidays, and name them") {
  const auto counted = add_working_days(holidays(), HolidaySet::uk_union, day("2026-03-18"), 20);
  REQUIRE(counted);
  CHECK(iso(counted->first) == "2026-03-19");
  CHECK(iso(counted->due) == "2026-04-17");
  REQUIRE(counted->skipped.size() == 2);
  CHECK(holidays().title(counted->skipped[0], HolidaySet::uk_union) == "Good Friday");
  CHECK(holidays().title(counted->skipped[1], HolidaySet::uk_union) == "Easter Monday");
  CHECK(holidays().title(day("2026-07-13"), HolidaySet::uk_union) ==
        "bank holiday in Northern Ireland");
  CHECK(*working_days_between(holidays(), HolidaySet::uk_union, day("2026-04-17"),
                              day("2026-06-12")) == 38);
}

TEST_CASE("a holiday of one part of the UK counts under FOIA, not under FOISA elsewhere") {
  // St Patrick's Day, Northern Ireland alone.
  CHECK(holidays().is_working(day("2025-03-17"), HolidaySet::scotland));
  CHECK_FALSE(holidays().is_working(day("2025-03-17"), HolidaySet::uk_union));
  // Easter Monday is a working day in Scotland.
  CHECK(holidays().is_working(day("2025-04-21"), HolidaySet::scotland));
  CHECK(due("2025-12-02", 20, HolidaySet::scotland) == "2026-01-05"); // 1 and 2 January are none
}

TEST_CASE("receipt on a day that does not work: day 1 is the next that does") {
  CHECK(due("2026-03-21", 1, HolidaySet::uk_union) == "2026-03-23"); // a Saturday
  CHECK(due("2026-03-21", 20, HolidaySet::uk_union) == due("2026-03-20", 20, HolidaySet::uk_union));
}

TEST_CASE("past the last year of the table nothing is computed") {
  const auto counted = add_working_days(holidays(), HolidaySet::uk_union,
                                        holidays().last_day() - std::chrono::days{3}, 20);
  REQUIRE_FALSE(counted);
  CHECK(counted.error().message.find("table ends on") != std::string::npos);
}

TEST_CASE("published deadline vectors") {
  const auto file = test::shared_folder() / "reference/deadline-vectors.json";
  std::ifstream stream(file);
  if (!stream) {
    MESSAGE("skipped: no deadline vectors beside the source tree");
    return;
  }
  const auto vectors = nlohmann::json::parse(stream);
  REQUIRE(vectors.size() >= 20);
  for (const auto& row : vectors) {
    const std::string from = row.at("received");
    CAPTURE(from);
    for (const int days : {20, 40, 60})
      if (const std::string key = "foia" + std::to_string(days); row.contains(key))
        CHECK(due(from, days, HolidaySet::uk_union) == row.at(key).get<std::string>());
    for (const int days : {20, 40})
      if (const std::string key = "foisa" + std::to_string(days); row.contains(key))
        CHECK(due(from, days, HolidaySet::scotland) == row.at(key).get<std::string>());
  }
}
