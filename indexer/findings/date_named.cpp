// Fixed days by name; Easter's by their distance from Easter Sunday.
#include "indexer/findings/date_named.hpp"

#include "common/text.hpp"

#include <array>
#include <string>

namespace sidestep::indexer {

namespace {

struct NamedDay {
  const char* name;
  int month; // 0: counted from Easter
  int day;
};
constexpr std::array named{NamedDay{"christmas day", 12, 25},   NamedDay{"christmas eve", 12, 24},
                           NamedDay{"boxing day", 12, 26},      NamedDay{"new year's day", 1, 1},
                           NamedDay{"new year's eve", 12, 31},  NamedDay{"hogmanay", 12, 31},
                           NamedDay{"lady day", 3, 25},         NamedDay{"midsummer day", 6, 24},
                           NamedDay{"michaelmas", 9, 29},       NamedDay{"martinmas", 11, 11},
                           NamedDay{"st andrew's day", 11, 30}, NamedDay{"st patrick's day", 3, 17},
                           NamedDay{"st david's day", 3, 1},    NamedDay{"st george's day", 4, 23},
                           NamedDay{"good friday", 0, -2},      NamedDay{"easter sunday", 0, 0},
                           NamedDay{"easter monday", 0, 1},     NamedDay{"maundy thursday", 0, -3}};

} // namespace

void named_days(Collector& all) {
  static const RE2 pattern(
      "(?i)\\b(christmas day|christmas eve|boxing day|new year['’]s day|new year['’]s eve|hogmanay|"
      "lady day|midsummer day|michaelmas|martinmas|st\\.? andrew['’]s day|st\\.? patrick['’]s day|"
      "st\\.? david['’]s day|st\\.? george['’]s day|good friday|easter sunday|easter monday|"
      "maundy thursday)\\b(?:,?\\s((?:19|20)\\d\\d)\\b)?");
  static const RE2 day_follows("^,?\\s?\\(?(?:\\w+\\s)?\\d");
  all.pass<2>(pattern, DateWindow::name, [&](const auto& g) -> std::optional<DateForm> {
    const std::string_view after = all.after(g[0]);
    if (g[2].empty() && RE2::PartialMatch(Piece(after.data(), after.size()), day_follows))
      return std::nullopt;
    std::string name = lower_ascii({g[1].data(), g[1].size()});
    RE2::GlobalReplace(&name, "’", "'");
    RE2::GlobalReplace(&name, "^st\\.", "st");
    DateForm form;
    form.year = all.year_of(g[2]);
    for (const NamedDay& each : named) {
      if (name != each.name) continue;
      form.month = each.month;
      form.day = each.day;
      if (each.month == 0) {
        form.shape = DateForm::Shape::easter_day;
        form.from_easter = each.day;
      }
      return form;
    }
    return std::nullopt;
  });
}

} // namespace sidestep::indexer
