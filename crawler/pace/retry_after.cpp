// Retry-After and HTTP dates (RFC 9110 5.6.7, 10.2.3).
#include "crawler/pace/pace.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace sidestep::crawler {
namespace {

std::optional<int> whole(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number < 0)
    return std::nullopt;
  return number;
}

std::optional<unsigned> month(std::string_view text) {
  for (unsigned m = 1; m <= 12; ++m)
    if (iequals(text, month_name(m).substr(0, 3))) return m;
  return std::nullopt;
}

std::vector<std::string_view> tokens(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty() && out.size() < 9) {
    const auto end = std::min(text.find_first_of(" ,-:\t"), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// A two-digit year is the nearest one that is not far ahead; HTTP is younger
// than 1970.
int full_year(int year) { return year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year; }

} // namespace

std::optional<Instant> parse_http_date(std::string_view text) {
  // Sun, 06 Nov 1994 08:49:37 GMT | Sunday, 06-Nov-94 08:49:37 GMT | Sun Nov  6 08:49:37 1994
  const auto part = tokens(text);
  if (part.size() < 7) return std::nullopt;
  const bool asctime = month(part[1]).has_value();
  const auto day = whole(asctime ? part[2] : part[1]);
  const auto named = month(asctime ? part[1] : part[2]);
  const auto year = whole(asctime ? part[6] : part[3]);
  const std::size_t at = asctime ? 3 : 4;
  const auto hour = whole(part[at]);
  const auto minute = whole(part[at + 1]);
  const auto second = whole(part[at + 2]);
  if (!day || !named || !year || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day civil{std::chrono::year(full_year(*year)),
                                          std::chrono::month(*named),
                                          std::chrono::day(static_cast<unsigned>(*day))};
  if (!civil.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return std::chrono::sys_days(civil) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second);
}

std::optional<double> retry_after(std::string_view value, std::string_view date, Instant now) {
  value = trim(value);
  if (value.empty()) return std::nullopt;
  if (const auto seconds = whole(value)) return *seconds;
  const auto until = parse_http_date(value);
  if (!until) return std::nullopt;
  const Instant sent = parse_http_date(trim(date)).value_or(now);
  return std::max(0.0, static_cast<double>((*until - sent).count()));
}

} // namespace sidestep::crawler
