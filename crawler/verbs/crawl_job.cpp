#include "crawler/verbs/crawl_job.hpp"

#include "common/text.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr std::array<std::string_view, 6> scope_options{"--authority", "--since",    "--until",
                                                        "--query",     "--answered", "--all"};

bool is_petitions(const sites::Source& source) {
  return source.platform == sites::Platform::uk_petitions;
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

Result<std::optional<Day>> day_option(const Arguments& args, std::string_view option, bool last) {
  const auto value = args.value(option);
  if (!value) return std::optional<Day>{};
  const auto day = day_of(trim(*value), last);
  if (!day)
    return fail(Code::usage, "{} is \"{}\"; a day was expected, as 2019-06-12, 2019-06 or 2019",
                option, for_terminal(*value));
  return day;
}

Result<void> no_scope(const Arguments& args, std::string_view word) {
  for (const auto option : scope_options)
    if (args.has(option))
      return hinted(
          fail(Code::usage, "{} goes with a source, not with {}", option, for_terminal(word)),
          "sidestep crawl whatdotheyknow --authority dwp --since 2019");
  return {};
}

Result<Job> scope_job(const Arguments& args, const sites::Source& source) {
  Job job;
  job.source = &source;
  job.all = args.has("--all");
  job.answered = args.has("--answered");
  job.authority = trim(args.value("--authority").value_or(""));
  job.query = trim(args.value("--query").value_or(""));
  TRY_ASSIGN(job.since, day_option(args, "--since", false));
  TRY_ASSIGN(job.until, day_option(args, "--until", true));
  if (job.since && job.until && *job.until < *job.since)
    return fail(Code::usage, "--until {} is before --since {}", iso(*job.until), iso(*job.since));
  const bool narrow = !job.authority.empty() || !job.query.empty() || job.since || job.until;
  if (job.all && narrow)
    return fail(Code::usage, "--all takes everything that {} lists; give it or a scope, not both",
                source.name);
  if (is_petitions(source) && narrow)
    return hinted(fail(Code::usage,
                       "{} is a site of petitions; its scopes are --answered and --all",
                       source.name),
                  "sidestep crawl " + source.name + " --answered");
  job.needs_scope = !job.all && !job.answered && !narrow;
  job.command =
      fmt::format("{} authority={} query={} since={} until={} answered={} all={} force={}",
                  source.name, job.authority, job.query, job.since ? iso(*job.since) : "",
                  job.until ? iso(*job.until) : "", job.answered, job.all, args.has("--force"));
  return job;
}

Result<Job> list_job(const Arguments& args, const sites::Address& address) {
  if (is_petitions(*address.source))
    return hinted(fail(Code::usage, "lists of petitions are not read by their address"),
                  "sidestep crawl " + address.source->name + " --answered");
  TRY(no_scope(args, address.url.text()));
  Job job;
  job.source = address.source;
  TRY_ASSIGN(Url url, parse_url(address.source->url));
  url.path = address.url.path;
  url.query = address.url.query;
  job.list = url.text();
  job.command = job.list + (args.has("--force") ? " force" : "");
  return job;
}

Result<Job> word_job(const Arguments& args, const sites::Sources& sources,
                     const std::string& word) {
  if (const auto* const source = sites::source_named(sources, word))
    return scope_job(args, *source);
  TRY_ASSIGN(const auto address, sites::read_target(sources, word));
  const sites::Source& source = *address.source;
  if (address.what == sites::What::body || address.what == sites::What::listing)
    return list_job(args, address);
  TRY(no_scope(args, word));
  Job job;
  job.source = &source;
  job.named = true;
  job.thread = address.id.thread;
  job.archived = address.archived;
  if (address.what == sites::What::event) {
    job.start = source.url + address.url.path;
  } else if (!job.thread.empty()) {
    job.start = sites::json_url(source, job.thread, job.archived);
  } else {
    return hinted(
        fail(Code::usage, "{} is no request, petition or list of them", for_terminal(word)),
        "name a request or petition by its address, by an id such as petitions:241560, "
        "or a source: sidestep help crawl");
  }
  job.command = job.start;
  return job;
}

} // namespace

Result<std::vector<Job>> read_jobs(const Arguments& args, const sites::Sources& sources) {
  if (args.words.empty())
    return hinted(fail(Code::usage, "nothing was named to crawl"),
                  "name a request or petition by its address, or a source with a scope: sidestep "
                  "help crawl");
  std::vector<Job> jobs;
  for (const auto& word : args.words) {
    TRY_ASSIGN(auto job, word_job(args, sources, word));
    jobs.push_back(std::move(job));
  }
  return jobs;
}

std::string list_url(const Job& job, const std::string& body) {
  if (!job.list.empty()) return job.list;
  if (is_petitions(*job.source)) return job.source->url + "/petitions.csv?state=with_response";
  std::string words = job.query;
  const auto add = [&](const std::string& word) { words += (words.empty() ? "" : " ") + word; };
  if (!body.empty()) add("requested_from:" + body);
  if (job.answered) add("variety:response");
  std::string query;
  const auto parameter = [&](std::string_view name, const std::string& value) {
    query +=
        fmt::format("{}{}={}", query.empty() ? "?" : "&", name, percent_encode(value, "-_.~:"));
  };
  if (!words.empty()) parameter("query", words);
  if (job.since) parameter("request_date_after", iso(*job.since));
  if (job.until) parameter("request_date_before", iso(*job.until));
  return job.source->url + "/list" + query;
}

} // namespace sidestep::crawler
