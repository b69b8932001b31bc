// One RE2 pattern a shape, in an order that decides: the fuller shapes come before
// those that are a part of them. What a shape means is no matter here.
#include "indexer/findings/date_forms.hpp"

#include "common/text.hpp"
#include "indexer/findings/date_collector.hpp"
#include "indexer/findings/date_named.hpp"
#include "indexer/findings/date_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sidestep::indexer {

namespace {

using Shape = DateForm::Shape;

// Blanks between the parts: NBSP and narrow NBSP too, a line break at most.
constexpr const char* gap = "[\\s\\x{a0}\\x{202f}]{1,4}";
constexpr const char* soft = "[\\s\\x{a0}\\x{202f}]{0,3}";

std::string with_names(std::string pattern) {
  const std::array<std::pair<std::string_view, std::string>, 4> names{
      {{"<M>", month_pattern}, {"<W>", weekday_pattern}, {"<_>", gap}, {"<~>", soft}}};
  for (const auto& [mark, value] : names)
    for (std::size_t at = pattern.find(mark); at != std::string::npos;
         at = pattern.find(mark, at + value.size()))
      pattern.replace(at, mark.size(), value);
  return "(?i)" + pattern;
}

bool good_day(int day) { return day >= 1 && day <= 31; }

std::optional<int> weekday_of(Piece name) {
  if (name.empty()) return std::nullopt;
  return weekday_number(std::string_view(name.data(), name.size()));
}

int month_of(Piece name) { return month_number(std::string_view(name.data(), name.size())); }

// The last word before the match, lower case.
std::string word_before(std::string_view before) {
  const std::string lower = lower_ascii(before);
  std::size_t end = lower.size();
  while (end > 0 && (lower[end - 1] == ' ' || lower[end - 1] == '\n' || lower[end - 1] == '\xa0'))
    --end;
  std::size_t start = end;
  while (start > 0 && lower[start - 1] >= 'a' && lower[start - 1] <= 'z')
    --start;
  return lower.substr(start, end - start);
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<const char*, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array time_words{"in",    "since", "during",  "until",   "till", "by",   "before",
                                "after", "from",  "to",      "early",   "mid",  "late", "last",
                                "next",  "this",  "between", "through", "of",   "for",  "end"};

// "the end of", "the beginning of", "the middle of".
bool names_a_part(std::string_view before) {
  const std::string lower = lower_ascii(before);
  for (const char* part : {"end of", "start of", "beginning of", "middle of", "month of", "week of",
                           "day of", "half of", "part of"})
    if (lower.find(part) != std::string::npos) return true;
  return false;
}

constexpr std::array titles{"mr", "mrs", "ms", "miss", "dr", "sir", "cllr", "councillor", "lady"};

// "August Street": a place's name.
bool names_a_road(std::string_view after) {
  static const RE2 road("^\\s(Street|Road|Avenue|Lane|Close|House|Place|Gardens|Terrace|Way)\\b");
  return RE2::PartialMatch(Piece(after.data(), after.size()), road);
}

void day_ranges(Collector& all) {
  static const RE2 pattern(with_names(
      "\\b(\\d{1,2})(?:st|nd|rd|th)?<~>(?:to|until|-|–|—|and)<~>(\\d{1,2})(?:st|nd|rd|th)?"
      "(?:<_>of)?<~>(<M>)\\b\\.?(?:,?<_>(\\d{4})\\b)?"));
  all.pass<4>(pattern, DateWindow::days_month, [&](const auto& g) -> std::optional<DateForm> {
    const std::string_view matched(g[0].data(), g[0].size());
    if (matched.find("and") != std::string_view::npos && word_before(all.before(g[0])) != "between")
      return std::nullopt; // "2 and 20 August" are two days; the last is found by itself
    if (word_before(all.before(g[0])) == "from") return std::nullopt;
    DateForm form;
    form.shape = Shape::day_range;
    form.day = number(g[1]);
    form.last_day = number(g[2]);
    form.month = month_of(g[3]);
    form.year = all.year_of(g[4]);
    if (!good_day(form.day) || !good_day(form.last_day) || form.day >= form.last_day)
      return std::nullopt;
    return form;
  });
}

void written_days(Collector& all) {
  static const RE2 pattern(with_names(
      "(?:\\b(<W>)\\b\\.?,?<_>(?:the<_>)?)?\\b(\\d{1,2})(?:<~>(?:st|nd|rd|th)\\b)?(?:<_>day)?(?:<_>"
      "of)?"
      "[\\s\\x{a0}\\x{202f}\\-]{0,3}(<M>)\\b\\.?(?:,?[\\s\\x{a0}\\x{202f}\\-]{0,3}'?(\\d{4}|\\d{2})"
      "\\b)?"));
  all.pass<4>(pattern, DateWindow::day_month, [&](auto& g) -> std::optional<DateForm> {
    DateForm form;
    form.weekday = weekday_of(g[1]);
    form.day = number(g[2]);
    form.month = month_of(g[3]);
    if (!good_day(form.day)) return std::nullopt;
    Piece year = g[4];
    // "5 May 12 people": two digits are a year only behind a dash or a short name.
    if (year.size() == 2 && g[3].size() > 4 && *(year.data() - 1) != '-' &&
        *(year.data() - 1) != '\'')
      year = Piece();
    if (year.size() == 4 && (number(year) < 1900 || number(year) > 2100)) year = Piece();
    if (year.empty() && !g[4].empty()) // leave what is no year outside
      g[0] = Piece(g[0].data(), static_cast<std::size_t>(g[3].data() + g[3].size() - g[0].data()));
    form.year = all.year_of(year);
    return form;
  });
}

void american_days(Collector& all) {
  static const RE2 pattern(with_names("(?:\\b(<W>)\\b\\.?,?<_>)?\\b(<M>)\\b\\.?<_>(\\d{1,2})(st|nd|"
                                      "rd|th)?\\b(?:,?<_>(\\d{4})\\b)?"));
  all.pass<5>(pattern, DateWindow::month_day, [&](const auto& g) -> std::optional<DateForm> {
    if (g[4].empty() && g[5].empty()) return std::nullopt;
    DateForm form;
    form.weekday = weekday_of(g[1]);
    form.month = month_of(g[2]);
    form.day = number(g[3]);
    form.year = all.year_of(g[5]);
    return good_day(form.day) ? std::optional(form) : std::nullopt;
  });
}

constexpr std::array numeric_cues{"on",    "of",     "email", "mail",  "letter",
                                  "by",    "since",  "from",  "until", "till",
                                  "dated", "before", "after", "at",    "request"};

// Numbers behind these are paragraphs and versions, however they look.
constexpr std::array paper_words{"section", "paragraph", "para",   "clause", "version",
                                 "policy",  "rule",      "annex",  "item",   "part",
                                 "release", "table",     "figure", "v",      "no"};

void numeric_days(Collector& all) {
  static const RE2 iso("\\b((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)\\b");
  all.pass<3>(iso, DateWindow::joined, [&](const auto& g) -> std::optional<DateForm> {
    DateForm form;
    form.year = number(g[1]);
    form.month = number(g[2]);
    form.day = number(g[3]);
    return form.month >= 1 && form.month <= 12 && good_day(form.day) ? std::optional(form)
                                                                     : std::nullopt;
  });
  static const RE2 full("\\b(\\d{1,2})([/.\\-])(\\d{1,2})[/.\\-]((?:19|20)\\d\\d|\\d\\d)\\b");
  all.pass<4>(full, DateWindow::joined, [&](const auto& g) -> std::optional<DateForm> {
    DateForm form;
    form.day = number(g[1]);
    form.month = number(g[3]);
    if (form.month > 12 && form.day <= 12) std::swap(form.day, form.month); // month first
    form.year = all.year_of(g[4]);
    const char after = all.next(g[0]);
    if (!good_day(form.day) || form.month < 1 || form.month > 12 || after == '/' || after == '-')
      return std::nullopt;
    const std::string cue = word_before(all.before(g[0]));
    if (one_of(cue, paper_words) || cue == "ref" || cue == "reference") return std::nullopt;
    if (g[2] == "." && g[4].size() == 2 && form.day < 10 && g[1].size() == 1)
      return std::nullopt; // 1.2.10 is a paragraph
    return form;
  });
  static const RE2 yearless("\\b(\\d{1,2})/(\\d{1,2})\\b");
  all.pass<2>(yearless, DateWindow::joined, [&](const auto& g) -> std::optional<DateForm> {
    DateForm form;
    form.day = number(g[1]);
    form.month = number(g[2]);
    const char after = all.next(g[0]);
    const bool cued = one_of(word_before(all.before(g[0])), numeric_cues);
    if (!good_day(form.day) || form.month < 1 || form.month > 12 || after == '/' || after == '%' ||
        !cued || (form.day == 24 && form.month == 7))
      return std::nullopt;
    return form;
  });
}

void weekday_days(Collector& all) {
  static const RE2 pattern(
      with_names("\\b(<W>)\\b\\.?,?<_>(?:the<_>)?(\\d{1,2})(?:st|nd|rd|th)\\b"));
  all.pass<2>(pattern, DateWindow::weekday, [&](const auto& g) -> std::optional<DateForm> {
    DateForm form;
    form.shape = Shape::weekday_day;
    form.weekday = weekday_of(g[1]);
    form.day = number(g[2]);
    return good_day(form.day) ? std::optional(form) : std::nullopt;
  });
}

void months(Collector& all) {
  static const RE2 pair(
      with_names("\\b(<M>)\\.?<~>(and|to|until|-|–)<~>(<M>)\\b\\.?(?:<_>(\\d{4})\\b)?"));
  all.pass<4>(pair, DateWindow::months, [&](const auto& g) -> std::optional<DateForm> {
    DateForm form;
    form.shape = Shape::month_range;
    form.month = month_of(g[1]);
    form.last_month = month_of(g[3]);
    form.year = all.year_of(g[4]);
    const bool in_time = !is_also_a_word({g[1].data(), g[1].size()}) || !g[4].empty() ||
                         one_of(word_before(all.before(g[0])), time_words);
    // "April and May" is a stretch, "March and September" are two months; "January
    // to December" is left to its two ends, for it would read as a year.
    const int span = (form.last_month - form.month + 12) % 12;
    const bool between = word_before(all.before(g[0])) == "between";
    const bool stretch = g[2] == "and" && !between ? span == 1 : span > 0 && span < 11;
    return in_time && stretch ? std::optional(form) : std::nullopt;
  });
  static const RE2 dated(
      with_names("\\b(<M>)\\b\\.?,?(?:<_>|-)(?:of<_>)?'?((?:19|20)\\d\\d|\\d\\d)\\b"));
  all.pass<2>(dated, DateWindow::month_digits, [&](const auto& g) -> std::optional<DateForm> {
    DateForm form;
    form.shape = Shape::month;
    form.month = month_of(g[1]);
    form.year = all.year_of(g[2]);
    // "apr 21" is a month and its year; "May 12" may be anything.
    if (g[2].size() == 2 && (g[1].size() > 4 || number(g[2]) < 10 ||
                             *form.year > all.anchor_year() + 1 || all.next(g[0]) == ':'))
      return std::nullopt;
    return form;
  });
  static const RE2 first_of_range(
      with_names("\\b(<M>)\\b\\.?<~>(?:to|until|-|–)<~>(?:<M>)\\b\\.?<_>\\d{4}\\b"));
  all.pass<1>(first_of_range, DateWindow::months, [&](auto& g) -> std::optional<DateForm> {
    DateForm form; // its year is that of the month it runs to
    form.shape = Shape::month;
    form.month = month_of(g[1]);
    g[0] = g[1];
    return form;
  });
  static const RE2 lone(with_names("\\b(<M>)\\b"));
  all.pass<1>(lone, DateWindow::month, [&](const auto& g) -> std::optional<DateForm> {
    const std::string_view name(g[1].data(), g[1].size());
    const bool capital = name.front() >= 'A' && name.front() <= 'Z';
    const std::string cue = word_before(all.before(g[0]));
    const bool in_time = one_of(cue, time_words);
    const char after = all.next(g[0]);
    if (after == '\'' || after == '-') return std::nullopt;
    if (one_of(cue, titles) || names_a_road(all.after(g[0]))) return std::nullopt;
    if (is_also_a_word(name) || name.size() <= 3) {
      const bool part_of = capital && cue == "of" && names_a_part(all.before(g[0]));
      if (!in_time || cue == "to" || cue == "for" || (cue == "of" && !part_of)) return std::nullopt;
      if (!capital && !part_of && cue != "in" && cue != "since" && cue != "during" && cue != "by")
        return std::nullopt;
    } else if (!capital && !in_time) {
      return std::nullopt;
    }
    DateForm form;
    form.shape = Shape::month;
    form.month = month_of(g[1]);
    form.step = cue == "next" ? 1 : cue == "last" ? -1 : 0;
    return form;
  });
}

void seasons(Collector& all) {
  static const RE2 pattern(with_names(
      "\\b(?:(next|last|this|the|in|by|during|since|of|until|early|late|mid|from)[\\s\\-]{1,3})?"
      "(spring|summer|autumn|winter)\\b(?:<_>(?:of<_>)?((?:19|20)\\d\\d)(?:[/–-]\\d{2,4})?\\b)?"));
  all.pass<3>(pattern, DateWindow::season, [&](auto& g) -> std::optional<DateForm> {
    if (g[1].empty() && g[3].empty()) return std::nullopt;
    const std::string cue = lower_ascii({g[1].data(), g[1].size()});
    DateForm form;
    form.shape = Shape::season;
    form.season = season_number({g[2].data(), g[2].size()});
    form.year = all.year_of(g[3]);
    form.step = cue == "next" ? 1 : cue == "last" ? -1 : 0;
    return form;
  });
}

void quarters(Collector& all) {
  static const RE2 pattern(
      "(?i)\\b(?:Q|Quarter\\s)([1-4])\\s?(?:of\\s)?((?:19|20)\\d\\d)(/\\d{2,4})?\\b");
  all.pass<3>(pattern, DateWindow::quarter, [&](const auto& g) -> std::optional<DateForm> {
    DateForm form;
    form.shape = Shape::quarter;
    form.quarter = number(g[1]);
    form.year = all.year_of(g[2]);
    form.fiscal = !g[3].empty();
    return form;
  });
}

void spoken_quarters(Collector& all) {
  static const RE2 pattern(
      "(?i)\\b(first|second|third|fourth|last|final)\\squarter\\sof\\s"
      "(?:the\\s)?(?:financial\\syear\\s)?((?:19|20)\\d\\d)([/–-]\\d{2,4})?\\b");
  all.pass<3>(pattern, DateWindow::quarter, [&](const auto& g) -> std::optional<DateForm> {
    static constexpr std::array words{"first", "second", "third", "fourth"};
    const std::string word = lower_ascii({g[1].data(), g[1].size()});
    DateForm form;
    form.shape = Shape::quarter;
    form.quarter =
        1 + static_cast<int>(std::find(words.begin(), words.begin() + 3, word) - words.begin());
    form.year = all.year_of(g[2]);
    form.fiscal = !g[3].empty();
    return form;
  });
}

constexpr std::array year_cues{"in",    "since",   "of",     "before", "from", "to",
                               "until", "by",      "during", "after",  "and",  "for",
                               "the",   "between", "late",   "early"};

void years(Collector& all) {
  static const RE2 fiscal("\\b((?:19|20)\\d\\d)\\s?(?:/|-|–)\\s?(\\d{2}|(?:19|20)\\d\\d)\\b");
  all.pass<2>(fiscal, DateWindow::year, [&](const auto& g) -> std::optional<DateForm> {
    DateForm form;
    form.shape = Shape::fiscal_year;
    form.year = number(g[1]);
    if ((*form.year + 1) % 100 != number(g[2]) % 100 || all.next(g[0]) == '-') return std::nullopt;
    return form;
  });
  static const RE2 single("\\b((?:19|20)\\d\\d)\\b");
  all.pass<1>(single, DateWindow::year, [&](const auto& g) -> std::optional<DateForm> {
    const std::string_view before = all.before(g[0]);
    const char last = before.empty() ? ' ' : before.back();
    const char after = all.next(g[0]);
    const bool bracket = last == '(';
    if (after == '/' || after == '-' || after == '%' || (!bracket && last != ' ' && last != '\n'))
      return std::nullopt;
    static const RE2 list("(?:19|20)\\d\\d,\\s$");
    const bool listed = RE2::PartialMatch(Piece(before.data(), before.size()), list);
    if (!bracket && !listed && !one_of(word_before(before), year_cues)) return std::nullopt;
    DateForm form;
    form.shape = Shape::year;
    form.year = number(g[1]);
    return *form.year <= all.anchor_year() + 30 ? std::optional(form) : std::nullopt;
  });
}

} // namespace

std::vector<DateForm> date_forms(std::string_view text, int anchor_year) {
  Collector all(text, anchor_year);
  day_ranges(all);
  written_days(all);
  american_days(all);
  numeric_days(all);
  weekday_days(all);
  months(all);
  quarters(all);
  spoken_quarters(all);
  named_days(all);
  seasons(all);
  years(all);
  return all.forms();
}

} // namespace sidestep::indexer
