// Red flags: a clock of the thread that ran past what the configuration allows
// ([[flag]], docs/flags.md). Counted to what stopped it, else to the thread's own
// as of, never to today. An acknowledgement, an automatic reply, a holding letter
// or a question back stops no clock. What is in doubt raises none.
#pragma once

#include "common/config/config.hpp"
#include "common/result.hpp"
#include "indexer/findings/deadlines.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// "20wd", "5w", "30d".
struct TimeLimit {
  enum class Unit { working_days, weeks, days } unit = Unit::days;
  int count = 0;
};
std::optional<TimeLimit> time_limit(std::string_view text);

struct FlagRule {
  std::string name{};
  std::vector<std::string> applies_to{}; // laws, "complaints", "petitions"
  bool whole = false;                    // the clock: first-reply, or whole
  std::string after_text{};
  TimeLimit after{};
  std::optional<TimeLimit> double_after{};
};

// Error (config): a limit, a kind of thread or a clock that is not known, with
// file and line.
Result<std::vector<FlagRule>> flag_rules(const std::vector<FlagSettings>& settings);
// Changes when a rule does.
std::string flags_digest(const std::vector<FlagRule>& rules);

// After read_replies(); `deadlines` are the thread's own.
std::vector<Flag> flags_of(const TimedThread& thread, const std::vector<Deadline>& deadlines,
                           const std::vector<FlagRule>& rules, const Holidays& holidays);

} // namespace sidestep::indexer
