// "tomorrow", "next week", "by the end of the month", "on Friday": days named
// from the day of the letter. A week is Monday to Sunday, its end Friday.
#include "indexer/findings/date_resolve.hpp"
#include "indexer/findings/date_words.hpp"
#include "indexer/findings/times.hpp"

namespace sidestep::indexer {

namespace {

using namespace std::chrono;

struct Span {
  Day from{};
  Day to{};
  std::string_view precision = "day";
};

Day monday_of(Day day) { return day - (weekday{day} - Monday); }

int year_of(Day day) { return static_cast<int>(year_month_day{day}.year()); }

Span months_span(year_month first, int count, std::string_view precision) {
  return {sys_days{first / 1}, sys_days{(first + months{count - 1}) / last}, precision};
}

// The stretch that is `steps` units on from the letter's own: "next month".
std::optional<Span> unit_span(std::string_view unit, Day letter, int steps) {
  const year_month_day date{letter};
  if (unit == "week") {
    const Day monday = monday_of(letter) + days{7 * steps};
    return Span{monday, monday + days{6}, "week"};
  }
  if (unit == "month") return months_span(date.year() / date.month() + months{steps}, 1, "month");
  if (unit == "quarter") {
    const auto first = month{(static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1};
    return months_span(date.year() / first + months{3 * steps}, 3, "quarter");
  }
  if (unit == "year") return months_span((date.year() + years{steps}) / January, 12, "year");
  return std::nullopt;
}

// The end of a stretch: "the end of next week", "the end of the financial year".
std::optional<Day> end_of(const WordText& text, std::size_t at, Day letter, std::size_t& last) {
  std::size_t n = at;
  int steps = 0;
  bool known = false;
  if (text.at(n) == "the") ++n;
  if (text.at(n) == "this" || text.at(n) == "current" || text.at(n) == "present") {
    ++n;
    known = true;
  }
  if (text.at(n) == "next" || text.at(n) == "following" || text.at(n) == "coming") {
    steps = 1;
    known = true;
    ++n;
  }
  if (text.at(n) == "financial" && text.at(n + 1) == "year") {
    last = n + 2;
    const int year = year_of(letter);
    const Day april = sys_days{std::chrono::year{year} / April / 1};
    const int ends = (letter < april ? year : year + 1) + steps;
    return sys_days{std::chrono::year{ends} / March / 31};
  }
  if (text.at(n) == "calendar") ++n;
  if (text.at(n) == "day" && steps == 0) {
    last = n + 1;
    return letter;
  }
  const auto span = unit_span(text.at(n), letter, steps);
  // "by the end of year 2" and "the end of the year 2030" are other years.
  if (!span || (!known && text.at(n - 1) != "the") || count_at(text, n + 1)) return std::nullopt;
  last = n + 1;
  return span->precision == "week" ? span->from + days{4} : span->to;
}

Day next_weekday(Day letter, int wanted) {
  const auto day = weekday{static_cast<unsigned>(wanted)};
  const auto ahead = (day - weekday{letter}).count();
  return letter + days{ahead == 0 ? 7 : ahead};
}

// "by Christmas", "before Easter": the day, or the one before it.
std::optional<Day> feast(std::string_view word, Day letter) {
  for (int y = year_of(letter); y <= year_of(letter) + 1; ++y) {
    const Day day = word == "easter" ? easter(y) : sys_days{year{y} / December / 25};
    if (day > letter) return day;
  }
  return std::nullopt;
}

struct Found {
  Span span{};
  std::size_t last = 0;
};

// "the 31st of this month", "the 4th of next month", "10th instant".
std::optional<Found> day_of_month(const WordText& text, std::size_t n, Day letter) {
  const auto count = count_at(text, n);
  if (!count || count->value > 31) return std::nullopt;
  static constexpr std::array<std::string_view, 4> ordinals{"st", "nd", "rd", "th"};
  std::size_t k = n + count->words;
  if (!among(ordinals, text.at(k))) return std::nullopt;
  ++k;
  int steps = 0;
  if (text.at(k) == "inst" || text.at(k) == "instant") {
    ++k;
  } else if (text.at(k) == "of" && text.at(k + 2) == "month") {
    if (text.at(k + 1) == "next") steps = 1;
    if (steps == 0 && text.at(k + 1) != "this" && text.at(k + 1) != "the") return std::nullopt;
    k += 3;
  } else {
    return std::nullopt;
  }
  const year_month_day date{letter};
  const auto when =
      (date.year() / date.month() + months{steps}) / day{static_cast<unsigned>(count->value)};
  if (!when.ok()) return std::nullopt;
  return Found{{sys_days{when}, sys_days{when}, "day"}, k};
}

// What stands at `n`, behind the lead and "the".
std::optional<Found> stretch_named(const WordText& text, std::size_t n, Day letter, bool by) {
  const std::string_view word = text.at(n);
  const auto one = [&](Day day, std::size_t last) { return Found{{day, day, "day"}, last}; };
  if (word == "tomorrow") return one(letter + days{1}, n + 1);
  if (word == "day" && text.at(n + 1) == "after" && text.at(n + 2) == "tomorrow")
    return one(letter + days{2}, n + 3);
  if (word == "week" && text.at(n + 1) == "after" && text.at(n + 2) == "next")
    return Found{{monday_of(letter) + days{14}, monday_of(letter) + days{20}, "week"}, n + 3};
  if ((word == "month" || word == "month's" || word == "year" || word == "year's") && by &&
      text.at(n + 1) == "end")
    if (const auto span = unit_span(word.substr(0, word.find('\'')), letter, 0))
      return one(span->to, n + 2);
  if (word == "today" || word == "tonight") return one(letter, n + 1);
  if (word == "end" || word == "close") {
    if (text.at(n + 1) != "of") return std::nullopt;
    std::size_t last = n;
    if (const auto day = end_of(text, n + 2, letter, last)) return one(*day, last);
    return std::nullopt;
  }
  if (auto of_month = day_of_month(text, n, letter)) return of_month;
  // "before the week is out"
  if (by && text.at(n + 1) == "is" && (text.at(n + 2) == "out" || text.at(n + 2) == "over"))
    if (const auto span = unit_span(word, letter, 0))
      return one(word == "week" ? span->from + days{4} : span->to, n + 3);
  if (word == "turn" && text.at(n + 1) == "of" && text.at(n + 3) == "year")
    return one(sys_days{year{year_of(letter)} / December / 31}, n + 4);
  if ((word == "christmas" || word == "easter") && by && text.at(n + 1) != "day")
    if (const auto day = feast(word, letter))
      return one(*day - days{text.at(n - 1) == "before" ? 1 : 0}, n + 1);
  const bool next = word == "next" || word == "following" || word == "coming";
  if (next || word == "this") {
    if (const int day = whole_weekday(text.at(n + 1)); day >= 0)
      return one(next_weekday(letter, day), n + 2);
    if (text.at(n + 1) == "financial" && text.at(n + 2) == "year") return std::nullopt;
    const std::size_t unit = text.at(n + 1) == "calendar" ? n + 2 : n + 1;
    if (const auto span = unit_span(text.at(unit), letter, next ? 1 : 0))
      return Found{*span, unit + 1};
    return std::nullopt;
  }
  if (const int day = whole_weekday(word); day >= 0) {
    // "Friday 20 June", "Friday the 20th" are dates, found as such.
    if (count_at(text, n + 1) || (text.at(n + 1) == "the" && count_at(text, n + 2)))
      return std::nullopt;
    if (text.at(n + 1) != "week") return one(next_weekday(letter, day), n + 1);
    return one(next_weekday(letter - days{1}, day) + days{7}, n + 2); // a week from that day
  }
  return std::nullopt;
}

} // namespace

std::optional<When> named_from_letter(const WordText& text, std::size_t at, Day letter) {
  const std::string_view word = text.at(at);
  static constexpr std::array<std::string_view, 4> by{"by", "before", "than", "within"};
  static constexpr std::array<std::string_view, 3> inside{"in", "during", "on"};
  static constexpr std::array<std::string_view, 6> parts{"later",    "early", "earlier",
                                                         "sometime", "some",  "late"};
  const bool is_by = among(by, word);
  const bool led = is_by || among(inside, word) || word == "at";
  std::size_t n = at + (led ? 1 : 0);
  for (std::size_t skipped = 0; skipped < 4; ++skipped) {
    const std::string_view next = text.at(n);
    const bool of_course =
        (next == "course" || next == "middle" || next == "beginning" || next == "start") &&
        text.at(n + 1) == "of";
    if (of_course) ++n;
    if (next == "the" || among(parts, next) || of_course || (led && next == "noon")) ++n;
  }
  auto found = stretch_named(text, n, letter, is_by);
  if (!found) return std::nullopt;
  const std::string_view first = text.at(n);
  // Without a word before it a weekday may be any: "the Monday rota".
  if (!led && whole_weekday(first) >= 0) return std::nullopt;
  if (!led && (first == "end" || first == "close" || first == "turn")) return std::nullopt;
  When out;
  out.first = at;
  out.last = found->last;
  out.lead = is_by ? Lead::by : led ? Lead::at : Lead::bare;
  out.from = is_by ? found->span.to : found->span.from;
  out.to = found->span.to;
  out.precision = out.from == out.to ? std::string_view("day") : found->span.precision;
  out.counted = true;
  return out;
}

} // namespace sidestep::indexer
