// Opening the file, and bringing an older one up to date. WAL with normal
// syncing: a kill loses nothing, a power cut at worst the last few steps, which
// costs requests only.
#include "crawler/frontier/database.hpp"

#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr int version = 4;
constexpr int busy_milliseconds = 20'000;

Result<void> prepare(SQLite::Database& sqlite, const std::string& name) {
  sqlite.exec("PRAGMA journal_mode = WAL");
  sqlite.exec("PRAGMA synchronous = NORMAL");
  sqlite.exec("PRAGMA foreign_keys = ON");
  const int found = sqlite.execAndGet("PRAGMA user_version").getInt();
  if (found == version) return {};
  if (found < 0 || found > version)
    return hinted(
        fail(Code::archive, "{} has version {}, this program writes {}", name, found, version),
        "delete it: it holds what was still to be asked, nothing that was kept");
  SQLite::Transaction transaction(sqlite);
  if (found == 0) sqlite.exec(frontier_tables_1);
  if (found < 2) sqlite.exec(frontier_tables_2);
  if (found < 3) sqlite.exec(frontier_tables_3);
  sqlite.exec(frontier_tables_4);
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
    Store sqlite(name, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busy_milliseconds);
    TRY(prepare(sqlite, name));
    return Frontier(std::make_unique<Parts>(Parts{std::move(sqlite), name}));
  });
}

Result<Frontier> Frontier::open_to_read(const std::filesystem::path& archive) {
  const std::string name = frontier_file(archive).string();
  return guarded(name, [&]() -> Result<Frontier> {
    Store sqlite(name, SQLite::OPEN_READONLY, busy_milliseconds);
    return Frontier(std::make_unique<Parts>(Parts{std::move(sqlite), name}));
  });
}

} // namespace sidestep::crawler
