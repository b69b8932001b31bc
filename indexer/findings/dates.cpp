#include "indexer/findings/dates.hpp"

#include "indexer/findings/date_resolve.hpp"

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
    const bool range = between.find("to") != std::string_view::npos ||
                       between.find('-') != std::string_view::npos ||
                       between.find("\xe2\x80\x93") != std::string_view::npos;
    if (!range) continue;
    before.year = before.month <= after.month ? *after.year : *after.year - 1;
  }
}

} // namespace

Findings find_dates(std::string_view text, const Voices& voices, const LetterContext& context) {
  const int anchor_year =
      context.date ? static_cast<int>(std::chrono::year_month_day{*context.date}.year())
                   : year_without_anchor;
  std::vector<DateForm> forms = date_forms(text, anchor_year);
  share_years(text, forms);
  Findings found;
  for (const DateForm& form : forms) {
    const auto interval = resolve(form, direction_of(text, form), context.date);
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
