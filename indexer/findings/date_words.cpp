// Names of months, weekdays and numbers, English and Welsh, as patterns and as
// numbers. Which of them make a date is date_forms' business.
#include "indexer/findings/date_words.hpp"

#include "common/text.hpp"

#include <array>
#include <utility>

namespace sidestep::indexer {

const char* const month_pattern =
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|"
    "ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr";
const char* const weekday_pattern = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
                                    "mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun";

int month_number(std::string_view name) {
  static constexpr std::array english{"jan", "feb", "mar", "apr", "may", "jun",
                                      "jul", "aug", "sep", "oct", "nov", "dec"};
  static constexpr std::array welsh{"ionawr", "chwefror", "mawrth",     "ebrill",
                                    "mai",    "mehefin",  "gorffennaf", "awst",
                                    "medi",   "hydref",   "tachwedd",   "rhagfyr"};
  const std::string lower = lower_ascii(name);
  for (std::size_t i = 0; i < welsh.size(); ++i)
    if (lower == welsh[i]) return static_cast<int>(i) + 1;
  for (std::size_t i = 0; i < english.size(); ++i)
    if (lower.starts_with(english[i])) return static_cast<int>(i) + 1;
  return 0;
}

int weekday_number(std::string_view name) {
  static constexpr std::array days{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  const std::string lower = lower_ascii(name);
  for (std::size_t i = 0; i < days.size(); ++i)
    if (lower.starts_with(days[i])) return static_cast<int>(i);
  return -1;
}

int season_number(std::string_view name) {
  const std::string lower = lower_ascii(name);
  if (lower == "spring") return 1;
  if (lower == "summer") return 2;
  if (lower == "autumn") return 3;
  return lower == "winter" ? 4 : 0;
}

bool is_also_a_word(std::string_view month_name) {
  const std::string lower = lower_ascii(month_name);
  return lower == "may" || lower == "march" || lower == "mar" || lower == "august" ||
         lower == "mai" || lower == "medi" || lower == "jan" || lower == "dec" || lower == "sep";
}

} // namespace sidestep::indexer
