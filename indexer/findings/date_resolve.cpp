// The rules by which a day without its year, a weekday or a season gets one. No
// clock is read: what depends on the day of the message comes from the message.
#include "indexer/findings/date_resolve.hpp"

#include "common/words.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>

namespace sidestep::indexer {

using namespace std::chrono;

namespace {

using Shape = DateForm::Shape;

// A deadline may lie a few days back when the letter was held up in the post.
constexpr days slack{7};

std::optional<Day> real_day(int y, int m, int d) {
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                            day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

Day last_of_month(int y, int m) {
  return sys_days{year{y} / month{static_cast<unsigned>(m)} / last};
}

Interval months_from(int y, int m, int count, std::string_view precision) {
  const int end = m - 1 + count - 1;
  return {*real_day(y, m, 1), last_of_month(y + end / 12, end % 12 + 1), precision};
}

// "the end of August" looks where "by" or "since" before it looks.
bool is_part(std::string_view word) {
  return word == "end" || word == "start" || word == "beginning" || word == "middle" ||
         word == "month" || word == "week";
}

int year_of(Day when) { return static_cast<int>(year_month_day{when}.year()); }

// The interval for each year that may be meant, and the best of them.
template <class MakeInterval>
std::optional<Interval> best_year(Day anchor, Direction direction, int step, MakeInterval make) {
  std::optional<Interval> best;
  long best_cost = 0;
  for (int y = year_of(anchor) - 1; y <= year_of(anchor) + 1; ++y) {
    const std::optional<Interval> candidate = make(y);
    if (!candidate) continue;
    long cost = candidate->from > anchor ? (candidate->from - anchor).count()
                : candidate->to < anchor ? (anchor - candidate->to).count()
                                         : 0;
    const bool behind = candidate->to < anchor - slack;
    const bool beyond = candidate->from > anchor;
    if ((direction == Direction::ahead && behind) || (direction == Direction::back && beyond))
      cost += 250;
    if ((step > 0 && !beyond) || (step < 0 && candidate->to >= anchor)) cost += 1000;
    if (!best || cost < best_cost) {
      best = candidate;
      best_cost = cost;
    }
  }
  return best;
}

bool on_weekday(Day when, int weekday_wanted) {
  return weekday{when}.c_encoding() == static_cast<unsigned>(weekday_wanted);
}

std::optional<Interval> resolve_day(const DateForm& form, Direction direction,
                                    std::optional<Day> anchor) {
  if (form.year) {
    const auto when = real_day(*form.year, form.month, form.day);
    return when ? std::optional(Interval{*when, *when, "day"}) : std::nullopt;
  }
  if (!anchor) return std::nullopt;
  const auto make = [&](bool weekday_counts) {
    return [&, weekday_counts](int y) -> std::optional<Interval> {
      const auto when = real_day(y, form.month, form.day);
      if (!when || (weekday_counts && !on_weekday(*when, *form.weekday))) return std::nullopt;
      return Interval{*when, *when, "day-yearless"};
    };
  };
  // A weekday picks the year, unless it would carry the day far off: people
  // mistake weekdays more often than they write of another year without saying so.
  if (form.weekday)
    if (const auto found = best_year(*anchor, direction, 0, make(true));
        found && abs(found->from - *anchor) < days{200})
      return found;
  return best_year(*anchor, direction, 0, make(false));
}

// "Friday 20th": the nearest such day.
std::optional<Interval> resolve_weekday_day(const DateForm& form, Direction direction,
                                            std::optional<Day> anchor) {
  if (!anchor) return std::nullopt;
  std::optional<Day> best;
  long best_cost = 0;
  for (int distance = -70; distance <= 70; ++distance) {
    const Day when = *anchor + days{distance};
    if (static_cast<unsigned>(year_month_day{when}.day()) != static_cast<unsigned>(form.day) ||
        !on_weekday(when, *form.weekday))
      continue;
    const bool wrong_way = (direction == Direction::ahead && distance < -7) ||
                           (direction == Direction::back && distance > 0);
    const long cost = std::labs(distance) + (wrong_way ? 40 : 0);
    if (!best || cost < best_cost) {
      best = when;
      best_cost = cost;
    }
  }
  if (!best) return std::nullopt;
  return Interval{*best, *best, "day-yearless"};
}

Interval season_of(int y, int season) {
  // UK government usage: spring is March to May, winter December to February.
  return season == 4 ? months_from(y, 12, 3, "season") : months_from(y, season * 3, 3, "season");
}

std::optional<Interval>
with_or_without_year(const DateForm& form, Direction direction, std::optional<Day> anchor,
                     const std::function<std::optional<Interval>(int)>& make) {
  if (form.year) return make(*form.year);
  if (!anchor) return std::nullopt;
  return best_year(*anchor, direction, form.step, make);
}

} // namespace

namespace {

// "will be published on", "is listed for": what is to come, told by the words
// before a participle.
template <class Iterator> bool is_to_come(Iterator participle, Iterator end) {
  for (int n = 0; n < 3; ++n) {
    if (++participle == end) return false;
    for (const char* sign : {"will", "shall", "to", "is", "are", "should", "must"})
      if (participle->folded == sign) return true;
  }
  return false;
}

bool is_participle(std::string_view word) { return word.size() > 4 && word.ends_with("ed"); }

} // namespace

// By the Gregorian rule (the "anonymous" computus).
Day easter(int y) {
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int days_on = h + l - 7 * m + 114;
  return *real_day(y, days_on / 31, days_on % 31 + 1);
}

Direction direction_of(std::string_view text, const DateForm& form) {
  static constexpr std::array ahead{"by",   "until", "till",  "before", "than",    "next",
                                    "will", "due",   "shall", "expect", "expected"};
  static constexpr std::array back{"of",   "since", "dated",    "received",  "was",   "were",
                                   "had",  "sent",  "wrote",    "said",      "asked", "held",
                                   "your", "on",    "answered", "published", "last"};
  const std::size_t from = form.start > 90 ? form.start - 90 : 0;
  std::string_view before = text.substr(from, form.start - from);
  if (const auto stop = before.find_last_of(".;?!"); stop != std::string_view::npos)
    before.remove_prefix(stop + 1);
  const Words words = words_of(before);
  int seen = 0;
  bool on_alone = false;
  for (auto word = words.rbegin(); word != words.rend() && seen < 12; ++word, ++seen) {
    const auto is = [&](const char* known) { return word->folded == known; };
    if (std::any_of(ahead.begin(), ahead.end(), is)) return Direction::ahead;
    if (word->folded == "of" && word + 1 != words.rend() && is_part((word + 1)->folded)) continue;
    if (word->folded == "on") { // looks either way: the verb before it tells
      on_alone = true;
      continue;
    }
    if (is_participle(word->folded) && is_to_come(word, words.rend())) return Direction::ahead;
    if (on_alone && is_participle(word->folded)) return Direction::back;
    if (is("your") && seen > 2) continue; // "write to you about your appeal in April"
    if (std::any_of(back.begin(), back.end(), is) && (seen < 3 || on_alone || word->folded != "of"))
      return Direction::back;
  }
  return Direction::either;
}

std::optional<Interval> resolve(const DateForm& form, Direction direction,
                                std::optional<Day> anchor) {
  switch (form.shape) {
  case Shape::day:
    return resolve_day(form, direction, anchor);
  case Shape::easter_day:
    return with_or_without_year(form, direction, anchor, [&](int y) {
      const Day when = easter(y) + days{form.from_easter};
      return Interval{when, when, form.year ? "day" : "day-yearless"};
    });
  case Shape::weekday_day:
    return resolve_weekday_day(form, direction, anchor);
  case Shape::day_range:
    return with_or_without_year(form, direction, anchor, [&](int y) -> std::optional<Interval> {
      const auto from = real_day(y, form.month, form.day);
      const auto to = real_day(y, form.month, form.last_day);
      if (!from || !to) return std::nullopt;
      return Interval{*from, *to, "range"};
    });
  case Shape::month:
    return with_or_without_year(form, direction, anchor,
                                [&](int y) { return months_from(y, form.month, 1, "month"); });
  case Shape::month_range:
    // "December to February 2021": the year written is the last month's.
    return with_or_without_year(form, direction, anchor, [&](int y) {
      const bool over_new_year = form.last_month < form.month;
      return months_from(over_new_year ? y - 1 : y, form.month,
                         form.last_month - form.month + (over_new_year ? 13 : 1), "range");
    });
  case Shape::season:
    return with_or_without_year(form, direction, anchor,
                                [&](int y) { return season_of(y, form.season); });
  case Shape::quarter:
    if (form.fiscal && form.quarter == 4) return months_from(*form.year + 1, 1, 3, "quarter");
    return months_from(*form.year, form.fiscal ? form.quarter * 3 + 1 : form.quarter * 3 - 2, 3,
                       "quarter");
  case Shape::fiscal_year:
    return months_from(*form.year, 4, 12, "year");
  case Shape::year:
    return months_from(*form.year, 1, 12, "year");
  }
  return std::nullopt;
}

} // namespace sidestep::indexer
