// Which threads are asked again: what the frontier knows of each, and what the
// archive tells where the frontier does not know.
#include "common/text.hpp"
#include "crawler/verbs/crawl_run.hpp"
#include "sites/address.hpp"

#include <algorithm>

namespace sidestep::crawler {
namespace {

constexpr std::size_t batch = 500; // threads entered in one step

// A slug of digits alone is a number that leads nowhere: no thread's name.
bool is_name(const sites::Source& source, const std::string& name) {
  const bool digits =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !name.empty() && (is_petitions(source) || !digits);
}

} // namespace

Result<std::optional<Known>> CrawlRun::known(const std::string& name) {
  TRY_ASSIGN(auto thread, shop_.frontier.known(job_.source->name, name));
  if (thread) return thread;
  return derive(name);
}

// From the archive: when it was last asked, and what its newest JSON says.
Result<std::optional<Known>> CrawlRun::derive(const std::string& name) {
  const archive::Reader& reader = shop_.writer.reader();
  TRY_ASSIGN(const auto rows, reader.captures(job_.source->name, name));
  const auto text = is_petitions(*job_.source) ? archive::Role::data : archive::Role::page;
  Known thread{job_.source->name, name, {}, {}, 0, "", ""};
  const archive::CaptureRow* data = nullptr;
  for (const auto& row : rows) {
    if (row.id > run_.after_capture && run_.id != 0) continue;
    const bool there = row.status == 200 || row.status == 304;
    if (row.label.role == archive::Role::data && there && (!data || row.at >= data->at))
      data = &row;
    const bool counts =
        row.label.role == text || row.imported || (row.label.role == archive::Role::page && !there);
    if (!counts || row.at < thread.asked) continue;
    thread.asked = row.at;
    thread.status = there ? 200 : row.status;
  }
  if (thread.status == 0) return std::optional<Known>{};
  Life life = Life::absent;
  std::optional<Instant> event;
  if (thread.status == 200) {
    life = Life::open;
    const auto bytes = data ? reader.payload(*data, data_limit)
                            : Result<std::string>(fail(Code::source, "no JSON"));
    const auto reading =
        bytes ? read_data(*job_.source, *bytes) : Result<Reading>(fail(Code::source, "no JSON"));
    if (reading) {
      life = reading->life;
      event = reading->event;
    }
  }
  thread.life = crawler::name(life);
  thread.due = due_again(life, thread.asked, event);
  TRY(shop_.frontier.remember(thread));
  return std::optional<Known>(std::move(thread));
}

// Whether a listed thread is to be asked; `kept`: the archive has it.
Result<bool> CrawlRun::wants(const Listed& listed, bool& kept) {
  TRY_ASSIGN(const auto thread, known(listed.name));
  kept = thread && thread->status == 200;
  if (thread && !kept) {
    TRY_ASSIGN(kept, in_archive(listed.name));
  }
  if (!thread || shop_.force) return true;
  const bool due = thread->due && *thread->due <= now();
  return due || (listed.event && *listed.event > thread->asked);
}

Result<void> CrawlRun::add_thread(const std::string& name, bool archived, bool kept) {
  TRY_ASSIGN(auto thread, shop_.frontier.thread(run_, job_.source->name, name));
  thread.kept_before = kept;
  thread.archived = archived;
  Task task;
  task.thread = thread.number;
  task.url = sites::json_url(*job_.source, name, archived);
  task.label = {job_.source->name, name, "", archive::Role::data, job_.command};
  TRY_ASSIGN(const bool added, shop_.frontier.add(run_, task));
  if (added) TRY(shop_.frontier.update(run_, thread));
  return {};
}

Result<void> CrawlRun::add_threads(const std::vector<Listed>& threads) {
  return shop_.frontier.together([&]() -> Result<void> {
    for (const Listed& listed : threads) {
      TRY_ASSIGN(const bool first, shop_.frontier.list(scope_, listed.name, run_.id));
      if (!first) continue; // another list of this run had it
      ++run_.listed;
      bool kept = false;
      TRY_ASSIGN(const bool wanted, wants(listed, kept));
      if (wanted)
        TRY(add_thread(listed.name, listed.archived, kept));
      else
        ++run_.kept;
    }
    return shop_.frontier.update(run_);
  });
}

// Threads that came into the archive otherwise: imports, another machine's copy,
// a frontier that was lost.
Result<void> CrawlRun::gather() {
  const archive::Reader& reader = shop_.writer.reader();
  TRY_ASSIGN(const auto after, shop_.frontier.gathered(job_.source->name));
  TRY_ASSIGN(const auto last, reader.last_id());
  if (last <= after) return {};
  TRY_ASSIGN(const auto threads, reader.threads(after));
  for (std::size_t at = 0; at < threads.size(); at += batch) {
    const auto enter = [&]() -> Result<void> {
      for (std::size_t i = at; i < std::min(at + batch, threads.size()); ++i)
        if (threads[i].first == job_.source->name && is_name(*job_.source, threads[i].second))
          TRY(known(threads[i].second));
      return {};
    };
    TRY(shop_.frontier.together(enter));
  }
  return shop_.frontier.gathered(job_.source->name, last);
}

Result<void> CrawlRun::add_due() {
  TRY(gather());
  std::string after;
  while (true) {
    TRY_ASSIGN(const auto names, shop_.frontier.due(job_.source->name, now(), after, batch));
    if (names.empty()) break;
    after = names.back();
    const auto enter = [&]() -> Result<void> {
      for (const auto& name : names) {
        TRY_ASSIGN(const bool kept, in_archive(name));
        TRY(add_thread(name, false, kept));
        ++run_.listed;
      }
      return shop_.frontier.update(run_);
    };
    TRY(shop_.frontier.together(enter));
  }
  return {};
}

Result<bool> CrawlRun::in_archive(const std::string& name) {
  TRY_ASSIGN(const auto rows, shop_.writer.reader().captures(job_.source->name, name));
  const auto wanted = is_petitions(*job_.source) ? archive::Role::data : archive::Role::page;
  return std::any_of(rows.begin(), rows.end(), [&](const archive::CaptureRow& row) {
    return row.id <= run_.after_capture && row.status == 200 &&
           (row.label.role == wanted || row.imported);
  });
}

// When a thread is asked again. The mark is kept once all of it is: then an
// unmoved mark means that its page need not be asked.
Result<void> CrawlRun::remember(const ThreadState& thread, Outcome outcome, bool complete) {
  if (!is_name(*job_.source, thread.name)) return {};
  Life life = life_named(thread.life).value_or(Life::open);
  if (outcome == Outcome::absent || outcome == Outcome::closed) life = Life::absent;
  if (outcome == Outcome::failed) life = Life::failed;
  const bool kept = outcome == Outcome::kept;
  const int status = is_petitions(*job_.source) ? thread.data : thread.page;
  const Instant at = now();
  return shop_.frontier.remember({thread.source, thread.name, at, due_again(life, at, thread.event),
                                  kept ? 200 : status, std::string(crawler::name(life)),
                                  kept && complete ? thread.mark : ""});
}

} // namespace sidestep::crawler
