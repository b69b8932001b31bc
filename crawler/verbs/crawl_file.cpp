// The files that a request's page links to: asked once each, never taken for what
// they are not (the page that says "later", another file, the request itself).
#include "crawler/verbs/crawl_run.hpp"

#include "common/text.hpp"
#include "sites/address.hpp"

#include <cmath>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr int most_attempts = 4; // at a file that is being prepared

} // namespace

Result<void> CrawlRun::take_attachment(const Task& task, const Came& came) {
  const Response& response = came.response;
  const auto given_up = [&](const std::string& why) -> Result<void> {
    ++tally_.warnings;
    shop_.teller.warning(fmt::format("no file from {}: {}", task.url, why));
    // Its page says no more than before: the next visit asks for it again.
    TRY_ASSIGN(auto thread, shop_.frontier.thread_at(run_, task.thread));
    if (thread) {
      thread->mark = "";
      TRY(shop_.frontier.update(run_, *thread));
    }
    return file_done(task, State::failed);
  };
  if (response.redirect()) {
    TRY_ASSIGN(const Url from, parse_url(task.url));
    const auto to = resolve_url(from, response.field("Location"));
    const auto address = to ? sites::read_address({*job_.source}, to->text())
                            : Result<sites::Address>(fail(Code::source, "no address"));
    const auto what = address ? address->what : sites::What::other;
    if (what == sites::What::wait) {
      if (task.attempts + 1 >= most_attempts)
        return given_up("the site was still preparing it; ask again later");
      TRY_ASSIGN(const double delay, shop_.asker.delay(*job_.source));
      return shop_.frontier.postpone(task,
                                     shop_.asker.seconds() + delay * std::exp2(task.attempts));
    }
    if (what == sites::What::thread) return given_up("the site knows no file of this name");
    if (what != sites::What::attachment || task.hops >= most_hops)
      return given_up("it redirects to " + for_terminal(response.field("Location")));
    Task next = task;
    next.url = sites::attachment_url(*job_.source, to->text());
    next.hops = task.hops + 1;
    if (next.url.empty() || next.url == task.url) return given_up("it redirects to itself");
    TRY(keep(came, {task.label.source, task.label.thread, task.label.message, archive::Role::other,
                    task.label.via}));
    return shop_.frontier.settle(run_, task, State::done, {}, {next});
  }
  if (response.status != 200 && !is_withheld(response.status))
    return given_up(fmt::format("HTTP {}", response.status));
  TRY(keep(came, task.label));
  if (came.exchange && came.exchange->truncated == "length") {
    ++tally_.warnings;
    shop_.teller.warning(fmt::format("{} is kept in part: {}", task.url, response.problem));
  }
  return file_done(task, State::done);
}

// With its last file a thread is kept whole.
Result<void> CrawlRun::file_done(const Task& task, State state) {
  TRY(shop_.frontier.settle(run_, task, state));
  TRY_ASSIGN(const bool more, shop_.frontier.has_tasks(run_, task.thread));
  if (more) return {};
  TRY_ASSIGN(const auto thread, shop_.frontier.thread_at(run_, task.thread));
  if (!thread || thread->page != 200) return {};
  return remember(*thread, Outcome::kept, true);
}

} // namespace sidestep::crawler
