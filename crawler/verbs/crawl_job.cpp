// The words of the command line: each is a source, a list's address, or a thread
// by its address or id. Nothing is asked and nothing is opened here.
#include "crawler/verbs/crawl_job.hpp"

#include "common/text.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace sidestep::crawler {
namespace {

constexpr std::array<std::string_view, 8> scope_options{
    "--authority", "--since", "--until", "--query", "--answered", "--parliament", "--all", "--due"};

Result<void> no_scope(const Arguments& args, std::string_view word) {
  for (const auto option : scope_options)
    if (args.has(option))
      return hinted(
          fail(Code::usage, "{} goes with a source, not with {}", option, for_terminal(word)),
          "sidestep crawl whatdotheyknow --authority dwp --since 2019");
  return {};
}

Wish typed_wish(const Arguments& args) {
  Wish wish;
  for (const auto& one : args.values("--authority"))
    if (!trim(one).empty()) wish.words.authorities.emplace_back(trim(one));
  wish.words.since = args.value("--since").value_or("");
  wish.words.until = args.value("--until").value_or("");
  wish.words.query = args.value("--query").value_or("");
  wish.words.parliament = args.value("--parliament").value_or("");
  wish.words.answered = args.has("--answered");
  wish.words.all = args.has("--all");
  wish.force = args.has("--force");
  return wish;
}

// A source: the scope that was typed, else the one that is configured; and, with
// --due, what is due of all that is kept of it.
Result<std::vector<Job>> source_jobs(const Arguments& args, const Config& config,
                                     const sites::Source& source) {
  const Wish wish = typed_wish(args);
  TRY_ASSIGN(std::vector<Job> jobs, scope_jobs(wish, source));
  if (jobs.front().needs_scope) {
    for (const SourceSettings& settings : config.sources) {
      if (settings.name != source.name || !settings.scope) continue;
      TRY_ASSIGN(jobs, scope_jobs({*settings.scope, false, wish.force}, source));
    }
    if (jobs.front().needs_scope && args.has("--due")) jobs.clear();
  }
  if (!args.has("--due")) return jobs;
  for (Job& job : jobs) {
    job.since_last = true;
    job.command += " --due";
  }
  jobs.push_back(due_job(source));
  return jobs;
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
  job.scope = job.list;
  job.command = job.list + (args.has("--force") ? " --force" : "");
  return job;
}

Result<Job> word_job(const Arguments& args, const sites::Sources& sources,
                     const std::string& word) {
  TRY_ASSIGN(const auto address, sites::read_target(sources, word));
  const sites::Source& source = *address.source;
  if (address.what == sites::What::body || address.what == sites::What::listing)
    return list_job(args, address);
  TRY(no_scope(args, word));
  Job job;
  job.source = &source;
  job.kind = JobKind::named;
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

Result<std::vector<Job>> read_jobs(const Arguments& args, const Config& config,
                                   const sites::Sources& sources) {
  if (args.words.empty() && !args.has("--links-in"))
    return hinted(fail(Code::usage, "nothing was named to crawl"),
                  "name a request or petition by its address, or a source with a scope: sidestep "
                  "help crawl");
  std::vector<Job> jobs;
  for (const auto& word : args.words) {
    if (const auto* const source = sites::source_named(sources, word)) {
      TRY_ASSIGN(auto some, source_jobs(args, config, *source));
      std::move(some.begin(), some.end(), std::back_inserter(jobs));
      continue;
    }
    TRY_ASSIGN(auto job, word_job(args, sources, word));
    jobs.push_back(std::move(job));
  }
  return jobs;
}

} // namespace sidestep::crawler
