// From the forms of a text to dated findings: years shared along a list, each form
// resolved against the letter's own day, none where that cannot be told.
#include "indexer/findings/dates.hpp"

#include "indexer/findings/date_resolve.hpp"

#include <algorithm>
#include <re2/re2.h>

namespace sidestep::indexer {

namespace {

using Shape = DateForm::Shape;

// Makes '00 to '49 this century's and '50 to '99 the last's; never the clock, so
// that the same letter reads the same in any year.
constexpr int year_without_anchor = 2044;

// "Jan to Dec 2015", "April and May 2019": the year behind the last counts for
// the ones before it.
void share_years(std::string_view text, std::vector<DateForm>& forms) {
  for (std::size_t at = forms.size(); at-- > 1;) {
    DateForm& before = forms[at - 1];
    const DateForm& after = forms[at];
    if (before.year || !after.year || after.start - before.end > 8) continue;
    if (before.shape != after.shape || (before.shape != Shape::month && before.shape != Shape::day))
      continue;
    const std::string_view between = text.substr(before.end, after.start - before.end);
    const bool joined =
        before.shape == Shape::month && between.find("and") != std::string_view::npos;
    const bool range = joined || between.find("to") != std::string_view::npos ||
                       between.find('-') != std::string_view::npos ||
                       between.find("\xe2\x80\x93") != std::string_view::npos;
    if (!range) continue;
    before.year = before.month <= after.month ? *after.year : *after.year - 1;
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Written with a month's name.
bool is_in_words(std::string_view text, const DateForm& form) {
  const std::string_view words = text.substr(form.start, form.end - form.start);
  return std::any_of(words.begin(), words.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// Moves `at` back over `word` and the blanks before it, when they stand there.
bool back_over(std::string_view text, std::size_t& at, std::string_view word) {
  std::size_t to = at;
  while (to > 0 && (text[to - 1] == ' ' || text[to - 1] == '\n'))
    --to;
  if (!text.substr(0, to).ends_with(word)) return false;
  at = to - word.size();
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n'))
    --at;
  return true;
}

// The day number that ends at `at`, with its ordinal ending.
std::optional<DateForm> day_before(std::string_view text, std::size_t at, const DateForm& like) {
  const std::size_t end = at;
  for (const char* ending : {"st", "nd", "rd", "th"})
    if (text.substr(0, at).ends_with(ending)) {
      at -= 2;
      break;
    }
  std::size_t start = at;
  while (start > 0 && at - start < 2 && is_digit(text[start - 1]))
    --start;
  if (start == at || (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n'))
    return std::nullopt;
  DateForm form = like;
  form.weekday.reset();
  form.start = start;
  form.end = end;
  form.day = 0;
  for (std::size_t i = start; i < at; ++i)
    form.day = form.day * 10 + (text[i] - '0');
  if (form.day < 1 || form.day > 31) return std::nullopt;
  return form;
}

// "2, 14 and 20 August": the days before the last one share its month and year.
// A comma alone joins only ordinals: "Item 5, 7 March" is one day.
void add_listed_days(std::string_view text, std::vector<DateForm>& forms) {
  constexpr std::size_t most = 12;
  std::vector<DateForm> all;
  for (const DateForm& form : forms) {
    const std::size_t floor = all.empty() ? 0 : all.back().end;
    std::vector<DateForm> listed;
    std::size_t at = form.start;
    bool joined = false;
    while (form.shape == Shape::day && is_in_words(text, form) && listed.size() < most) {
      if (back_over(text, at, "and") || back_over(text, at, "&") || back_over(text, at, "to"))
        joined = true;
      else if (!back_over(text, at, ","))
        break;
      const auto day = day_before(text, at, form);
      if (!day || day->start < floor || (!joined && is_digit(text[day->end - 1]))) break;
      listed.push_back(*day);
      at = day->start;
    }
    all.insert(all.end(), listed.rbegin(), listed.rend());
    all.push_back(form);
  }
  forms = std::move(all);
}

// "in September last year", "31 March this year".
void take_year_words(std::string_view text, std::vector<DateForm>& forms,
                     std::optional<int> anchor_year) {
  static const RE2 pattern(R"((?i)^[\s\x{a0}]{1,3}(last|this|next)\s{1,3}year\b)");
  for (DateForm& form : forms) {
    if (form.year || !anchor_year || form.shape == Shape::weekday_day) continue;
    const std::string_view after = text.substr(form.end, 16);
    re2::StringPiece word;
    if (!RE2::PartialMatch(re2::StringPiece(after.data(), after.size()), pattern, &word)) continue;
    const char first = word[0];
    const int step = first == 'l' || first == 'L' ? -1 : first == 'n' || first == 'N' ? 1 : 0;
    form.year = *anchor_year + step;
  }
}

} // namespace

Findings find_dates(std::string_view text, const Voices& voices, const LetterContext& context) {
  const int anchor_year = context.date
                              ? static_cast<int>(std::chrono::year_month_day{*context.date}.year())
                              : year_without_anchor;
  std::vector<DateForm> forms = date_forms(text, anchor_year);
  share_years(text, forms);
  add_listed_days(text, forms);
  take_year_words(text, forms, context.date ? std::optional(anchor_year) : std::nullopt);
  Findings found;
  for (const DateForm& form : forms) {
    const auto interval =
        resolve(form, form.year ? Direction::either : direction_of(text, form), context.date);
    if (!interval) continue;
    Finding finding;
    finding.kind = FindingKind::date;
    finding.from = interval->from;
    finding.to = interval->to;
    finding.precision = interval->precision;
    finding.polarity =
        voice_at(voices, form.start) == Voice::own ? Polarity::asserted : Polarity::quoted;
    finding.start = form.start;
    finding.end = form.end;
    finding.quote = std::string(text.substr(form.start, form.end - form.start));
    finding.rule = "date";
    found.push_back(std::move(finding));
  }
  return found;
}

} // namespace sidestep::indexer
