// The one table of settings: every key that a configuration file may hold.
// The loader, its errors and `status --config-values` are made from it.
#pragma once

#include <span>
#include <string_view>

namespace sidestep {

enum class SettingType {
  text,
  number,
  flag,
  choice,
  web_address,
  loopback,
  texts, // a list of texts, or one; kept with a line feed between them
  day,   // YYYY, YYYY-MM or YYYY-MM-DD
  hours  // "22:00-06:00"
};

struct SettingRow {
  std::string_view table; // rows of one table stand together; one with a "name" is a [[list]]
  std::string_view key;
  SettingType type;
  std::string_view expected;  // said when the value is wrong
  std::string_view choices{}; // choice: the words, parted by blanks
  double least = 0;           // number: bounds, both allowed
  double most = 0;
  bool required = false; // in a new member of a list
};

std::span<const SettingRow> settings();
const SettingRow* setting_named(std::string_view table, std::string_view key);

} // namespace sidestep
