// The loop of a run, and what each answer is taken for.
#include "crawler/verbs/crawl_run.hpp"

#include "common/text.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace sidestep::crawler {
namespace {

constexpr std::chrono::hours stale{24}; // a thread's half-done run; then it begins anew
constexpr std::size_t record_limit = 256'000'000;

} // namespace

Result<Task> CrawlRun::first_of_thread() {
  Task task;
  TRY_ASSIGN(auto thread, shop_.frontier.thread(run_, job_.source->name, job_.thread));
  TRY_ASSIGN(thread.kept_before, in_archive(job_.thread));
  thread.archived = job_.archived;
  TRY(shop_.frontier.update(run_, thread));
  task.thread = thread.number;
  task.url = job_.start;
  task.label = {job_.source->name, job_.thread, "", archive::Role::data, job_.command};
  return task;
}

Result<void> CrawlRun::begin() {
  if (!job_.named()) {
    TRY_ASSIGN(scope_, shop_.frontier.scope(job_.source->name, job_.scope));
    scope_.configured = job_.configured;
    scope_.tried = now();
    TRY(shop_.frontier.update(scope_));
  }
  TRY_ASSIGN(auto old, shop_.frontier.unfinished(job_.command));
  if (old && job_.named() && now() - old->begun > stale) {
    TRY(shop_.frontier.finish(*old));
    old.reset();
  }
  std::vector<std::string> lists;
  if (job_.kind == JobKind::scope && !old) {
    TRY_ASSIGN(lists, first_lists());
    if (lists.empty()) return {};
  }
  const bool whole = run_.whole;
  TRY_ASSIGN(const auto last, shop_.writer.reader().last_id());
  TRY_ASSIGN(run_, shop_.frontier.begin(job_.command, last, now()));
  if (run_.resumed) return {};
  run_.whole = whole;
  TRY(shop_.frontier.update(run_));
  if (job_.kind == JobKind::due) return add_due();
  for (const auto& url : lists)
    TRY(shop_.frontier.add(run_, list_task(url, job_.command)));
  if (!job_.named()) return {};
  TRY_ASSIGN(const Task first, first_of_thread());
  return shop_.frontier.add(run_, first).map([](bool) {});
}

Result<Code> CrawlRun::go() {
  shop_.teller.progress().restart();
  const long before = shop_.asker.tally().requests;
  const auto done = work();
  const auto synced = shop_.asker.sync();
  if (done && !synced) return tl::unexpected(synced.error());
  if (scope_.id != 0) TRY(note_scope(done, before));
  return done;
}

Result<Code> CrawlRun::work() {
  TRY(begin());
  if (run_.id == 0) return code_;
  while (true) {
    TRY_ASSIGN(const auto task, shop_.frontier.next(run_, shop_.asker.seconds()));
    if (!task) return finish();
    if (task->thread > 0 && !job_.named() && !planned_) TRY(say_plan());
    if (task->not_before > 0) TRY(shop_.asker.sleep_until(task->not_before));
    TRY(shop_.asker.begin_step());
    const long requests = shop_.asker.tally().requests;
    const long captures = tally_.captures;
    TRY_ASSIGN(const Step step, this->step(*task));
    TRY(shop_.asker.end_step(shop_.asker.tally().requests > requests &&
                             tally_.captures == captures));
    if (step != Step::goes_on) return leave(step);
  }
}

Result<std::optional<CrawlRun::Came>> CrawlRun::kept_already(const Task& task) {
  if (!run_.resumed) return std::optional<Came>{};
  const archive::Reader& reader = shop_.writer.reader();
  TRY_ASSIGN(const auto row, reader.latest(task.url));
  if (!row || row->id <= run_.after_capture || row->imported) return std::optional<Came>{};
  TRY_ASSIGN(const auto record, reader.record(row->place, record_limit));
  TRY_ASSIGN(auto payload, reader.payload(*row, record_limit));
  const auto block = record.find("\r\n\r\n"); // behind the WARC head
  const auto message = block == std::string::npos ? "" : record.substr(block + 4);
  return std::optional<Came>(Came{response_of(message, std::move(payload)), {}});
}

Result<CrawlRun::Step> CrawlRun::step(const Task& task) {
  TRY(show_progress());
  TRY_ASSIGN(auto came, kept_already(task));
  if (!came) {
    const bool data = task.label.role == archive::Role::data && !shop_.force;
    TRY_ASSIGN(auto asked, shop_.asker.ask(*job_.source, task.url, data));
    if (asked.how == Asked::How::spent) {
      spent_ = asked.why;
      return Step::spent;
    }
    if (asked.how == Asked::How::stopped) {
      stop_ = asked.stop;
      return Step::stopped;
    }
    if (asked.how != Asked::How::answered) {
      TRY(not_taken(task, asked));
      return Step::goes_on;
    }
    came = Came{std::move(asked.response), std::move(asked.exchange)};
  }
  if (run_.resumed && !std::exchange(told_, true))
    shop_.teller.note("going on where this command stopped");
  TRY(take(task, *came));
  return Step::goes_on;
}

