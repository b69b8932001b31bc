// Times of the site: local time in London, whose summer time the law sets from
// the last Sunday of March to the last Sunday of October, 01:00 UTC; and the
// words for states.
#include "tests/sites/markup.hpp"

#include <array>
#include <chrono>
#include <fmt/format.h>
#include <map>

namespace sidestep::sample {
namespace {

int digits(const LocalTime& at, std::size_t from, std::size_t count) {
  return std::stoi(at.substr(from, count));
}

std::chrono::year_month_day day_of(const LocalTime& at) {
  return std::chrono::year{digits(at, 0, 4)} / digits(at, 5, 2) / digits(at, 8, 2);
}

std::string_view offset(const LocalTime& at) {
  const auto day = std::chrono::sys_days(day_of(at));
  const auto year = day_of(at).year();
  const auto begins =
      std::chrono::sys_days(year / std::chrono::March / std::chrono::Sunday[std::chrono::last]);
  const auto ends =
      std::chrono::sys_days(year / std::chrono::October / std::chrono::Sunday[std::chrono::last]);
  const bool summer = day > begins ? day < ends || (day == ends && digits(at, 11, 2) < 2)
                                   : day == begins && digits(at, 11, 2) >= 2;
  return summer ? "+01:00" : "+00:00";
}

} // namespace

std::string iso_time(const LocalTime& at) { return fmt::format("{}{}", at, offset(at)); }

std::string json_time(const LocalTime& at) { return fmt::format("{}.000{}", at, offset(at)); }

std::string long_date(const LocalTime& at) {
  static constexpr std::array months = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
  const auto day = day_of(at);
  return fmt::format("{} {:02}, {}", months[unsigned(day.month()) - 1], unsigned(day.day()),
                     int(day.year()));
}

std::string time_element(const LocalTime& at) {
  const std::string zone{offset(at)};
  return fmt::format("<time datetime=\"{}\" title=\"{} {} {}{}\">{}</time>", iso_time(at),
                     at.substr(0, 10), at.substr(11), zone.substr(0, 3), zone.substr(4),
                     long_date(at));
}

std::string status_words(std::string_view state) {
  static const std::map<std::string_view, std::string_view> words = {
      {"waiting_response", "Awaiting response"},
      {"waiting_clarification", "Waiting clarification"},
      {"gone_postal", "Handled by postal mail"},
      {"not_held", "Information not held"},
      {"rejected", "Refused"},
      {"successful", "Successful"},
      {"partially_successful", "Partially successful"},
      {"internal_review", "Awaiting internal review"},
      {"error_message", "Delivery error"},
      {"requires_admin", "Unusual response"},
      {"user_withdrawn", "Withdrawn by the requester"},
      {"waiting_classification", "Awaiting classification"},
      {"waiting_response_overdue", "Delayed"},
      {"waiting_response_very_overdue", "Long overdue"}};
  const auto found = words.find(state);
  return std::string(found == words.end() ? state : found->second);
}

} // namespace sidestep::sample
