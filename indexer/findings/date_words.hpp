// Names of months, weekdays and seasons, as letters write them.
#pragma once

#include <string>
#include <string_view>

namespace sidestep::indexer {

extern const char* const month_pattern; // English, full and short, and Welsh
extern const char* const weekday_pattern;
int month_number(std::string_view name);   // 1 to 12; 0 = none
int weekday_number(std::string_view name); // 0 = Sunday; -1 = none
int season_number(std::string_view name);  // 1 spring to 4 winter; 0 = none
// Names that are words of another meaning too: May, March, August, Mar, Sat, Sun.
bool is_also_a_word(std::string_view month_name);

} // namespace sidestep::indexer
