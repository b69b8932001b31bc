// The tasks and threads of a run.
#include "crawler/frontier/database.hpp"

#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr auto insert_task =
    "INSERT OR IGNORE INTO task (run, thread, url, source, name, message, role, via, hops) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr auto task_columns =
    "SELECT id, thread, url, source, name, message, role, via, hops, attempts, not_before "
    "FROM task WHERE run = ? AND state = 0 ";
constexpr auto thread_columns =
    "SELECT number, source, name, kept_before, data, page, settled, life, event, mark, archived "
    "FROM thread ";

bool insert(Store& sqlite, const Run& run, const Task& task) {
  auto put = bound(sqlite, insert_task, run.id, task.thread, task.url, task.label.source,
                   task.label.thread, task.label.message, static_cast<int>(task.label.role),
                   task.label.via, task.hops);
  return put.exec() == 1;
}

ThreadState read_thread(SQLite::Statement& row) {
  ThreadState thread;
  thread.number = row.getColumn(0).getInt64();
  thread.source = row.getColumn(1).getString();
  thread.name = row.getColumn(2).getString();
  thread.kept_before = row.getColumn(3).getInt() != 0;
  thread.data = row.getColumn(4).getInt();
  thread.page = row.getColumn(5).getInt();
  thread.settled = row.getColumn(6).getInt() != 0;
  thread.life = row.getColumn(7).getString();
  if (!row.getColumn(8).isNull()) thread.event = instant(row.getColumn(8).getInt64());
  thread.mark = row.getColumn(9).getString();
  thread.archived = row.getColumn(10).getInt() != 0;
  return thread;
}

Task read_task(SQLite::Statement& row) {
  Task task;
  task.id = row.getColumn(0).getInt64();
  task.thread = row.getColumn(1).getInt64();
  task.url = row.getColumn(2).getString();
  task.label.source = row.getColumn(3).getString();
  task.label.thread = row.getColumn(4).getString();
  task.label.message = row.getColumn(5).getString();
  task.label.role = static_cast<archive::Role>(row.getColumn(6).getInt());
  task.label.via = row.getColumn(7).getString();
  task.hops = row.getColumn(8).getInt();
  task.attempts = row.getColumn(9).getInt();
  task.not_before = row.getColumn(10).getDouble();
  return task;
}

std::vector<ThreadState> threads_where(Store& sqlite, const Run& run, std::string_view condition) {
  const std::string sql =
      fmt::format("{} WHERE run = ? AND {} ORDER BY number", thread_columns, condition);
  auto row = bound(sqlite, sql.c_str(), run.id);
  std::vector<ThreadState> threads;
  while (row.executeStep())
    threads.push_back(read_thread(row));
  return threads;
}

void update(Store& sqlite, const Run& run, const ThreadState& thread) {
  Loan put(sqlite, "UPDATE thread SET name = ?, kept_before = ?, data = ?, page = ?, "
                   "settled = ?, life = ?, event = ?, mark = ?, archived = ? "
                   "WHERE run = ? AND number = ?");
  put.bind(1, thread.name);
  put.bind(2, static_cast<int>(thread.kept_before));
  put.bind(3, thread.data);
  put.bind(4, thread.page);
  put.bind(5, static_cast<int>(thread.settled));
  put.bind(6, thread.life);
  if (thread.event) put.bind(7, seconds(*thread.event));
  put.bind(8, thread.mark);
  put.bind(9, static_cast<int>(thread.archived));
  put.bind(10, run.id);
  put.bind(11, thread.number);
  put.exec();
}

} // namespace

Result<ThreadState> Frontier::thread(const Run& run, std::string_view source,
                                     std::string_view name) {
  return guarded(parts_->name, [&]() -> Result<ThreadState> {
    const std::string site(source);
    const std::string asked(name);
    bound(parts_->sqlite,
          "INSERT OR IGNORE INTO thread (run, number, source, asked, name) VALUES "
          "(?1, (SELECT 1 + COALESCE(MAX(number), 0) FROM thread WHERE run = ?1), ?2, ?3, ?3)",
          run.id, site, asked)
        .exec();
    auto row =
        bound(parts_->sqlite,
              (std::string(thread_columns) + "WHERE run = ? AND source = ? AND asked = ?").c_str(),
              run.id, site, asked);
    row.executeStep();
    return read_thread(row);
  });
}

Result<std::optional<ThreadState>> Frontier::thread_at(const Run& run, std::int64_t number) {
  return guarded(parts_->name, [&]() -> Result<std::optional<ThreadState>> {
    auto row = bound(parts_->sqlite,
                     (std::string(thread_columns) + "WHERE run = ? AND number = ?").c_str(), run.id,
                     number);
    if (!row.executeStep()) return std::optional<ThreadState>{};
    return std::optional<ThreadState>(read_thread(row));
  });
}