Result<void> CrawlRun::take(const Task& task, const Came& came) {
  switch (task.label.role) {
  case archive::Role::listing:
    return take_list(task, came);
  case archive::Role::data:
    return take_data(task, came);
  case archive::Role::page:
    return take_page(task, came);
  default:
    return take_attachment(task, came);
  }
}

Result<void> CrawlRun::not_taken(const Task& task, const Asked& asked) {
  const bool closed = asked.how == Asked::How::closed;
  const bool file = task.label.role == archive::Role::attachment;
  const bool list = task.label.role == archive::Role::listing;
  if (!list && (!closed || (job_.named() && file))) {
    shop_.teller.warning(asked.why);
    ++tally_.warnings;
  }
  if (closed && (file || task.thread == 0)) ++tally_.closed; // threads: see page_done
  robots_problem_ = closed ? asked.why : "";
  const int status = closed ? -2 : -1;
  switch (task.label.role) {
  case archive::Role::data:
    return data_done(task, status);
  case archive::Role::page:
    return page_done(task, status);
  case archive::Role::listing:
    code_ = Code::source;
    trouble(asked.why);
    break;
  default:
    break;
  }
  return shop_.frontier.settle(run_, task, closed ? State::skipped : State::failed);
}

Result<void> CrawlRun::keep(const Came& came, const archive::Label& label) {
  if (!came.exchange) return {};
  TRY(shop_.writer.keep(*came.exchange, label));
  ++tally_.captures;
  if (label.role != archive::Role::data || came.response.status != 200) return {};
  return shop_.frontier.remember(
      came.exchange->url, {came.response.field("ETag"), came.response.field("Last-Modified")});
}

void CrawlRun::trouble(const std::string& line) {
  last_trouble_ = line;
  shop_.teller.trouble(line);
}

Result<Code> CrawlRun::finish() {
  TRY_ASSIGN(const auto again, shop_.frontier.again(run_));
  TRY_ASSIGN(visited_.withheld, shop_.frontier.withheld(run_));
  TRY_ASSIGN(const auto without, shop_.frontier.without_text(run_));
  any_failed_ = std::any_of(without.begin(), without.end(), [&](const ThreadState& thread) {
    return outcome_of(*job_.source, thread) == Outcome::failed;
  });
  visited_.revisited = again.asked;
  visited_.shown = again.shown > 0;
  if (job_.named()) {
    TRY_ASSIGN(const auto thread, shop_.frontier.thread_at(run_, 1));
    TRY(shop_.frontier.finish(run_));
    if (thread && outcome_of(*job_.source, *thread) != Outcome::failed) thread_name_ = thread->name;
    return thread ? named_code(outcome_of(*job_.source, *thread)) : Code::source;
  }
  if (job_.kind == JobKind::scope) return finish_lists();
  TRY(shop_.frontier.finish(run_));
  if (run_.listed == 0)
    shop_.teller.note(fmt::format("nothing that is kept of {} is due", job_.source->name));
  return any_failed_ ? Code::source : code_;
}

Code CrawlRun::named_code(Outcome outcome) const {
  if (outcome == Outcome::kept) return Code::ok;
  return outcome == Outcome::absent ? Code::nothing : Code::source;
}

Result<Code> CrawlRun::leave(Step why) {
  TRY_ASSIGN(const auto left, shop_.frontier.left(run_));
  if (why == Step::stopped) return Code::source;
  shop_.teller.note(fmt::format("{}; {} known so far {} left: the same command goes on", spent_,
                                counted(left.tasks, "address", "addresses"),
                                left.tasks == 1 ? "is" : "are"));
  return Code::ok;
}

// What `status` shows of the scope; written however the run ended.
Result<void> CrawlRun::note_scope(const Result<Code>& done, long requests_before) {
  const Code code = done ? *done : done.error().code;
  scope_.code = static_cast<int>(code);
  if (code == Code::ok && run_.id != 0) scope_.succeeded = now();
  if (code == Code::ok && run_.id != 0 && spent_.empty()) scope_.seen = run_.begun;
  std::string why = last_trouble_;
  if (stop_) why = stop_->why;
  if (!done) why = done.error().message;
  if (code != Code::ok && !why.empty()) {
    scope_.error = why;
    scope_.error_at = now();
  }
  TRY(shop_.frontier.update(scope_));
  return shop_.frontier.add(scope_, now(),
                            {shop_.asker.tally().requests - requests_before, tally_.fresh,
                             tally_.again, tally_.unchanged, tally_.absent, tally_.failed});
}

} // namespace sidestep::crawler
