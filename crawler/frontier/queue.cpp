// The tasks and threads of a run.
#include "crawler/frontier/database.hpp"

namespace sidestep::crawler {
namespace {

constexpr auto insert_task =
    "INSERT OR IGNORE INTO task (run, thread, url, source, name, message, role, via, hops) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr auto task_columns =
    "SELECT id, thread, url, source, name, message, role, via, hops, attempts, not_before "
    "FROM task WHERE run = ? AND state = 0 ";
constexpr auto thread_columns =
    "SELECT number, source, name, kept_before, data, page, settled FROM thread ";

bool insert(SQLite::Database& sqlite, const Run& run, const Task& task) {
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

void update(SQLite::Database& sqlite, const Run& run, const ThreadState& thread) {
  bound(sqlite,
        "UPDATE thread SET name = ?, kept_before = ?, data = ?, page = ?, settled = ? "
        "WHERE run = ? AND number = ?",
        thread.name, static_cast<int>(thread.kept_before), thread.data, thread.page,
        static_cast<int>(thread.settled), run.id, thread.number)
      .exec();
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

Result<std::vector<ThreadState>> Frontier::threads(const Run& run) {
  return guarded(parts_->name, [&]() -> Result<std::vector<ThreadState>> {
    auto row =
        bound(parts_->sqlite,
              (std::string(thread_columns) + "WHERE run = ? ORDER BY number").c_str(), run.id);
    std::vector<ThreadState> threads;
    while (row.executeStep())
      threads.push_back(read_thread(row));
    return threads;
  });
}

Result<bool> Frontier::add(const Run& run, const Task& task) {
  return guarded(parts_->name, [&]() -> Result<bool> { return insert(parts_->sqlite, run, task); });
}

Result<std::optional<Task>> Frontier::next(const Run& run, double now) {
  return guarded(parts_->name, [&]() -> Result<std::optional<Task>> {
    const std::string sql =
        std::string(task_columns) + "ORDER BY not_before > ?, thread, id LIMIT 1";
    auto row = bound(parts_->sqlite, sql.c_str(), run.id, now);
    if (!row.executeStep()) return std::optional<Task>{};
    return std::optional<Task>(read_task(row));
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
    SQLite::Transaction transaction(parts_->sqlite);
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
