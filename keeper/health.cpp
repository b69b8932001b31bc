// Plain SQL on four tables of frontier.db: scope, harvest, host, known. Its room
// (crawler/frontier/schema) keeps their columns for us. Nothing is written, and
// nothing is upgraded: tables of an older version that lack are taken as empty.
#include "keeper/health.hpp"

#include "common/url.hpp"
#include "crawler/frontier/frontier.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

namespace sidestep::keeper {
namespace {

constexpr int busy_milliseconds = 5000;

Instant instant(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

std::optional<Instant> maybe_instant(const SQLite::Column& column) {
  if (column.isNull()) return std::nullopt;
  return instant(column.getInt64());
}

// A folder that cannot be written has no writer: SQLite needs no lock files.
std::string address(const std::filesystem::path& file) {
  std::string uri = "file:" + percent_encode(std::filesystem::absolute(file).string(), "/-_.~");
  if (::access(file.parent_path().c_str(), W_OK) != 0) uri += "?immutable=1";
  return uri;
}

void read_scopes(SQLite::Database& sqlite, Health& health) {
  SQLite::Statement row(
      sqlite, "SELECT id, source, scope, configured, target, found, tried, succeeded, whole, code, "
              "error, error_at FROM scope ORDER BY source, scope");
  SQLite::Statement day(sqlite, "SELECT day, requests, fresh, changed, unchanged, absent, failed "
                                "FROM harvest WHERE scope = ? ORDER BY day");
  while (row.executeStep()) {
    ScopeHealth scope;
    scope.source = row.getColumn(1).getString();
    scope.scope = row.getColumn(2).getString();
    scope.configured = row.getColumn(3).getInt() != 0;
    if (!row.getColumn(4).isNull()) scope.target = row.getColumn(4).getInt64();
    scope.found = row.getColumn(5).getInt64();
    scope.tried = maybe_instant(row.getColumn(6));
    scope.succeeded = maybe_instant(row.getColumn(7));
    scope.whole = maybe_instant(row.getColumn(8));
    scope.code = row.getColumn(9).getInt();
    scope.error = row.getColumn(10).getString();
    scope.error_at = maybe_instant(row.getColumn(11));
    day.reset();
    day.bind(1, row.getColumn(0).getInt64());
    while (day.executeStep())
      if (const auto date = parse_day(day.getColumn(0).getString()))
        scope.days[*date] = {day.getColumn(1).getInt64(), day.getColumn(2).getInt64(),
                             day.getColumn(3).getInt64(), day.getColumn(4).getInt64(),
                             day.getColumn(5).getInt64(), day.getColumn(6).getInt64()};
    health.scopes.push_back(std::move(scope));
  }
}

void read_hosts(SQLite::Database& sqlite, Health& health, std::int64_t at) {
  SQLite::Statement row(sqlite, "SELECT origin, closed_until, closed_at, closed_by FROM host "
                                "WHERE closed_until > ? ORDER BY origin");
  row.bind(1, at);
  while (row.executeStep())
    health.closed.push_back({row.getColumn(0).getString(), instant(row.getColumn(1).getInt64()),
                             instant(row.getColumn(2).getInt64()), row.getColumn(3).getString()});
}

void read_known(SQLite::Database& sqlite, Health& health, std::int64_t at) {
  SQLite::Statement row(
      sqlite, "SELECT source, SUM(due <= ?), SUM(life = 'failed') FROM known GROUP BY source");
  row.bind(1, at);
  while (row.executeStep()) {
    const auto source = row.getColumn(0).getString();
    health.due[source] = row.getColumn(1).getInt64();
    health.lost[source] = row.getColumn(2).getInt64();
  }
}

std::string bare_host(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed) return {};
  return parsed->host.starts_with("www.") ? parsed->host.substr(4) : parsed->host;
}

} // namespace

Yield operator+(const Yield& a, const Yield& b) {
  return {a.requests + b.requests,   a.fresh + b.fresh,   a.changed + b.changed,
          a.unchanged + b.unchanged, a.absent + b.absent, a.failed + b.failed};
}

Yield operator-(const Yield& a, const Yield& b) {
  return {a.requests - b.requests,   a.fresh - b.fresh,   a.changed - b.changed,
          a.unchanged - b.unchanged, a.absent - b.absent, a.failed - b.failed};
}

std::vector<const ScopeHealth*> Health::of(std::string_view source) const {
  std::vector<const ScopeHealth*> found;
  for (const auto& scope : scopes)
    if (scope.source == source) found.push_back(&scope);
  return found;
}

const HostHealth* Health::closed_host(std::string_view url) const {
  const auto host = bare_host(url);
  const auto found = std::find_if(closed.begin(), closed.end(), [&](const HostHealth& one) {
    return bare_host(one.origin) == host;
  });
  return found == closed.end() ? nullptr : &*found;
}

Yield Health::all_of(std::string_view source) const {
  Yield sum;
  for (const auto* scope : of(source))
    for (const auto& [day, yield] : scope->days)
      sum = sum + yield;
  return sum;
}

Result<Health> read_health(const std::filesystem::path& archive, Instant at) {
  Health health;
  const auto file = crawler::frontier_file(archive);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return health;
  const std::int64_t seconds = at.time_since_epoch().count();
  try {
    SQLite::Database sqlite(address(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                            busy_milliseconds);
    if (sqlite.tableExists("host")) read_hosts(sqlite, health, seconds);
    if (sqlite.tableExists("scope") && sqlite.tableExists("harvest")) read_scopes(sqlite, health);
    if (sqlite.tableExists("known")) read_known(sqlite, health, seconds);
  } catch (const std::exception& error) {
    return hinted(fail(Code::archive, "{} cannot be read: {}", file.string(), error.what()),
                  "it can be deleted: the next crawl makes it anew, and asks more than it had to");
  }
  return health;
}

} // namespace sidestep::keeper
