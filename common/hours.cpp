// Minutes of the day, and a window that may reach past midnight.
#include "common/hours.hpp"

#include <charconv>
#include <fmt/format.h>

namespace sidestep {
namespace {

std::optional<int> number(std::string_view text, int most) {
  int out = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.size() != 2 || failed != std::errc{} || end != text.data() + 2 || out < 0 || out > most)
    return std::nullopt;
  return out;
}

std::optional<int> minutes(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = number(text.substr(0, 2), 23);
  const auto minute = number(text.substr(3), 59);
  if (!hour || !minute) return std::nullopt;
  return *hour * 60 + *minute;
}

} // namespace

std::optional<Hours> parse_hours(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto from = minutes(text.substr(0, 5));
  const auto to = minutes(text.substr(6));
  if (!from || !to || *from == *to) return std::nullopt;
  return Hours{*from, *to};
}

std::string text_of(const Hours& hours) {
  return fmt::format("{:02}:{:02}-{:02}:{:02}", hours.from / 60, hours.from % 60, hours.to / 60,
                     hours.to % 60);
}

bool within(const Hours& hours, int minute) {
  if (hours.from < hours.to) return minute >= hours.from && minute < hours.to;
  return minute >= hours.from || minute < hours.to;
}

} // namespace sidestep
