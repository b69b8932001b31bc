// A scope in words becomes jobs. The same rules for what was typed and what
// stands in the configuration; only the names in the messages differ.
#include "common/text.hpp"
#include "crawler/verbs/crawl_job.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

std::string called(const Wish& wish, std::string_view key) {
  return (wish.typed ? "--" : "source.scope.") + std::string(key);
}

tl::unexpected<Error> wrong(const Wish& wish, const std::string& why, std::string hint = "") {
  if (wish.typed) return hinted(fail(Code::usage, "{}", why), std::move(hint));
  return fail(Code::config, "{}: {}", wish.words.origin, why);
}

// "2019", "2019-06" or "2019-06-12": the first day of it, or the last.
std::optional<Day> day_of(std::string_view text, bool last) {
  if (const auto day = parse_day(text)) return day;
  const bool year = text.size() == 4;
  const bool month = text.size() == 7;
  if (!year && !month) return std::nullopt;
  const auto first = parse_day(std::string(text) + (year ? "-01-01" : "-01"));
  if (!first || !last) return first;
  const std::chrono::year_month_day civil{*first};
  const auto end_month = year ? std::chrono::December : civil.month();
  return std::chrono::sys_days(civil.year() / end_month / std::chrono::last);
}

Result<std::optional<Day>> day_option(const Wish& wish, std::string_view key,
                                      const std::string& value, bool last) {
  if (value.empty()) return std::optional<Day>{};
  const auto day = day_of(trim(value), last);
  if (!day)
    return wrong(wish, fmt::format("{} is \"{}\"; a day was expected, as 2019-06-12, 2019-06 or "
                                   "2019",
                                   called(wish, key), for_terminal(value)));
  return day;
}

bool is_years(std::string_view text) { // 2017-2019
  if (text.size() != 9 || text[4] != '-') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '-'; }) &&
         text.substr(5).find('-') == std::string_view::npos;
}

Result<void> fits(const Wish& wish, const Job& job) {
  const sites::Source& source = *job.source;
  const bool narrow =
      !wish.words.authorities.empty() || !job.query.empty() || job.since || job.until;
  if (job.since && job.until && *job.until < *job.since)
    return wrong(wish, fmt::format("{} {} is before {} {}", called(wish, "until"), iso(*job.until),
                                   called(wish, "since"), iso(*job.since)));
  if (job.all && narrow)
    return wrong(wish, fmt::format("{} takes everything that {} lists; give it or a scope, not "
                                   "both",
                                   called(wish, "all"), source.name));
  if (is_petitions(source) && narrow)
    return wrong(wish,
                 fmt::format("{} is a site of petitions; its scopes are {}, {} and {}", source.name,
                             called(wish, "answered"), called(wish, "parliament"),
                             called(wish, "all")),
                 "sidestep crawl " + source.name + " --answered");
  if (!is_petitions(source) && !job.parliament.empty())
    return wrong(wish, fmt::format("{} goes with petitions; {} is no site of petitions",
                                   called(wish, "parliament"), source.name));
  if (!job.parliament.empty() && job.parliament != "current" && job.parliament != "all" &&
      !is_years(job.parliament))
    return wrong(wish, fmt::format("{} is \"{}\"; current, all, or years such as 2017-2019 were "
                                   "expected",
                                   called(wish, "parliament"), for_terminal(job.parliament)));
  return {};
}

// As it would be typed: the name of the scope, in `status` and in the frontier.
std::string text_of(const Job& job) {
  std::string text;
  const auto add = [&](std::string_view option, const std::string& value) {
    text += (text.empty() ? "" : " ") + std::string(option);
    if (value.empty()) return;
    const bool plain = value.find(' ') == std::string::npos;
    text += plain ? " " + value : " '" + value + "'";
  };
  if (job.all) add("--all", "");
  if (!job.authority.empty()) add("--authority", job.authority);
  if (job.since) add("--since", iso(*job.since));
  if (job.until) add("--until", iso(*job.until));
  if (!job.query.empty()) add("--query", job.query);
  if (job.answered) add("--answered", "");
  if (!job.parliament.empty()) add("--parliament", job.parliament);
  return text;
}

} // namespace

Result<std::vector<Job>> scope_jobs(const Wish& wish, const sites::Source& source) {
  const ScopeSettings& words = wish.words;
  Job job;
  job.source = &source;
  job.configured = !wish.typed;
  job.all = words.all;
  job.answered = words.answered;
  job.query = trim(words.query);
  job.parliament = trim(words.parliament);
  TRY_ASSIGN(job.since, day_option(wish, "since", words.since, false));
  TRY_ASSIGN(job.until, day_option(wish, "until", words.until, true));
  TRY(fits(wish, job));
  std::vector<Job> jobs;
  for (const std::string& authority : words.authorities) {
    jobs.push_back(job);
    jobs.back().authority = trim(authority);
  }
  if (jobs.empty()) jobs.push_back(job);
  for (Job& one : jobs) {
    one.scope = text_of(one);
    one.needs_scope = one.scope.empty();
    one.command = source.name + " " + one.scope + (wish.force ? " --force" : "");
  }
  return jobs;
}

Job due_job(const sites::Source& source) {
  Job job;
  job.source = &source;
  job.kind = JobKind::due;
  job.scope = "--due";
  job.command = source.name + " --due";
  return job;
}

} // namespace sidestep::crawler
