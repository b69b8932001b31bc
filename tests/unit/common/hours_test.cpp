// Parts of a day.
#include "common/calendar.hpp"
#include "common/hours.hpp"

#include <doctest/doctest.h>

using namespace sidestep;

TEST_CASE("hours are two times of a day with a dash between") {
  REQUIRE(parse_hours("22:00-06:30"));
  CHECK(parse_hours("22:00-06:30")->from == 22 * 60);
  CHECK(parse_hours("22:00-06:30")->to == 6 * 60 + 30);
  CHECK(text_of(*parse_hours("22:00-06:30")) == "22:00-06:30");
  for (const char* text : {"", "22-6", "22:00", "24:00-06:00", "22:60-06:00", "22:00-22:00",
                           "22:00 06:00", "-1:00-06:00", "2a:00-06:00", "22:00-06:001"})
    CHECK_MESSAGE(!parse_hours(text), text);
}

TEST_CASE("a window may reach past midnight, its end is not in it") {
  const Hours night = *parse_hours("22:00-06:00");
  CHECK(within(night, 22 * 60));
  CHECK(within(night, 0));
  CHECK(within(night, 6 * 60 - 1));
  CHECK_FALSE(within(night, 6 * 60));
  CHECK_FALSE(within(night, 12 * 60));
  const Hours lunch = *parse_hours("12:00-13:00");
  CHECK(within(lunch, 12 * 60));
  CHECK_FALSE(within(lunch, 13 * 60));
}

TEST_CASE("the minute of a day is the zone's own") {
  CHECK(*minute_in_zone(*parse_instant("2026-06-12T21:30:00Z"), "Europe/London") == 22 * 60 + 30);
  CHECK(*minute_in_zone(*parse_instant("2026-12-12T21:30:00Z"), "Europe/London") == 21 * 60 + 30);
  CHECK_FALSE(minute_in_zone(*parse_instant("2026-12-12T21:30:00Z"), "Europe/Nowhere"));
}
