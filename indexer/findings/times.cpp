// Which word leads to a date, and the times of a letter put together.
#include "indexer/findings/times.hpp"

#include "indexer/findings/date_words.hpp"

namespace sidestep::indexer {

namespace {

constexpr std::size_t reach = 14; // words between a lead and its date

bool is_time_of_day(std::string_view word) {
  static constexpr std::array<std::string_view, 14> words{
      "am",   "pm",      "noon",    "midday",    "midnight", "close",     "business",
      "play", "o'clock", "morning", "afternoon", "evening",  "lunchtime", "hours"};
  return among(words, word) || (!word.empty() && word[0] >= '0' && word[0] <= '9');
}

// Parts of a time that are named before it: "the end of May".
constexpr std::array<std::string_view, 3> endings{"end", "close", "conclusion"};
constexpr std::array<std::string_view, 14> parts{"start",  "beginning", "middle", "course", "week",
                                                 "part",   "half",      "rest",   "month",  "day",
                                                 "spring", "morning",   "autumn", "quarter"};
constexpr std::array<std::string_view, 18> softeners{
    "early",   "late",  "later",  "mid",  "around", "about", "approximately", "the",  "very",
    "roughly", "first", "second", "last", "latter", "same",  "this",          "next", "following"};
// "for 9 May" names a plan behind these alone.
constexpr std::array<std::string_view, 12> planning{
    "planned", "scheduled", "listed", "set",       "fixed",      "arranged",
    "booked",  "intended",  "due",    "earmarked", "timetabled", "pencilled"};

struct Led {
  Lead lead = Lead::none;
  std::size_t first = 0; // the lead's first word
  bool end_alone = false;
  bool week = false; // "the week beginning 20 March"
};

// From the date's first word back to the word that leads to it.
Led lead_to(const WordText& text, std::size_t date) {
  Led out{Lead::none, date, false, false};
  const std::size_t floor = text.sentence_start(date, reach);
  std::size_t n = date;
  while (n > floor && !text.has_break(n - 1)) {
    const std::string_view word = text.at(n - 1);
    if (word == "of" && n - 1 > floor) {
      const std::string_view part = text.at(n - 2);
      if (among(endings, part)) {
        out.end_alone = true;
      } else if (part == "deadline" || part == "target") {
        out.lead = Lead::at; // "a new deadline of 4 May"
        out.first = n - 2;
        return out;
      } else if (!among(parts, part)) {
        return out; // "your letter of 3 March"
      }
      n -= 2;
      continue;
    }
    const bool begins = word == "beginning" || word == "commencing" || word == "starting";
    if ((begins && n - 1 > floor && text.at(n - 2) == "week") ||
        (word == "c" && n - 1 > floor && text.at(n - 2) == "w")) {
      out.week = true;
      n -= 2;
      continue;
    }
    if (among(softeners, word) || whole_weekday(word) >= 0) {
      --n;
      continue;
    }
    if (word == "on" || word == "at" || word == "in" || word == "during") {
      out.lead = Lead::at;
      out.first = n - 1;
      // "by 5pm on 3 May", "by the close of business on 3 May"
      std::size_t k = n - 1;
      while (k > floor && (is_time_of_day(text.at(k - 1)) || text.at(k - 1) == "of" ||
                           text.at(k - 1) == "the" || text.at(k - 1) == "latest"))
        --k;
      if (k > floor && k < n - 1 && (text.at(k - 1) == "by" || text.at(k - 1) == "than"))
        n = k;
      else
        return out;
      continue;
    }
    if (word == "by" || word == "before") {
      out.lead = Lead::by;
      out.first = n - 1;
      if (n >= 3 && text.at(n - 2) == "or" && text.at(n - 3) == "on") out.first = n - 3;
      return out;
    }
    if (word == "than") { // "no later than", "not later than"
      if (n < 2 || text.at(n - 2) != "later") return out;
      out.lead = Lead::by;
      out.first = n - 1;
      while (out.first > floor &&
             (text.at(out.first - 1) == "later" || text.at(out.first - 1) == "no" ||
              text.at(out.first - 1) == "not"))
        --out.first;
      return out;
    }
    if (word == "from") {
      out.lead = Lead::from;
      out.first = n - 1;
      return out;
    }
    if (word == "until" || word == "till") {
      out.lead = Lead::until;
      out.first = n - 1;
      return out;
    }
    if (word == "to" || word == "and" || word == "or" || word == "between" || word == "is" ||
        word == "now" || word == "be" || (word == "for" && n - 1 > floor)) {
      if (word == "for" && !among(planning, text.at(n - 2))) return out;
      out.lead = word == "between" || word == "for" ? Lead::at
                 : word == "to"                     ? Lead::to
                                                    : Lead::bare;
      out.first = word == "between" || word == "for" ? n - 1 : n;
      return out;
    }
    if (is_time_of_day(word)) { // "by noon 3 May", "at 5pm Friday 3 May"
      --n;
      continue;
    }
    break;
  }
  // "next summer", "Tuesday 5 March", "13 June 2022" behind a noun.
  out.lead = Lead::bare;
  out.first = n;
  return out;
}

std::optional<When> led_date(const WordText& text, const Finding& date) {
  if (!date.from || !date.to) return std::nullopt;
  const std::size_t at = text.word_from(date.start);
  if (at >= text.size()) return std::nullopt;
  const std::string_view own = text.at(at);
  Led led = lead_to(text, at);
  // find_dates takes "by" and its like into a season's span.
  if (own == "by" || own == "in" || own == "during" || own == "from" || own == "until") {
    led.first = at;
    led.lead = own == "by"      ? Lead::by
               : own == "from"  ? Lead::from
               : own == "until" ? Lead::until
                                : Lead::at;
  }
  if (led.lead == Lead::none) return std::nullopt;
  // "the November 2022 exams" names exams; "will cover 2020" names what is covered.
  const bool named = at > 0 && text.at(at - 1) == "the" && !led.end_alone &&
                     (date.precision == "month" || date.precision == "year");
  const bool object = led.lead == Lead::bare && date.precision == "year" && own != "this" &&
                      own != "next" && own != "later";
  if (named || object) return std::nullopt;
  When out;
  out.first = std::min(led.first, at);
  out.aside = led.lead == Lead::bare && out.first > 0 &&
              text.gap(out.first - 1).find('(') != std::string_view::npos;
  out.last = std::max(text.word_from(date.end), at + 1);
  out.lead = led.lead;
  out.from = *date.from;
  out.to = *date.to;
  out.precision = date.precision;
  if (led.week && out.from == out.to) out.to = out.from + std::chrono::days{6};
  // "before September is out" is its end, "before the summer" the day before it.
  const bool before = text.at(out.first) == "before";
  const bool is_out = text.at(out.last + 1) == "out" || text.at(out.last + 1) == "over" ||
                      text.at(out.last) == "ends";
  if (before && is_out) out.last += text.at(out.last) == "ends" ? 1 : 2;
  if (before && out.from != out.to && !is_out && !led.end_alone)
    out.to = out.from - std::chrono::days{1};
  if (out.lead == Lead::by || led.end_alone) out.from = out.to;
  return out;
}

// The words with which a counted or named time begins, so that the others are
// passed at once.
bool may_begin(std::string_view word) {
  switch (word.empty() ? ' ' : word[0]) {
  case 'w':
    return word == "within";
  case 'i':
    return word == "in" || word == "inside";
  case 'b':
    return word == "by" || word == "before";
  case 't':
    return word == "than" || word == "tomorrow" || word == "today" || word == "tonight" ||
           word == "this";
  case 'd':
    return word == "during";
  case 'o':
    return word == "on";
  case 'a':
    return word == "at";
  case 'l':
    return word == "later" || word == "late";
  case 'e':
    return word == "early" || word == "earlier";
  case 's':
    return word == "some" || word == "sometime";
  case 'n':
    return word == "next";
  case 'f':
    return word == "following";
  case 'c':
    return word == "coming";
  default:
    return false;
  }
}

} // namespace

int whole_weekday(std::string_view word) {
  return word.size() > 5 && word.ends_with("day") && word != "holiday" && word != "birthday"
             ? weekday_number(word)
             : -1;
}

std::optional<Day> day_of_receipt(const WordText& text, const Findings& dates,
                                  std::optional<Day> letter) {
  static constexpr std::array<std::string_view, 9> signs{"received",   "receipt", "reached",
                                                         "arrived",    "came",    "logged",
                                                         "registered", "receive", "got"};
  constexpr std::chrono::days oldest{400};
  if (!letter) return std::nullopt;
  for (const Finding& date : dates) {
    if (!date.from || date.from != date.to || *date.from > *letter || *letter - *date.from > oldest)
      continue;
    const std::size_t at = text.word_from(date.start);
    if (at >= text.size()) continue;
    for (std::size_t n = at; n > text.sentence_start(at, 9); --n)
      if (among(signs, text.at(n - 1))) return date.from;
  }
  return std::nullopt;
}

std::vector<When> times_of(const WordText& text, const Findings& dates,
                           const TimeContext& context) {
  constexpr std::size_t most = 400; // a letter has fewer; a timetable is no letter
  std::vector<When> out;
  for (const Finding& date : dates)
    if (const auto when = led_date(text, date)) out.push_back(*when);
  std::vector<When> counted;
  for (std::size_t at = 0; at < text.size() && counted.size() < most; ++at) {
    if (!may_begin(text.at(at))) continue;
    auto when = counted_stretch(text, at, dates, context);
    if (!when && context.date) when = named_from_letter(text, at, *context.date);
    if (!when) continue;
    at = when->last - 1;
    counted.push_back(*when);
  }
  // A date inside a counted stretch ("within 5 days of 3 May") is a part of it.
  std::erase_if(out, [&](const When& date) {
    return std::any_of(counted.begin(), counted.end(), [&](const When& each) {
      return date.first < each.last && each.first < date.last;
    });
  });
  out.insert(out.end(), counted.begin(), counted.end());
  std::sort(out.begin(), out.end(), [](const When& a, const When& b) { return a.first < b.first; });
  if (out.size() > most) out.resize(most);
  return out;
}

} // namespace sidestep::indexer
