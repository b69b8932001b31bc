// The clocks and the count. The first reply and the review's answer are those of
// replies.cpp, so that a flag and a deadline never disagree.
#include "indexer/findings/flags.hpp"

#include "common/digest.hpp"
#include "indexer/findings/jurisdiction.hpp"
#include "indexer/findings/replies.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace sidestep::indexer {
namespace {

constexpr int longest = 9999;
constexpr std::array<std::string_view, 6> kinds{"foia", "eir",        "foisa",
                                                "eisr", "complaints", "petitions"};

// From when, and what stopped it; no clock where that is in doubt.
struct Clock {
  Day from{};
  std::optional<Answer> stopped{};
};

std::string kind_of(const TimedThread& thread) {
  return thread.complaint ? "complaints" : thread.law;
}

const TimedMessage* opening(const TimedThread& thread) {
  const auto found =
      std::find_if(thread.messages.begin(), thread.messages.end(), [](const TimedMessage& each) {
        return each.kind == Kind::request && each.day.has_value();
      });
  return found == thread.messages.end() ? nullptr : &*found;
}

std::optional<Clock> first_reply_clock(const TimedThread& thread,
                                       const std::vector<Deadline>& deadlines) {
  const auto reply = std::find_if(deadlines.begin(), deadlines.end(),
                                  [](const Deadline& each) { return each.kind == "reply"; });
  if (reply != deadlines.end()) {
    const auto from = parse_day(reply->from);
    if (reply->due.empty() || reply->doubtful || !from) return std::nullopt;
    Clock clock{*from, std::nullopt};
    if (reply->answered)
      if (const auto day = parse_day(*reply->answered))
        clock.stopped = Answer{reply->answered_by, *day};
    return clock;
  }
  const TimedMessage* const request = opening(thread);
  if (request == nullptr || !thread.complaint) return std::nullopt;
  const Reply reply_taken = first_full_reply(thread.messages);
  if (!reply_taken.answer && !reply_taken.doubt.empty()) return std::nullopt;
  return Clock{*request->day, reply_taken.answer};
}

// Stopped by the full answer; where a review was asked for, by the review's.
std::optional<Clock> whole_clock(const TimedThread& thread,
                                 const std::vector<Deadline>& deadlines) {
  auto clock = first_reply_clock(thread, deadlines);
  const TimedMessage* const request = opening(thread);
  if (!clock || request == nullptr) return clock;
  clock->from = *request->day;
  for (std::size_t at = 0; at < thread.messages.size(); ++at)
    if (thread.messages[at].kind == Kind::follow_up && asks_for_review(thread.messages[at].text))
      clock->stopped = review_answer(thread.messages, at);
  return clock;
}

std::optional<Day> due_day(Day from, const TimeLimit& limit, std::string_view law,
                           const Holidays& holidays) {
  switch (limit.unit) {
  case TimeLimit::Unit::weeks:
    return from + std::chrono::weeks(limit.count);
  case TimeLimit::Unit::days:
    return from + std::chrono::days(limit.count);
  case TimeLimit::Unit::working_days:
    break;
  }
  const auto counted = add_working_days(holidays, calendar_of(law), from, limit.count);
  if (!counted) return std::nullopt;
  return counted->due;
}

std::optional<Flag> flag(const FlagRule& rule, const TimedThread& thread, const Clock& clock,
                         const Holidays& holidays) {
  const Day judged = clock.stopped ? clock.stopped->day : thread.as_of;
  const auto due = due_day(clock.from, rule.after, thread.law, holidays);
  if (!due || judged <= *due) return std::nullopt;
  Flag out;
  out.name = rule.name;
  out.clock = rule.whole ? "whole" : "first-reply";
  out.after = rule.after_text;
  out.from = iso(clock.from);
  out.due = iso(*due);
  out.as_of = iso(thread.as_of);
  if (rule.double_after) {
    const auto twice = due_day(clock.from, *rule.double_after, thread.law, holidays);
    if (twice) out.double_due = iso(*twice);
    out.is_double = twice && judged > *twice;
  }
  if (clock.stopped) {
    out.stopped = iso(clock.stopped->day);
    out.stopped_by = clock.stopped->id;
  }
  return out;
}

tl::unexpected<Error> wrong(const FlagSettings& settings, std::string_view key,
                            std::string_view value, std::string_view expected) {
  return fail(Code::config, "{}: flag.{} of '{}' is \"{}\"; {} was expected", settings.origin, key,
              settings.name, value, expected);
}

constexpr std::string_view limit_expected = "a time such as \"20wd\", \"5w\" or \"30d\"";

} // namespace

std::optional<TimeLimit> time_limit(std::string_view text) {
  TimeLimit limit;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit.count);
  if (error != std::errc{} || limit.count < 1 || limit.count > longest) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit == "wd")
    limit.unit = TimeLimit::Unit::working_days;
  else if (unit == "w")
    limit.unit = TimeLimit::Unit::weeks;
  else if (unit != "d")
    return std::nullopt;
  return limit;
}

Result<std::vector<FlagRule>> flag_rules(const std::vector<FlagSettings>& settings) {
  std::vector<FlagRule> rules;
  for (const FlagSettings& each : settings) {
    FlagRule rule{each.name, each.applies_to, each.clock == "whole", each.after, {}, {}};
    const auto after = time_limit(each.after);
    if (!after) return wrong(each, "after", each.after, limit_expected);
    rule.after = *after;
    if (!each.double_after.empty()) {
      rule.double_after = time_limit(each.double_after);
      if (!rule.double_after) return wrong(each, "double_after", each.double_after, limit_expected);
    }
    for (const std::string& kind : each.applies_to)
      if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
        return wrong(each, "applies_to", kind, "foia, eir, foisa, eisr, complaints or petitions");
    rules.push_back(std::move(rule));
  }
  return rules;
}

std::string flags_digest(const std::vector<FlagRule>& rules) {
  std::string text;
  for (const FlagRule& rule : rules) {
    text += fmt::format("{}|{}|{}", rule.name, rule.whole, rule.after_text);
    if (rule.double_after)
      text +=
          fmt::format("|{}{}", rule.double_after->count, static_cast<int>(rule.double_after->unit));
    for (const std::string& kind : rule.applies_to)
      text += "|" + kind;
    text += "\n";
  }
  return sha256_hex(text).substr(0, 16);
}

std::vector<Flag> flags_of(const TimedThread& thread, const std::vector<Deadline>& deadlines,
                           const std::vector<FlagRule>& rules, const Holidays& holidays) {
  std::vector<Flag> out;
  const std::string kind = kind_of(thread);
  if (thread.law == "petitions" && thread.synthetic_times) return out;
  for (const FlagRule& rule : rules) {
    if (std::find(rule.applies_to.begin(), rule.applies_to.end(), kind) == rule.applies_to.end())
      continue;
    const auto clock =
        rule.whole ? whole_clock(thread, deadlines) : first_reply_clock(thread, deadlines);
    if (!clock) continue;
    if (auto raised = flag(rule, thread, *clock, holidays)) out.push_back(std::move(*raised));
  }
  return out;
}

} // namespace sidestep::indexer
