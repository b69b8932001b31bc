// The times by which something may be promised: dates with the word that leads
// to them ("by 14 March", "in June"), counted stretches ("within 20 working
// days"), and days named from the letter's own ("tomorrow", "next week", "by the
// end of the month"). Dates themselves are found elsewhere (dates.hpp); whether
// anything is promised for a time is decided in promises.cpp.
#pragma once

#include "common/calendar.hpp"
#include "common/model/finding.hpp"
#include "indexer/findings/findings.hpp"
#include "indexer/findings/sentence.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// The word before a time. `none`: nothing leads to it ("your letter of 3 May").
enum class Lead { none, by, at, from, until, to, bare };

struct When {
  std::size_t first = 0; // words, the lead's among them; end exclusive
  std::size_t last = 0;
  Lead lead = Lead::none;
  Day from{};
  Day to{}; // inclusive; "by" and "end of" leave the last day alone
  std::string_view precision = "day";
  bool counted = false;     // a stretch that was counted, or a day named from the letter's
  bool aside = false;       // in brackets: it explains the time before it, or a noun
  bool conditional = false; // counted from something still to come
};

struct TimeContext {
  std::optional<Day> date{};     // of the letter
  std::optional<Day> received{}; // of the request, where the letter gives it
  HolidaySet calendar = HolidaySet::uk_union;
  const Holidays* holidays = nullptr; // none: working days are not counted
};

// The day on which the letter says that the request came.
std::optional<Day> day_of_receipt(const WordText& text, const Findings& dates,
                                  std::optional<Day> letter);

// In order of place. `dates` in order of place, as find_dates gives them.
std::vector<When> times_of(const WordText& text, const Findings& dates, const TimeContext& context);

// Parts of times_of, in files of their own. Each looks at word `at` alone and
// gives the time that begins there.
std::optional<When> counted_stretch(const WordText& text, std::size_t at, const Findings& dates,
                                    const TimeContext& context);
std::optional<When> named_from_letter(const WordText& text, std::size_t at, Day letter);

// 0 = Sunday; -1 = none. Whole names alone: "sat" and "sun" are words.
int whole_weekday(std::string_view word);

// "twenty-eight" or "28" at word `at`, and how many words it takes.
struct Count {
  int value = 0;
  std::size_t words = 0;
};
std::optional<Count> count_at(const WordText& text, std::size_t at);

} // namespace sidestep::indexer
