// "within 20 working days of receipt": how many of what, counted from when.
#include "indexer/findings/times.hpp"

#include <charconv>

namespace sidestep::indexer {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 20> small{
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 9> tens{"ten",   "twenty",  "thirty", "forty", "fifty",
                                               "sixty", "seventy", "eighty", "ninety"};
// More is no time that anybody promises.
constexpr int most_of_a_unit = 400;

template <std::size_t N>
int place_in(const std::array<std::string_view, N>& list, std::string_view word) {
  const auto found = std::find(list.begin(), list.end(), word);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

enum class Unit { none, hour, day, working_day, week, fortnight, month, year };

Unit unit_named(std::string_view word) {
  if (word == "day" || word == "days" || word == "days'") return Unit::day;
  if (word == "week" || word == "weeks" || word == "weeks'" || word == "week's") return Unit::week;
  if (word == "month" || word == "months" || word == "months'" || word == "month's")
    return Unit::month;
  if (word == "year" || word == "years" || word == "years'") return Unit::year;
  if (word == "hours" || word == "hour") return Unit::hour;
  return word.starts_with("fortnight") ? Unit::fortnight : Unit::none;
}

// Days of other calendars ("school days") are not counted.
constexpr std::array<std::string_view, 4> working{"working", "business", "office", "wd"};
constexpr std::array<std::string_view, 14> plain{
    "calendar", "clear",     "further", "additional", "more",      "next",  "full",
    "coming",   "following", "whole",   "normal",     "statutory", "usual", "extra"};
constexpr std::array<std::string_view, 4> receiving{"receipt", "receiving", "received", "request"};
constexpr std::array<std::string_view, 8> from_now{"today", "today's", "now",   "letter",
                                                   "email", "mail",    "reply", "message"};

struct Stretch {
  int count = 0;
  Unit unit = Unit::none;
  std::size_t last = 0; // behind the unit
};

// From the first word behind the lead: "a further 20 working days", "one month".
std::optional<Stretch> stretch_at(const WordText& text, std::size_t at) {
  constexpr std::size_t longest = 7;
  Stretch out;
  const std::size_t stop = std::min(at + longest, text.size());
  bool number = false;
  bool is_working = false;
  for (std::size_t n = at; n < stop; ++n) {
    const std::string_view word = text.at(n);
    if (const auto count = count_at(text, n); count && !number) {
      if (text.at(n - 1) == "the") return std::nullopt; // "within the twenty days": those known
      out.count = count->value;
      number = true;
      n += count->words - 1;
    } else if ((word == "a" || word == "an" || word == "another") && !number) {
      out.count = 1; // a number behind it counts instead: "a further 20"
    } else if (among(working, word)) {
      is_working = true;
    } else if (const Unit unit = unit_named(word); unit != Unit::none) {
      out.unit = is_working && unit == Unit::day ? Unit::working_day : unit;
      out.last = n + 1;
      // "within the week"
      const bool the_unit = n == at + 1 && text.at(at) == "the" &&
                            (text.at(at - 1) == "within" || text.at(at - 1) == "inside");
      if (out.count == 0 && the_unit) out.count = 1;
      if (out.count == 0 || out.count > most_of_a_unit) return std::nullopt;
      // "the 25 Year Plan"
      const bool plural = word.find('s') != std::string_view::npos;
      if (out.count > 1 && !plural) return std::nullopt;
      return out;
    } else if (!among(plain, word) && word != "the" && word != "of" && word != "period" &&
               word != "up" && word != "to") {
      return std::nullopt;
    }
    if (text.ends_sentence(n)) break;
  }
  return std::nullopt;
}

Day months_on(Day from, int count) {
  const year_month_day date{from};
  const year_month_day moved = date + months{count};
  return moved.ok() ? sys_days{moved} : sys_days{moved.year() / moved.month() / last};
}

std::optional<Day> count_on(Day from, const Stretch& stretch, const TimeContext& context) {
  switch (stretch.unit) {
  case Unit::hour:
    return from + days{(stretch.count + 23) / 24};
  case Unit::day:
    return from + days{stretch.count};
  case Unit::week:
    return from + days{7 * stretch.count};
  case Unit::fortnight:
    return from + days{14 * stretch.count};
  case Unit::month:
    return months_on(from, stretch.count);
  case Unit::year:
    return months_on(from, 12 * stretch.count);
  case Unit::working_day: {
    if (context.holidays == nullptr) return std::nullopt;
    const auto counted = add_working_days(*context.holidays, context.calendar, from, stretch.count);
    return counted ? std::optional(counted->due) : std::nullopt;
  }
  case Unit::none:
    break;
  }
  return std::nullopt;
}

// What the days are counted from, and where the words that say so end.
struct Base {
  std::optional<Day> day{};
  std::size_t last = 0;
  bool conditional = false;
};

const Finding* date_near(const WordText& text, const Findings& dates, std::size_t first,
                         std::size_t last) {
  if (first >= text.size()) return nullptr;
  const std::size_t to = text.end(std::min(last, text.size()) - 1);
  for (const Finding& date : dates)
    if (date.start >= text.start(first) && date.start < to && date.from == date.to) return &date;
  return nullptr;
}

const Finding* date_before(const WordText& text, const Findings& dates, std::size_t at) {
  const Finding* found = nullptr;
  for (const Finding& date : dates)
    if (date.end <= text.start(at) && date.from && date.from == date.to) found = &date;
  return found;
}

// "of receipt", "from 3 June", "of that date", "of hearing from you"; without
// such words the letter's own day, or that of receipt for a statutory time.
Base base_of(const WordText& text, const Stretch& stretch, std::size_t at, const Findings& dates,
             const TimeContext& context) {
  constexpr std::size_t reach = 8;
  Base out{context.date, stretch.last, false};
  const std::string_view joint = text.at(stretch.last);
  const bool stopped = text.ends_sentence(stretch.last - 1) || text.has_break(stretch.last - 1);
  static constexpr std::array<std::string_view, 6> joints{"of",        "from", "after",
                                                          "following", "on",   "beginning"};
  if (stopped || !among(joints, joint)) {
    if (stretch.unit == Unit::working_day && stretch.count >= 20 && context.received)
      out.day = context.received;
    return out;
  }
  std::size_t stop = text.sentence_stop(stretch.last, reach);
  for (std::size_t n = stretch.last; n + 1 < stop; ++n)
    if (text.has_comma(n) || text.has_break(n)) stop = n + 1;
  if (const Finding* date = date_near(text, dates, stretch.last, stop)) {
    out.day = date->from;
    out.last = text.word_from(date->end);
    return out;
  }
  for (std::size_t n = stretch.last + 1; n < stop; ++n) {
    const std::string_view word = text.at(n);
    const bool whose = text.at(n - 1) == "that" || text.at(n - 1) == "then";
    if ((word == "date" || word == "day") && whose) {
      if (const Finding* date = date_before(text, dates, at)) out.day = date->from;
      out.last = n + 1;
      return out;
    }
    if (among(receiving, word)) {
      // "of receiving your clarification" is still to come.
      for (std::size_t k = n; k < stop; ++k)
        if (text.at(k) == "clarification" || text.at(k) == "confirmation" ||
            text.at(k) == "payment" || text.at(k) == "response" || text.at(k) == "fee")
          out.conditional = true;
      if (context.received && !out.conditional) out.day = context.received;
      out.last = n + 1;
      return out;
    }
    if (word == "hearing" || word == "payment" || word == "clarification" || word == "your") {
      out.conditional = word != "your" || text.at(n + 1) != "letter";
      if (word == "your" && text.at(n + 1) == "request") out.conditional = false;
      out.last = n + 1;
      return out;
    }
    if (among(from_now, word)) {
      out.last = n + 1;
      return out;
    }
    if (text.has_comma(n)) break;
  }
  // Counted from something that is not known here: "within five years of
  // implementation". A preposition of another meaning leaves the letter's day.
  if (joint == "of" || joint == "from" || joint == "after" || joint == "following")
    out.day = std::nullopt;
  return out;
}

} // namespace

std::optional<Count> count_at(const WordText& text, std::size_t at) {
  const std::string_view word = text.at(at);
  if (word.empty()) return std::nullopt;
  if (word[0] >= '0' && word[0] <= '9') {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    return Count{value, 1};
  }
  if (const int ten = place_in(tens, word); ten > 0) {
    const int unit = place_in(small, text.at(at + 1));
    const bool joined = unit > 0 && unit < 10 && !text.ends_sentence(at);
    return Count{(ten + 1) * 10 + (joined ? unit : 0), joined ? 2U : 1U};
  }
  if (const int value = place_in(small, word); value > 0) return Count{value, 1};
  return std::nullopt;
}

std::optional<When> counted_stretch(const WordText& text, std::size_t at, const Findings& dates,
                                    const TimeContext& context) {
  const std::string_view lead = text.at(at);
  const bool within = lead == "within" || lead == "inside";
  if (!within && lead != "in") return std::nullopt;
  if (text.ends_sentence(at)) return std::nullopt;
  const auto stretch = stretch_at(text, at + 1);
  if (!stretch) return std::nullopt;
  // "in 3 years" is a promise's time as "in the next 3 years" is; "in 24 hours"
  // and "in one day" are mostly how long a thing took.
  const bool timed = text.at(stretch->last) == "time"; // "in three days' time"
  const bool short_time = stretch->unit == Unit::hour || stretch->unit == Unit::day;
  if (!within && short_time && !timed) return std::nullopt;
  const Base base = base_of(text, *stretch, at, dates, context);
  if (!base.day) return std::nullopt;
  const auto due = count_on(*base.day, *stretch, context);
  if (!due) return std::nullopt;
  When out;
  out.first = at;
  out.last = base.last;
  out.lead = Lead::by;
  out.from = out.to = *due;
  out.counted = true;
  out.conditional = base.conditional;
  return out;
}

} // namespace sidestep::indexer
