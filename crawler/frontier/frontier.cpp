// Opening the file, runs, and hosts. WAL with normal syncing: a kill loses
// nothing, a power cut at worst the last few steps, which costs requests only.
#include "crawler/frontier/database.hpp"

#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr int version = 1;
constexpr int busy_milliseconds = 20'000;

constexpr auto tables = R"(
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  command TEXT NOT NULL UNIQUE,
  after_capture INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  listed INTEGER NOT NULL DEFAULT 0,
  kept INTEGER NOT NULL DEFAULT 0,
  capped INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE thread (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  source TEXT NOT NULL,
  asked TEXT NOT NULL,
  name TEXT NOT NULL,
  kept_before INTEGER NOT NULL DEFAULT 0,
  data INTEGER NOT NULL DEFAULT 0,
  page INTEGER NOT NULL DEFAULT 0,
  settled INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run, number),
  UNIQUE (run, source, asked)
);
CREATE TABLE task (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  thread INTEGER NOT NULL,
  url TEXT NOT NULL,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  message TEXT NOT NULL,
  role INTEGER NOT NULL,
  via TEXT NOT NULL,
  hops INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before REAL NOT NULL DEFAULT 0,
  state INTEGER NOT NULL DEFAULT 0,
  UNIQUE (run, url)
);
CREATE INDEX task_order ON task (run, state, thread, id);
CREATE TABLE listed (command TEXT PRIMARY KEY, threads INTEGER NOT NULL);
CREATE TABLE host (
  origin TEXT PRIMARY KEY,
  last REAL NOT NULL,
  latency REAL NOT NULL,
  robots_status INTEGER NOT NULL,
  robots BLOB NOT NULL,
  robots_at INTEGER NOT NULL,
  closed_until INTEGER,
  closed_at INTEGER NOT NULL,
  closed_by TEXT NOT NULL
);
)";

Instant instant(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }
std::int64_t seconds(Instant at) { return at.time_since_epoch().count(); }

Result<void> prepare(SQLite::Database& sqlite, const std::string& name) {
  sqlite.exec("PRAGMA journal_mode = WAL");
  sqlite.exec("PRAGMA synchronous = NORMAL");
  sqlite.exec("PRAGMA foreign_keys = ON");
  const int found = sqlite.execAndGet("PRAGMA user_version").getInt();
  if (found == version) return {};
  if (found != 0)
    return hinted(
        fail(Code::archive, "{} has version {}, this program writes {}", name, found, version),
        "delete it: it holds what was still to be asked, nothing that was kept");
  SQLite::Transaction transaction(sqlite);
  sqlite.exec(tables);
  sqlite.exec("PRAGMA user_version = " + std::to_string(version));
  transaction.commit();
  return {};
}

} // namespace

tl::unexpected<Error> frontier_problem(const std::string& name, const SQLite::Exception& error) {
  const int code = error.getErrorCode();
  if (code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_READONLY ||
      code == SQLITE_CANTOPEN || code == SQLITE_PERM)
    return fail(Code::write, "cannot write {}: {}", name, error.what());
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    return fail(Code::locked, "{} is in use by another program", name);
  return hinted(fail(Code::archive, "{} is damaged: {}", name, error.what()),
                "delete it: it holds what was still to be asked, nothing that was kept");
}

std::filesystem::path frontier_file(const std::filesystem::path& archive) {
  return archive / "frontier.db";
}

