// Sets the workshop up, runs the jobs one after the other, and says at the end
// what was done.
#include "crawler/verbs/crawl.hpp"

#include "common/text.hpp"
#include "crawler/verbs/crawl_links.hpp"
#include "crawler/verbs/crawl_run.hpp"
#include "crawler/verbs/crawl_verdict.hpp"
#include "sites/address.hpp"
#include "sites/sources.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace sidestep::crawler {
namespace {

Result<std::string> contact_of(const Context& context) {
  const auto given = context.args.value("--contact");
  if (!given) return context.config.contact;
  const std::string contact(trim(*given));
  const bool address = contact.find('@') != std::string::npos || contact.starts_with("https://") ||
                       contact.starts_with("http://");
  if (!address)
    return fail(Code::usage, "--contact is \"{}\"; an e-mail or web address was expected",
                for_terminal(contact));
  return contact;
}

ClientSettings client_settings(const Context& context, const sites::Sources& sources,
                               const std::string& contact) {
  ClientSettings settings;
  settings.user_agent = user_agent(version, contact);
  settings.contact = contact;
  settings.max_body = static_cast<std::size_t>(context.config.max_body_mb * 1e6);
  settings.ca_file = context.config.ca_file;
  settings.allow_loopback = context.config.allow_loopback;
  settings.stop = [] { return interrupted(); };
  for (const auto& source : sources) {
    const auto url = parse_url(source.url);
    if (!url || source.connect_to.empty()) continue;
    settings.connect_to[url->host] = source.connect_to;
    // A redirect to the host with or without www. stays with the stand-in.
    settings.connect_to[url->host.starts_with("www.") ? url->host.substr(4) : "www." + url->host] =
        source.connect_to;
  }
  return settings;
}

Result<void> need_contact(const Context& context, const std::string& contact, const Client& client,
                          const std::vector<Job>& jobs) {
  if (!contact.empty()) return {};
  for (const Job& job : jobs) {
    TRY_ASSIGN(const Url url, parse_url(job.source->url));
    if (client.is_local(url)) continue;
    return hinted(fail(Code::config,
                       "no contact address: crawl.contact is not set in {}; an e-mail or web "
                       "address was expected, so that {} can reach you",
                       context.config.user_file.string(), url.host),
                  "run: sidestep init. Or give it once: --contact ADDR");
  }
  return {};
}

// What a run that begins would ask first.
std::vector<std::string> beginnings(const Job& job) {
  std::vector<std::string> urls;
  const bool requests = job.source->platform == sites::Platform::alaveteli;
  if (job.kind == JobKind::due) return urls;
  if (job.named()) {
    urls.push_back(job.start);
    if (requests && !job.thread.empty()) urls.push_back(sites::page_url(*job.source, job.thread));
    return urls;
  }
  if (!requests) return petition_lists(job);
  if (!job.list.empty()) return {job.list};
  urls.push_back(sites::version_url(*job.source));
  if (!job.authority.empty()) urls.push_back(job.source->url + "/body/all-authorities.csv");
  sites::ListWindow window;
  window.query = sites::search_words(job.query, job.authority, job.answered);
  window.since = job.since;
  window.until = job.until;
  urls.push_back(sites::list_url(*job.source, window));
  return urls;
}

// What a command would ask first: what is left of its last run, else its
// beginning. Nothing when the host is to be left alone; `why` says so then.
Result<std::vector<std::string>> first_addresses(const Context& context, const Job& job,
                                                 std::string& why) {
  std::vector<std::string> urls;
  bool robots_known = false;
  std::error_code ignored;
  if (std::filesystem::exists(frontier_file(context.config.archive_dir), ignored)) {
    TRY_ASSIGN(auto frontier, Frontier::open_to_read(context.config.archive_dir));
    TRY_ASSIGN(const Url url, parse_url(job.source->url));
    TRY_ASSIGN(const HostState host, frontier.host(url.origin()));
    if (host.closed_until && *host.closed_until > now() && !context.args.has("--force")) {
      why = fmt::format("{} turned the crawler away; nothing would be sent before {}", url.host,
                        iso(*host.closed_until));
      return urls;
    }
    robots_known = robots_are_fresh(host);
    TRY_ASSIGN(const auto run, frontier.unfinished(job.command));
    if (run) {
      TRY_ASSIGN(const auto pending, frontier.pending(*run));
      for (const Task& task : pending)
        urls.push_back(task.url);
    }
  }
  if (urls.empty()) urls = beginnings(job);
  if (!robots_known) urls.insert(urls.begin(), sites::robots_url(*job.source));
  return urls;
}

// What would be asked, one address a line; nothing is opened for writing.
Result<Code> dry_run(Context& context, const std::vector<Job>& jobs) {
  Teller teller(context.err, context.quiet);
  for (const Job& job : jobs) {
    std::string why;
    TRY_ASSIGN(const auto urls, first_addresses(context, job, why));
    for (const auto& url : urls)
      context.out.line(for_terminal(url));
    if (!why.empty())
      teller.note(why);
    else if (job.kind == JobKind::due)
      teller.note("what is kept and due again, thread by thread");
    else if (!job.named())
      teller.note("then the list's further pages, and each thread on them");
    else if (job.source->platform == sites::Platform::alaveteli)
      teller.note("then the attachments that the page links to");
  }
  teller.note("Nothing was asked.");
  return Code::ok;
}

// The worst of several jobs: a failed source before nothing found.
Code worse(Code a, Code b) {
  const auto rank = [](Code code) {
    return code == Code::ok ? 0 : code == Code::nothing ? 1 : code == Code::usage ? 2 : 3;
  };
  return rank(b) > rank(a) ? b : a;
}

void add(RunTally& all, const RunTally& one) {
  all.fresh += one.fresh;
  all.again += one.again;
  all.unchanged += one.unchanged;
  all.known += one.known;
  all.absent += one.absent;
  all.failed += one.failed;
  all.closed += one.closed;
  all.captures += one.captures;
  all.warnings += one.warnings;
}

// `names`: of the threads that were named, as their sites call them, job by job.
Result<Code> run_jobs(const std::vector<Job>& jobs, Workshop& shop,
                      std::vector<std::string>& names) {
  Code code = Code::ok;
  RunTally all;
  Verdicts verdicts(shop);
  std::optional<Error> broken;
  for (const Job& job : jobs) {
    CrawlRun run(shop, job);
    shop.teller.log().info("begin", {{"source", job.source->name}, {"message", job.command}});
    const auto done = run.go();
    add(all, run.tally());
    names.push_back(run.thread_name());
    verdicts.add(job, run);
    if (run.stop()) tell_stop(shop.teller, *run.stop(), job, all.captures > 0);
    if (!done) {
      broken = done.error();
      break;
    }
    code = worse(code, *done);
  }
  if (!broken) {
    const auto passed = verdicts.pass();
    if (passed)
      code = worse(code, *passed);
    else
      broken = passed.error();
  }
  if (shop.asker.tally().requests > 0 || all.captures > 0)
    tell_summary(shop.teller, all, shop.asker.tally());
  if (broken) return tl::unexpected(std::move(*broken));
  return code;
}

// The threads that a page elsewhere links to, and that it does.
Result<Code> run_links(const std::string& where, const std::optional<sites::Source>& source,
                       bool keep, Workshop& shop) {
  TRY_ASSIGN(CitingPage page, read_citing_page(shop, where, source, keep));
  if (page.code != Code::ok) return page.code;
  std::vector<std::string> names;
  TRY_ASSIGN(const Code code, run_jobs(page.jobs, shop, names));
  TRY(keep_citation(shop, std::move(page), names));
  return code;
}

Result<Code> run_all(const Context& context, const std::vector<Job>& jobs,
                     const std::optional<sites::Source>& citing, Workshop& shop) {
  Code code = Code::ok;
  if (const auto where = context.args.value("--links-in")) {
    TRY_ASSIGN(code, run_links(*where, citing, context.args.has("--keep-page"), shop));
  }
  if (jobs.empty()) return code;
  std::vector<std::string> names;
  TRY_ASSIGN(const Code named, run_jobs(jobs, shop, names));
  return worse(code, named);
}

} // namespace

