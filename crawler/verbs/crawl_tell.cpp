// What people read while a crawl goes on, and when it ends. All of it goes to
// standard error; a line from outside is made safe first.
#include "crawler/verbs/crawl_run.hpp"

#include "common/text.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

std::string counted_long(long n, std::string_view one, std::string_view many = "") {
  return counted(static_cast<std::size_t>(n), one, many);
}

std::string size_text(std::size_t bytes) {
  if (bytes < 10'000) return counted(bytes, "byte");
  if (bytes < 1'000'000) return fmt::format("{} kB", bytes / 1000);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string pause_text(double seconds) {
  return seconds == 1 ? "1 second" : fmt::format("{:g} seconds", seconds);
}

std::string time_text(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} seconds", seconds);
  if (seconds < 90 * 60) return fmt::format("{:.0f} minutes", seconds / 60);
  return fmt::format("{:.1f} hours", seconds / 3600);
}

} // namespace

void tell_stop(Teller& teller, const HostStop& stop, const Job& job, bool anything_kept) {
  teller.trouble(stop.why + ".");
  if (stop.remembered)
    teller.list("It is asked again from " + stop.until + " on, or once with --force.");
  if (stop.check.empty()) {
    teller.list("What was kept is safe; later, the same command goes on.");
    return;
  }
  if (!stop.remembered)
    teller.list(
        std::string("Nothing more will be sent to it today. ") +
        (anything_kept ? "What was kept before is safe." : "Nothing in your archive has changed."));
  const bool petition = is_petitions(*job.source);
  const bool one = job.named() && !job.thread.empty();
  const std::string page = !one       ? job.source->url
                           : petition ? sites::thread_url(*job.source, job.thread, job.archived)
                                      : sites::page_url(*job.source, job.thread);
  teller.list(one ? petition ? "You can still have this petition:"
                             : "You can still have this request:"
                  : "You can still have its pages, one by one:");
  teller.list("1. open in your browser, wait for the page, and save it (Ctrl+S, \"complete\"):");
  teller.list("     " + page);
  if (petition) {
    teller.list("2. sidestep import ~/Downloads/FOLDER");
  } else {
    teller.list("2. save its attachments too, into the same folder");
    teller.list("3. sidestep import ~/Downloads/FOLDER");
  }
  teller.list("Or ask the site to let your crawler in; whom and how: docs/blocked.md");
}

void tell_summary(Teller& teller, const RunTally& tally, const AskTally& asked) {
  const long kept = tally.fresh + tally.again;
  const std::string threads =
      kept == 0 ? "no thread kept"
                : fmt::format("{} kept ({} new, {} again)", counted_long(kept, "thread"),
                              tally.fresh, tally.again);
  teller.note(fmt::format("{}; {}, {}", threads, counted_long(asked.requests, "request"),
                          size_text(asked.bytes)));
  if (tally.unchanged > 0)
    teller.note(fmt::format("{} not changed since last time",
                            counted_long(tally.unchanged, "thread has", "threads have")));
  if (tally.known > 0)
    teller.note(fmt::format("{} in the archive already and not due (--force asks)",
                            counted_long(tally.known, "listed thread was", "listed threads were")));
  if (tally.absent > 0)
    teller.note(fmt::format("{} not there, or hidden by the site",
                            counted_long(tally.absent, "thread is", "threads are")));
  if (tally.failed > 0)
    teller.note(fmt::format("{} could not be had", counted_long(tally.failed, "thread")));
  if (tally.closed > 0)
    teller.note(
        fmt::format("{} closed by robots.txt or noarchive",
                    counted_long(tally.closed, "thread or file is", "threads or files are")));
  if (tally.warnings > 0) teller.note(counted_long(tally.warnings, "warning"));
}

Result<void> CrawlRun::say_plan() {
  planned_ = true;
  TRY_ASSIGN(const auto left, shop_.frontier.left(run_));
  TRY_ASSIGN(const double delay, shop_.asker.delay(*job_.source));
  const std::size_t threads = left.threads;
  const bool petitions = is_petitions(*job_.source);
  const std::size_t requests = petitions ? threads : 2 * threads;
  const std::string time =
      delay > 0 ? fmt::format(", {} or more with {} between requests",
                              time_text(static_cast<double>(requests) * delay), pause_text(delay))
                : "";
  shop_.teller.note(fmt::format("{} to ask: {}{}{}.", counted(threads, "thread"),
                                counted(requests, "request"),
                                petitions ? "" : " and their attachments", time));
  shop_.teller.note("Ctrl-C is safe: the same command goes on.");
  return {};
}

Result<void> CrawlRun::show_progress() {
  ProgressLine& line = shop_.teller.progress();
  if (!line.is_due()) return {};
  TRY_ASSIGN(const auto left, shop_.frontier.left(run_));
  TRY_ASSIGN(const double delay, shop_.asker.delay(*job_.source));
  const bool petitions = is_petitions(*job_.source);
  Progress progress{.doing = "crawling"};
  progress.done = tally_.fresh + tally_.again + tally_.unchanged + tally_.absent + tally_.failed;
  // While its first list is read, none is known of.
  if (left.threads > 0) progress.all = progress.done + static_cast<long>(left.threads);
  progress.found = job_.kind == JobKind::scope ? static_cast<long>(run_.listed) : -1;
  progress.fresh = tally_.fresh;
  progress.changed = tally_.again;
  progress.blocked = tally_.closed;
  if (delay > 0) progress.seconds_each = petitions ? delay : 2 * delay;
  line.show(progress);
  return {};
}

void tell_needs_scope(Teller& teller, const Job& job, double delay) {
  const std::string& name = job.source->name;
  if (is_petitions(*job.source)) {
    teller.trouble(name + " needs a scope: --answered, --parliament, or --all");
    teller.list("All take answered petitions, of every Parliament or of the one that is named:");
    teller.list("1 request for each list, then 1 each. A thousand of them are " +
                time_text(1001 * delay) + ".");
  } else {
    teller.trouble(name + " needs a scope, or --all");
    teller.list("Scopes: --authority, --since, --until, --query, --answered.");
    teller.list("1 request for 25 threads on its lists, then 2 a thread and its attachments.");
    teller.list("A thousand threads are " + time_text(2040 * delay) + " or more.");
  }
  teller.list(fmt::format("There is a pause of {} between requests.", pause_text(delay)));
  teller.list("Ctrl-C is safe: the same command goes on.");
}

} // namespace sidestep::crawler
