// A thread: its JSON, then its page, then the files that the page links to. The
// thread is called what the site calls it: a number or an old name redirects.
#include "crawler/verbs/crawl_run.hpp"

#include "common/text.hpp"
#include "crawler/lists/listing.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace sidestep::crawler {
namespace {

bool is_number(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Why what came is neither the page nor the site's own word that it is hidden or
// gone; "" when it is one of them. A bare 403 may be anybody's: a gateway's, a
// block that does not say so.
std::string page_problem(const Response& response) {
  if (!response.problem.empty()) return response.problem;
  if (response.status != 200 && !is_withheld(response.status))
    return fmt::format("HTTP {}", response.status);
  if (response.status == 404 || response.status == 410) return "";
  const auto standing = page_standing(response.body);
  if (response.status == 403)
    return standing == sites::Standing::removed
               ? ""
               : "HTTP 403, and not the page by which the site says that something is hidden";
  if (trim(response.body).empty()) return "it is empty";
  // A request may be called "Page not found"; it has correspondence all the same.
  const bool letters = response.body.find("correspondence") != std::string::npos;
  return standing == sites::Standing::page || letters ? "" : std::string(sites::describe(standing));
}

} // namespace

Outcome outcome_of(const sites::Source& source, const ThreadState& thread) {
  const bool petition = is_petitions(source);
  const int text = petition ? thread.data : thread.page; // where the words are
  if (text == 0) return Outcome::unfinished;
  if (text == 200) return Outcome::kept;
  if (text == -2) return Outcome::closed;
  const bool both = petition || thread.data != 200;
  return is_withheld(text) && both ? Outcome::absent : Outcome::failed;
}

Task CrawlRun::page_task(const Task& after, const std::string& name) const {
  Task task;
  task.thread = after.thread;
  task.url = sites::page_url(*job_.source, name);
  task.label = {job_.source->name, name, "", archive::Role::page, after.url};
  return task;
}

// The body of a 304 is the one that the archive has.
Result<CrawlRun::Came> CrawlRun::unmodified(const Task& task, const Came& came) {
  Came whole = came;
  whole.response.status = 200;
  if (!whole.response.body.empty()) return whole;
  const archive::Reader& reader = shop_.writer.reader();
  TRY_ASSIGN(const auto row, reader.latest(task.url));
  const auto kept = row ? reader.payload(*row, data_limit)
                        : Result<std::string>(fail(Code::source, "it was never kept"));
  if (kept)
    whole.response.body = *kept;
  else
    whole.response.problem =
        "it has not changed, and what was kept cannot be read: " + kept.error().message;
  return whole;
}

Result<void> CrawlRun::take_data(const Task& task, const Came& came) {
  if (came.response.redirect()) return follow(task, came);
  if (came.response.status == 304) {
    TRY_ASSIGN(const Came whole, unmodified(task, came));
    return take_data(task, whole);
  }
  const Response& response = came.response;
  const archive::Label& label = task.label;
  if (is_withheld(response.status)) {
    // A request's page will say it in words; a petition has only this.
    archive::Label evidence = label;
    evidence.role = archive::Role::page;
    if (is_petitions(*job_.source)) TRY(keep(came, evidence));
    return data_done(task, response.status);
  }
  std::string problem = response.problem;
  if (response.status != 200)
    problem = fmt::format("HTTP {}", response.status);
  else if (trim(response.body).starts_with('<'))
    problem = "an HTML page came instead";
  if (problem.empty()) {
    const auto reading = read_data(*job_.source, response.body);
    if (reading) {
      TRY(keep(came, label));
      return data_done(task, 200, *reading);
    }
    problem = reading.error().message;
  }
  TRY(shop_.frontier.remember(task.url, Validator{}));
  ++tally_.warnings;
  shop_.teller.warning(fmt::format("no JSON from {}: {}", task.url, problem));
  return data_done(task, -1);
}

Result<void> CrawlRun::data_done(const Task& task, int status, const Reading& reading) {
  TRY_ASSIGN(auto thread, shop_.frontier.thread_at(run_, task.thread));
  if (!thread) return fail(Code::internal, "{} belongs to no thread of its run", task.url);
  thread->data = status;
  thread->life = name(reading.life);
  thread->event = reading.event;
  thread->mark = reading.mark;
  TRY_ASSIGN(const auto before, shop_.frontier.known(thread->source, thread->name));
  const bool unchanged = status == 200 && thread->kept_before && before && !reading.mark.empty() &&
                         before->mark == reading.mark;
  TRY(shop_.frontier.update(run_, *thread));
  if (is_petitions(*job_.source)) return page_done(task, status, {}, unchanged);
  // An address that only leads on has no page of its own.
  if (task.label.thread.empty()) return page_done(task, status == 200 ? -1 : status);
  // What is named is asked for whole.
  if (unchanged && !job_.named() && !shop_.force) return page_done(task, 200, {}, true);
  return shop_.frontier.settle(run_, task, status > 0 ? State::done : State::failed, thread,
                               {page_task(task, task.label.thread)});
}

Result<void> CrawlRun::take_page(const Task& task, const Came& came) {
  const Response& response = came.response;
  if (response.redirect()) return follow(task, came);
  archive::Label label = task.label;
  if (is_number(label.thread)) label.thread = ""; // a number that leads nowhere names no thread
  const bool cut = came.exchange && came.exchange->truncated == "length";
  const std::string problem = cut ? "" : page_problem(response);
  if (!problem.empty()) {
    ++tally_.warnings;
    shop_.teller.warning(fmt::format("no page from {}: {}", task.url, problem));
    return page_done(task, -1);
  }
  if (is_withheld(response.status)) {
    TRY(keep(came, label));
    return page_done(task, response.status);
  }
  TRY(keep(came, label));
  if (cut) {
    ++tally_.warnings;
    shop_.teller.warning(fmt::format("{} is kept in part: {}", task.url, response.problem));
  }
  std::vector<Task> files;
  const auto links = read_attachment_links(response.body, *job_.source, task.label.thread);
  if (!links) {
    ++tally_.warnings;
    shop_.teller.warning(
        fmt::format("the attachments of {} are not known: {}", task.url, links.error().message));
    return page_done(task, 200);
  }
  for (const auto& link : *links) {
    TRY_ASSIGN(const bool kept, has_file(link.url));
    if (kept) continue;
    Task file;
    file.thread = task.thread;
    file.url = link.url;
    file.label = {job_.source->name, task.label.thread, link.message, archive::Role::attachment,
                  task.url};
    files.push_back(std::move(file));
  }
  return page_done(task, 200, files);
}

// A file that was kept stands: its address names its bytes. What is named, or
// forced, is asked for again all the same.
Result<bool> CrawlRun::has_file(const std::string& url) {
  if (job_.named() || shop_.force) return false;
  TRY_ASSIGN(const auto row, shop_.writer.reader().latest(url));
  return row && row->id <= run_.after_capture && row->status == 200;
}

void CrawlRun::log_thread(const ThreadState& thread, int status, Outcome outcome,
                          bool unchanged) const {
  const char* const became = outcome == Outcome::absent   ? "absent"
                             : outcome == Outcome::closed ? "closed"
                             : outcome != Outcome::kept   ? "failed"
                             : !thread.kept_before        ? "new"
                             : unchanged                  ? "unchanged"
                                                          : "changed";
  shop_.teller.log().info("thread", {{"source", thread.source},
                                     {"thread", thread.name},
                                     {"outcome", std::string(became)},
                                     {"status", std::int64_t{status}}});
}

Result<void> CrawlRun::page_done(const Task& task, int status, const std::vector<Task>& followers,
                                 bool unchanged) {
  TRY_ASSIGN(auto thread, shop_.frontier.thread_at(run_, task.thread));
  if (!thread) return fail(Code::internal, "{} belongs to no thread of its run", task.url);
  (is_petitions(*job_.source) ? thread->data : thread->page) = status;
  const Outcome outcome = outcome_of(*job_.source, *thread);
  const std::string name = thread->name.empty() ? task.url : thread->source + ":" + thread->name;
  if (outcome == Outcome::kept)
    ++(!thread->kept_before ? tally_.fresh : unchanged ? tally_.unchanged : tally_.again);
  else if (outcome == Outcome::absent)
    ++tally_.absent;
  else if (outcome == Outcome::failed)
    ++tally_.failed;
  if (outcome == Outcome::absent && job_.named())
    shop_.teller.trouble(status == 403
                             ? fmt::format("{} is hidden by the site", name)
                             : fmt::format("{} is not there: the site says HTTP {}", name, status));
  if (outcome == Outcome::failed) trouble(fmt::format("{} could not be had", name));
  if (outcome == Outcome::closed) ++tally_.closed;
  if (outcome == Outcome::closed && job_.named()) shop_.teller.trouble(robots_problem_);
  thread->settled = true;
  log_thread(*thread, status, outcome, unchanged);
  TRY(remember(*thread, outcome, followers.empty()));
  return shop_.frontier.settle(run_, task, status > 0 ? State::done : State::failed, thread,
                               followers);
}

Result<void> CrawlRun::follow(const Task& task, const Came& came) {
  const bool data = task.label.role == archive::Role::data;
  const auto lost = [&](const std::string& why) -> Result<void> {
    ++tally_.warnings;
    shop_.teller.warning(fmt::format("{} {}", task.url, why));
    return data ? data_done(task, -1) : page_done(task, -1);
  };
  const std::string location = came.response.field("Location");
  if (task.hops >= most_hops) return lost("redirects without end");
  TRY_ASSIGN(const Url from, parse_url(task.url));
  const auto to = resolve_url(from, location);
  const auto address = to ? sites::read_address({*job_.source}, to->text())
                          : Result<sites::Address>(fail(Code::source, "no address"));
  const bool thread_there =
      address && !address->id.thread.empty() &&
      (address->what == sites::What::thread || address->what == sites::What::numbered);
  if (!thread_there) return lost("redirects to " + for_terminal(location) + "; not followed");

  const std::string& name = address->id.thread;
  const bool named = address->what == sites::What::thread;
  TRY(keep(came, {job_.source->name, named ? name : "", "", archive::Role::other, task.label.via}));
  TRY_ASSIGN(auto thread, shop_.frontier.thread_at(run_, task.thread));
  if (!thread) return fail(Code::internal, "{} belongs to no thread of its run", task.url);
  const std::string old = std::exchange(thread->name, name);
  if (!old.empty() && old != name) TRY(shop_.frontier.forget(thread->source, old));
  TRY_ASSIGN(const bool kept, in_archive(name));
  thread->kept_before = thread->kept_before || kept; // under the name it had, too
  Task next = page_task(task, name);
  if (data) {
    next.url = sites::json_url(*job_.source, name, address->archived);
    next.label.role = archive::Role::data;
  }
  next.hops = task.hops + 1;
  if (next.url == task.url) return lost("redirects to itself");
  return shop_.frontier.settle(run_, task, State::done, thread, {next});
}

} // namespace sidestep::crawler