Result<std::vector<ThreadState>> Frontier::withheld(const Run& run) {
  return guarded(parts_->name, [&]() -> Result<std::vector<ThreadState>> {
    return threads_where(parts_->sqlite, run,
                         "kept_before = 1 AND (page IN (403, 404, 410) OR data IN "
                         "(403, 404, 410))");
  });
}

Result<std::vector<ThreadState>> Frontier::without_text(const Run& run) {
  return guarded(parts_->name, [&]() -> Result<std::vector<ThreadState>> {
    return threads_where(parts_->sqlite, run, "(page NOT IN (0, 200) OR data NOT IN (0, 200))");
  });
}

Result<Frontier::Again> Frontier::again(const Run& run) {
  return guarded(parts_->name, [&]() -> Result<Again> {
    auto row = bound(parts_->sqlite,
                     "SELECT COUNT(*), COALESCE(SUM(page = 200 OR data = 200), 0) FROM thread "
                     "WHERE run = ? AND kept_before = 1",
                     run.id);
    row.executeStep();
    return Again{static_cast<std::size_t>(row.getColumn(0).getInt64()),
                 static_cast<std::size_t>(row.getColumn(1).getInt64())};
  });
}

Result<bool> Frontier::add(const Run& run, const Task& task) {
  return guarded(parts_->name, [&]() -> Result<bool> { return insert(parts_->sqlite, run, task); });
}

Result<std::optional<Task>> Frontier::next(const Run& run, double now) {
  return guarded(parts_->name, [&]() -> Result<std::optional<Task>> {
    // In the order of task_order (the plus keeps task_later out of it): the first
    // row that fits ends the search, however many wait behind it.
    for (const char* const order : {"AND +not_before <= ? ORDER BY thread, id LIMIT 1",
                                    "AND not_before > ? ORDER BY not_before, thread, id LIMIT 1"}) {
      auto row = bound(parts_->sqlite, (std::string(task_columns) + order).c_str(), run.id, now);
      if (row.executeStep()) return std::optional<Task>(read_task(row));
    }
    return std::optional<Task>{};
  });
}

Result<Frontier::Left> Frontier::left(const Run& run) {
  return guarded(parts_->name, [&]() -> Result<Left> {
    auto row = bound(parts_->sqlite,
                     "SELECT COUNT(*), COUNT(DISTINCT NULLIF(thread, 0)) FROM task "
                     "WHERE run = ? AND state = 0",
                     run.id);
    row.executeStep();
    return Left{static_cast<std::size_t>(row.getColumn(0).getInt64()),
                static_cast<std::size_t>(row.getColumn(1).getInt64())};
  });
}

Result<std::vector<Task>> Frontier::pending(const Run& run) {
  return guarded(parts_->name, [&]() -> Result<std::vector<Task>> {
    const std::string sql = std::string(task_columns) + "ORDER BY thread, id";
    auto row = bound(parts_->sqlite, sql.c_str(), run.id);
    std::vector<Task> tasks;
    while (row.executeStep())
      tasks.push_back(read_task(row));
    return tasks;
  });
}

Result<bool> Frontier::lists_failed(const Run& run) {
  return guarded(parts_->name, [&]() -> Result<bool> {
    auto row = bound(parts_->sqlite,
                     "SELECT 1 FROM task WHERE run = ? AND state IN (?, ?) AND thread = 0 LIMIT 1",
                     run.id, static_cast<int>(State::failed), static_cast<int>(State::skipped));
    return row.executeStep();
  });
}

Result<bool> Frontier::has_tasks(const Run& run, std::int64_t thread) {
  return guarded(parts_->name, [&]() -> Result<bool> {
    auto row = bound(parts_->sqlite,
                     "SELECT 1 FROM task WHERE run = ? AND state = 0 AND thread = ? LIMIT 1",
                     run.id, thread);
    return row.executeStep();
  });
}

Result<void> Frontier::update(const Run& run, const ThreadState& thread) {
  return guarded(parts_->name, [&]() -> Result<void> {
    crawler::update(parts_->sqlite, run, thread);
    return {};
  });
}

Result<void> Frontier::settle(const Run& run, const Task& task, State state,
                              const std::optional<ThreadState>& thread,
                              const std::vector<Task>& followers) {
  return guarded(parts_->name, [&]() -> Result<void> {
    Piece transaction(parts_->sqlite);
    bound(parts_->sqlite, "UPDATE task SET state = ? WHERE id = ?", static_cast<int>(state),
          task.id)
        .exec();
    if (thread) crawler::update(parts_->sqlite, run, *thread);
    for (const Task& follower : followers)
      insert(parts_->sqlite, run, follower);
    transaction.commit();
    return {};
  });
}

Result<void> Frontier::postpone(const Task& task, double not_before) {
  return guarded(parts_->name, [&]() -> Result<void> {
    bound(parts_->sqlite, "UPDATE task SET attempts = attempts + 1, not_before = ? WHERE id = ?",
          not_before, task.id)
        .exec();
    return {};
  });
}

} // namespace sidestep::crawler
