// Days and instants as text, and the clock. C++20's own calendar types do the
// arithmetic; zones come from the system's database (zones.cpp).
#include "common/calendar.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>

namespace sidestep {

using namespace std::chrono;

namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

// `count` digits at `at`, moved past them; nothing when they are not all there.
std::optional<int> digits(std::string_view text, std::size_t& at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char c = text[at + i];
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  at += count;
  return value;
}

bool take(std::string_view text, std::size_t& at, char wanted) {
  if (at >= text.size() || text[at] != wanted) return false;
  ++at;
  return true;
}

std::optional<Day> day_at(std::string_view text, std::size_t& at) {
  const auto y = digits(text, at, 4);
  if (!y || !take(text, at, '-')) return std::nullopt;
  const auto m = digits(text, at, 2);
  if (!m || !take(text, at, '-')) return std::nullopt;
  const auto d = digits(text, at, 2);
  if (!d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)},
                            day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

// Z, +01:00, +0100, or nothing at all (read as UTC).
std::optional<minutes> offset_at(std::string_view text, std::size_t& at) {
  if (at == text.size() || take(text, at, 'Z')) return minutes{0};
  const bool east = take(text, at, '+');
  if (!east && !take(text, at, '-')) return std::nullopt;
  const auto h = digits(text, at, 2);
  take(text, at, ':');
  const auto m = digits(text, at, 2);
  if (!h || !m || *h > 18 || *m > 59) return std::nullopt;
  const minutes offset{*h * 60 + *m};
  return east ? offset : -offset;
}

} // namespace

std::optional<Day> parse_day(std::string_view text) {
  std::size_t at = 0;
  const auto day = day_at(text, at);
  return at == text.size() ? day : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
  std::size_t at = 0;
  const auto day = day_at(text, at);
  if (!day) return std::nullopt;
  if (at == text.size()) return Instant{*day};
  if (!take(text, at, 'T') && !take(text, at, ' ')) return std::nullopt;
  const auto h = digits(text, at, 2);
  if (!h || !take(text, at, ':')) return std::nullopt;
  const auto m = digits(text, at, 2);
  if (!m) return std::nullopt;
  int s = 0;
  if (take(text, at, ':')) {
    const auto seconds_read = digits(text, at, 2);
    if (!seconds_read) return std::nullopt;
    s = *seconds_read;
  }
  if (take(text, at, '.'))
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
      ++at;
  take(text, at, ' ');
  const auto offset = offset_at(text, at);
  if (!offset || at != text.size() || *h > 23 || *m > 59 || s > 60) return std::nullopt;
  return Instant{*day} + hours{*h} + minutes{*m} + seconds{s} - *offset;
}

std::string iso(Day day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string iso(Instant at) {
  const Day day = floor<days>(at);
  const hh_mm_ss time{at - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(day), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::string short_date(Day day) {
  const year_month_day date{day};
  return fmt::format("{} {}", static_cast<unsigned>(date.day()),
                     month_name(static_cast<unsigned>(date.month())));
}

std::string long_date(Day day) {
  return fmt::format("{} {}", short_date(day), static_cast<int>(year_month_day{day}.year()));
}

std::string_view month_name(unsigned month) {
  return month >= 1 && month <= 12 ? months[month - 1] : std::string_view("?");
}

bool clock_is_fixed() { return std::getenv("SIDESTEP_NOW") != nullptr; }

Instant now() {
  if (const char* fixed = std::getenv("SIDESTEP_NOW"))
    if (const auto at = parse_instant(fixed)) return *at;
  return floor<seconds>(system_clock::now());
}

} // namespace sidestep
