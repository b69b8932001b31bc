// The loop of a run, and what each answer is taken for.
#include "crawler/verbs/crawl_run.hpp"

#include "common/text.hpp"
#include "sites/address.hpp"

#include <fmt/format.h>
#include <utility>

namespace sidestep::crawler {
namespace {

constexpr std::chrono::hours stale{24}; // a thread's half-done run; then it begins anew
constexpr std::size_t record_limit = 256'000'000;

} // namespace

Result<void> CrawlRun::begin() {
  TRY_ASSIGN(auto old, shop_.frontier.unfinished(job_.command));
  if (old && job_.named && now() - old->begun > stale) TRY(shop_.frontier.finish(*old));
  std::string first = job_.start;
  if (!job_.named && !old) {
    TRY_ASSIGN(const auto list, find_list());
    if (!list) return {};
    first = *list;
  }
  TRY_ASSIGN(const auto last, shop_.writer.reader().last_id());
  TRY_ASSIGN(run_, shop_.frontier.begin(job_.command, last, now()));
  if (run_.resumed) return {};
  Task task;
  task.url = first;
  task.label = {job_.source->name, "", "", archive::Role::listing, job_.command};
  if (job_.named) {
    TRY_ASSIGN(auto thread, shop_.frontier.thread(run_, job_.source->name, job_.thread));
    TRY_ASSIGN(thread.kept_before, in_archive(job_.thread));
    TRY(shop_.frontier.update(run_, thread));
    task.thread = thread.number;
    task.label = {job_.source->name, job_.thread, "", archive::Role::data, job_.command};
  }
  return shop_.frontier.add(run_, task).map([](bool) {});
}

Result<std::optional<std::string>> CrawlRun::find_list() {
  std::string body;
  if (!job_.authority.empty()) {
    TRY_ASSIGN(const auto found, find_authority(shop_, job_, tally_.captures));
    code_ = found.code;
    stop_ = found.asked.stop;
    if (code_ != Code::ok || found.slug.empty()) return std::optional<std::string>{};
    body = found.slug;
  }
  return std::optional<std::string>(list_url(job_, body));
}

Result<Code> CrawlRun::go() {
  TRY(begin());
  if (run_.id == 0) return code_;
  while (true) {
    TRY_ASSIGN(const auto task, shop_.frontier.next(run_, shop_.asker.seconds()));
    if (!task) return finish();
    if (task->thread > 0 && !job_.named && !run_.planned) TRY(say_plan());
    if (task->not_before > 0) TRY(shop_.asker.sleep_until(task->not_before));
    TRY_ASSIGN(const Step step, this->step(*task));
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
  return std::optional<Came>(Came{response_of(task.url, message, std::move(payload)), {}});
}

Result<CrawlRun::Step> CrawlRun::step(const Task& task) {
  show_progress(task);
  TRY_ASSIGN(auto came, kept_already(task));
  if (!came) {
    TRY_ASSIGN(auto asked, shop_.asker.ask(*job_.source, task.url));
    if (asked.how == Asked::How::spent) return Step::spent;
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
  if (!closed || (job_.named && file)) {
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
  return {};
}

Result<Code> CrawlRun::finish() {
  TRY_ASSIGN(visited_, shop_.frontier.threads(run_));
  TRY(shop_.frontier.finish(run_));
  if (job_.named)
    return visited_.empty() ? Code::source : named_code(outcome_of(*job_.source, visited_.front()));
  tally_.known = run_.kept;
  TRY_ASSIGN(const auto before, shop_.frontier.listed_before(job_.command));
  if (run_.listed == 0) {
    if (code_ != Code::ok) return code_; // its lists could not be read: said already
    shop_.teller.trouble(before && *before > 0
                             ? fmt::format("{} lists nothing there now; it listed {} before",
                                           job_.source->name,
                                           counted(static_cast<std::size_t>(*before), "thread"))
                             : fmt::format("{} lists nothing there", job_.source->name));
    return job_.all || (before && *before > 0) ? Code::source : Code::nothing;
  }
  TRY(shop_.frontier.remember_listed(job_.command, run_.listed));
  if (run_.capped) {
    shop_.teller.trouble(fmt::format(
        "{} lists no more than its first 500 threads, and has more; narrow it with --authority, "
        "--since and --until to reach them",
        job_.source->name));
    return Code::source;
  }
  return tally_.failed > 0 ? Code::source : code_;
}

Code CrawlRun::named_code(Outcome outcome) const {
  if (outcome == Outcome::kept) return Code::ok;
  return outcome == Outcome::absent ? Code::nothing : Code::source;
}

Result<Code> CrawlRun::leave(Step why) {
  TRY_ASSIGN(const auto pending, shop_.frontier.pending(run_));
  const auto known = counted(pending.size(), "address", "addresses");
  if (why == Step::stopped) return Code::source;
  shop_.teller.note(fmt::format("stopped at --max-requests; {} known so far {} left: the same "
                                "command goes on",
                                known, pending.size() == 1 ? "is" : "are"));
  return Code::ok;
}

} // namespace sidestep::crawler
