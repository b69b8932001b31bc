// A thread: its JSON, then its page, then the files that the page links to. The
// thread is called what the site calls it: a number or an old name redirects.
#include "crawler/verbs/crawl_run.hpp"

#include "common/text.hpp"
#include "crawler/lists/listing.hpp"
#include "sites/address.hpp"
#include "sites/alaveteli_json.hpp"
#include "sites/petition_json.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr int most_hops = 5;
constexpr int most_attempts = 4; // at an attachment that is being prepared

bool is_petitions(const sites::Source& source) {
  return source.platform == sites::Platform::uk_petitions;
}

// The site's own word that there is nothing to see: kept, it is evidence.
bool is_withheld(int status) { return status == 403 || status == 404 || status == 410; }

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

Result<void> CrawlRun::take_data(const Task& task, const Came& came) {
  const Response& response = came.response;
  if (response.redirect()) return follow(task, came);
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
  else if (problem.empty() && is_petitions(*job_.source)) {
    if (const auto read = sites::read_petition_json(response.body); !read)
      problem = read.error().message;
  } else if (problem.empty()) {
    if (const auto read = sites::read_request_json(response.body); !read)
      problem = read.error().message;
  }
  if (problem.empty()) {
    TRY(keep(came, label));
    return data_done(task, 200);
  }
  ++tally_.warnings;
  shop_.teller.warning(fmt::format("no JSON from {}: {}", task.url, problem));
  return data_done(task, -1);
}

Result<void> CrawlRun::data_done(const Task& task, int status) {
  TRY_ASSIGN(auto thread, shop_.frontier.thread_at(run_, task.thread));
  if (!thread) return fail(Code::internal, "{} belongs to no thread of its run", task.url);
  thread->data = status;
  if (is_petitions(*job_.source)) return page_done(task, status);
  // An address that only leads on has no page of its own.
  if (task.label.thread.empty()) {
    thread->page = status == 200 ? -1 : status;
    return page_done(task, thread->page);
  }
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
    Task file;
    file.thread = task.thread;
    file.url = link.url;
    file.label = {job_.source->name, task.label.thread, link.message, archive::Role::attachment,
                  task.url};
    files.push_back(std::move(file));
  }
  return page_done(task, 200, files);
}

Result<void> CrawlRun::page_done(const Task& task, int status, const std::vector<Task>& followers) {
  TRY_ASSIGN(auto thread, shop_.frontier.thread_at(run_, task.thread));
  if (!thread) return fail(Code::internal, "{} belongs to no thread of its run", task.url);
  (is_petitions(*job_.source) ? thread->data : thread->page) = status;
  const Outcome outcome = outcome_of(*job_.source, *thread);
  const std::string name = thread->name.empty() ? task.url : thread->source + ":" + thread->name;
  if (outcome == Outcome::kept)
    ++(thread->kept_before ? tally_.again : tally_.fresh);
  else if (outcome == Outcome::absent)
    ++tally_.absent;
  else if (outcome == Outcome::failed)
    ++tally_.failed;
  if (outcome == Outcome::absent && job_.named)
    shop_.teller.trouble(status == 403
                             ? fmt::format("{} is hidden by the site", name)
                             : fmt::format("{} is not there: the site says HTTP {}", name, status));
  if (outcome == Outcome::failed) shop_.teller.trouble(fmt::format("{} could not be had", name));
  if (outcome == Outcome::closed) ++tally_.closed;
  if (outcome == Outcome::closed && job_.named) shop_.teller.trouble(robots_problem_);
  thread->settled = true;
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
  thread->name = name;
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

Result<bool> CrawlRun::in_archive(const std::string& name) {
  TRY_ASSIGN(const auto rows, shop_.writer.reader().captures(job_.source->name, name));
  const auto wanted = is_petitions(*job_.source) ? archive::Role::data : archive::Role::page;
  return std::any_of(rows.begin(), rows.end(), [&](const archive::CaptureRow& row) {
    return row.id <= run_.after_capture && row.status == 200 &&
           (row.label.role == wanted || row.imported);
  });
}

Result<void> CrawlRun::take_attachment(const Task& task, const Came& came) {
  const Response& response = came.response;
  const auto given_up = [&](const std::string& why) -> Result<void> {
    ++tally_.warnings;
    shop_.teller.warning(fmt::format("no file from {}: {}", task.url, why));
    return shop_.frontier.settle(run_, task, State::failed);
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
  return shop_.frontier.settle(run_, task, State::done);
}

} // namespace sidestep::crawler