Result<Code> crawl_with(Context& context, Clock clock) {
  const sites::Sources sources = sites::sources_from(context.config);
  TRY_ASSIGN(const auto jobs, read_jobs(context.args, context.config, sources));
  const auto links_in = context.args.value("--links-in");
  TRY_ASSIGN(const auto citing, page_source(links_in.value_or("")));
  if (context.args.has("--keep-page") && !links_in)
    return fail(Code::usage, "--keep-page goes with --links-in: it keeps the page that is read");
  if (context.args.has("--keep-page") && !citing)
    return fail(Code::usage, "--keep-page goes with an address: {} is your own file already",
                for_terminal(*links_in));
  TRY_ASSIGN(const auto contact, contact_of(context));
  TRY_ASSIGN(const auto budget, context.args.number("--max-requests", 1));
  for (const Job& job : jobs)
    if (job.needs_scope) {
      Teller teller(context.err, context.quiet);
      tell_needs_scope(teller, job, std::max(context.config.delay_seconds, 1.0));
      return Code::usage;
    }
  if (context.args.has("--dry-run")) {
    if (citing) context.out.line(for_terminal(*links_in));
    return dry_run(context, jobs);
  }

  TRY_ASSIGN(auto client, Client::make(client_settings(context, sources, contact)));
  auto asked = jobs;
  if (citing) asked.push_back({.source = &*citing});
  TRY(need_contact(context, contact, client, asked));
  TRY_ASSIGN(auto writer, archive::Writer::open(context.config.archive_dir,
                                                user_agent(version, contact), contact));
  TRY_ASSIGN(auto frontier, Frontier::open(context.config.archive_dir));
  AskSettings settings;
  settings.pace = {context.config.delay_seconds, context.config.jitter};
  settings.force = context.args.has("--force");
  settings.body_limit = static_cast<std::size_t>(context.config.max_body_mb * 1e6);
  settings.obey_noarchive = context.config.obey_noarchive;
  if (budget) settings.max_requests = *budget;
  settings.daily_requests = context.config.daily_requests;
  // A thread that somebody names is asked for at once.
  if (std::none_of(jobs.begin(), jobs.end(), [](const Job& job) { return job.named(); }) && !citing)
    settings.night = context.config.night;
  settings.stop = [] { return interrupted(); };
  settings.interruption = [] { return interruption(); };
  // Under the archive's lock: one crawl writes the log.
  Teller teller(context.err, context.quiet, Log::open(context.config.archive_dir, "crawl"));
  settings.log = teller.log();
  Asker asker(std::move(settings), client, writer, frontier, std::move(clock));
  Workshop shop{sources, writer, frontier, asker, teller, context.args.has("--force")};
  const auto done = run_all(context, jobs, citing, shop);
  teller.log().info("end", {{"exit", static_cast<std::int64_t>(done ? *done : done.error().code)},
                            {"requests", std::int64_t{asker.tally().requests}}});
  return done;
}

Result<Code> crawl(Context& context) {
  catch_interrupts();
  return crawl_with(context, real_clock([] { return interrupted(); }));
}

} // namespace sidestep::crawler