Frontier::Frontier(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Frontier::Frontier(Frontier&&) noexcept = default;
Frontier& Frontier::operator=(Frontier&&) noexcept = default;
Frontier::~Frontier() = default;

Result<Frontier> Frontier::open(const std::filesystem::path& archive) {
  const std::string name = frontier_file(archive).string();
  return guarded(name, [&]() -> Result<Frontier> {
    SQLite::Database sqlite(name, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busy_milliseconds);
    TRY(prepare(sqlite, name));
    return Frontier(std::make_unique<Parts>(Parts{std::move(sqlite), name}));
  });
}

Result<Frontier> Frontier::open_to_read(const std::filesystem::path& archive) {
  const std::string name = frontier_file(archive).string();
  return guarded(name, [&]() -> Result<Frontier> {
    SQLite::Database sqlite(name, SQLite::OPEN_READONLY, busy_milliseconds);
    return Frontier(std::make_unique<Parts>(Parts{std::move(sqlite), name}));
  });
}

Result<std::optional<Run>> Frontier::unfinished(std::string_view command) {
  return guarded(parts_->name, [&]() -> Result<std::optional<Run>> {
    auto found = bound(parts_->sqlite,
                       "SELECT id, after_capture, begun, listed, kept, capped FROM run "
                       "WHERE command = ? AND EXISTS (SELECT 1 FROM task WHERE run = run.id)",
                       std::string(command));
    if (!found.executeStep()) return std::optional<Run>{};
    Run run;
    run.id = found.getColumn(0).getInt64();
    run.command = command;
    run.after_capture = found.getColumn(1).getInt64();
    run.begun = instant(found.getColumn(2).getInt64());
    run.resumed = true;
    run.listed = found.getColumn(3).getInt64();
    run.kept = found.getColumn(4).getInt64();
    run.capped = found.getColumn(5).getInt() != 0;
    return std::optional<Run>(std::move(run));
  });
}

Result<Run> Frontier::begin(std::string_view command, std::int64_t last_capture, Instant at) {
  TRY_ASSIGN(auto known, unfinished(command));
  if (known) return std::move(*known);
  return guarded(parts_->name, [&]() -> Result<Run> {
    SQLite::Transaction transaction(parts_->sqlite);
    // One that was killed before its first task was put in.
    bound(parts_->sqlite, "DELETE FROM run WHERE command = ?", std::string(command)).exec();
    bound(parts_->sqlite, "INSERT INTO run (command, after_capture, begun) VALUES (?, ?, ?)",
          std::string(command), last_capture, seconds(at))
        .exec();
    Run run;
    run.id = parts_->sqlite.getLastInsertRowid();
    run.command = command;
    run.after_capture = last_capture;
    run.begun = at;
    transaction.commit();
    return run;
  });
}

Result<void> Frontier::update(const Run& run) {
  return guarded(parts_->name, [&]() -> Result<void> {
    bound(parts_->sqlite, "UPDATE run SET listed = ?, kept = ?, capped = ? WHERE id = ?",
          run.listed, run.kept, static_cast<int>(run.capped), run.id)
        .exec();
    return {};
  });
}

Result<void> Frontier::finish(const Run& run) {
  return guarded(parts_->name, [&]() -> Result<void> {
    bound(parts_->sqlite, "DELETE FROM run WHERE id = ?", run.id).exec();
    return {};
  });
}

Result<std::optional<std::int64_t>> Frontier::listed_before(std::string_view command) {
  return guarded(parts_->name, [&]() -> Result<std::optional<std::int64_t>> {
    auto found =
        bound(parts_->sqlite, "SELECT threads FROM listed WHERE command = ?", std::string(command));
    if (!found.executeStep()) return std::optional<std::int64_t>{};
    return std::optional<std::int64_t>(found.getColumn(0).getInt64());
  });
}

Result<void> Frontier::remember_listed(std::string_view command, std::int64_t threads) {
  return guarded(parts_->name, [&]() -> Result<void> {
    bound(parts_->sqlite, "INSERT OR REPLACE INTO listed VALUES (?, ?)", std::string(command),
          threads)
        .exec();
    return {};
  });
}

Result<HostState> Frontier::host(std::string_view origin) {
  return guarded(parts_->name, [&]() -> Result<HostState> {
    HostState host;
    host.origin = origin;
    auto found = bound(parts_->sqlite,
                       "SELECT last, latency, robots_status, robots, robots_at, closed_until, "
                       "closed_at, closed_by FROM host WHERE origin = ?",
                       host.origin);
    if (!found.executeStep()) return host;
    host.last = found.getColumn(0).getDouble();
    host.latency = found.getColumn(1).getDouble();
    host.robots_status = found.getColumn(2).getInt();
    host.robots = found.getColumn(3).getString();
    host.robots_at = instant(found.getColumn(4).getInt64());
    if (!found.getColumn(5).isNull()) host.closed_until = instant(found.getColumn(5).getInt64());
    host.closed_at = instant(found.getColumn(6).getInt64());
    host.closed_by = found.getColumn(7).getString();
    return host;
  });
}

Result<void> Frontier::remember(const HostState& host) {
  return guarded(parts_->name, [&]() -> Result<void> {
    SQLite::Statement put(parts_->sqlite,
                          "INSERT OR REPLACE INTO host VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    put.bind(1, host.origin);
    put.bind(2, host.last);
    put.bind(3, host.latency);
    put.bind(4, host.robots_status);
    put.bind(5, host.robots.data(), static_cast<int>(host.robots.size()));
    put.bind(6, seconds(host.robots_at));
    if (host.closed_until) put.bind(7, seconds(*host.closed_until));
    put.bind(8, seconds(host.closed_at));
    put.bind(9, host.closed_by);
    put.exec();
    return {};
  });
}

Result<void> Frontier::touch(const HostState& host) {
  return guarded(parts_->name, [&]() -> Result<void> {
    const int changed =
        bound(parts_->sqlite, "UPDATE host SET last = ?, latency = ? WHERE origin = ?", host.last,
              host.latency, host.origin)
            .exec();
    if (changed == 0) return remember(host);
    return {};
  });
}

} // namespace sidestep::crawler
