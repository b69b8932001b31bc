// The health of each scope: what its lists held, when it last succeeded, what
// its runs brought day by day. Written at the end of a run; read by `status`.
#include "crawler/frontier/database.hpp"

namespace sidestep::crawler {
namespace {

constexpr auto scope_columns =
    "SELECT id, source, scope, configured, target, found, tried, succeeded, whole, code, error, "
    "error_at, seen FROM scope ";

std::optional<Instant> maybe_instant(const SQLite::Column& column) {
  if (column.isNull()) return std::nullopt;
  return instant(column.getInt64());
}

Scope read_scope(SQLite::Statement& row) {
  Scope scope;
  scope.id = row.getColumn(0).getInt64();
  scope.source = row.getColumn(1).getString();
  scope.text = row.getColumn(2).getString();
  scope.configured = row.getColumn(3).getInt() != 0;
  if (!row.getColumn(4).isNull()) scope.target = row.getColumn(4).getInt64();
  scope.found = row.getColumn(5).getInt64();
  scope.tried = maybe_instant(row.getColumn(6));
  scope.succeeded = maybe_instant(row.getColumn(7));
  scope.whole = maybe_instant(row.getColumn(8));
  scope.code = row.getColumn(9).getInt();
  scope.error = row.getColumn(10).getString();
  scope.error_at = maybe_instant(row.getColumn(11));
  scope.seen = maybe_instant(row.getColumn(12));
  return scope;
}

void put_time(SQLite::Statement& statement, int at, const std::optional<Instant>& value) {
  if (value) statement.bind(at, seconds(*value));
}

std::string day_of(Instant at) { return iso(std::chrono::floor<std::chrono::days>(at)); }

} // namespace

Result<Scope> Frontier::scope(std::string_view source, std::string_view text) {
  return guarded(parts_->name, [&]() -> Result<Scope> {
    const std::string site(source);
    const std::string words(text);
    bound(parts_->sqlite, "INSERT OR IGNORE INTO scope (source, scope) VALUES (?, ?)", site, words)
        .exec();
    auto row =
        bound(parts_->sqlite,
              (std::string(scope_columns) + "WHERE source = ? AND scope = ?").c_str(), site, words);
    row.executeStep();
    return read_scope(row);
  });
}

Result<std::vector<Scope>> Frontier::scopes() {
  return guarded(parts_->name, [&]() -> Result<std::vector<Scope>> {
    SQLite::Statement row(parts_->sqlite, std::string(scope_columns) + "ORDER BY source, scope");
    std::vector<Scope> all;
    while (row.executeStep())
      all.push_back(read_scope(row));
    return all;
  });
}

Result<void> Frontier::update(const Scope& scope) {
  return guarded(parts_->name, [&]() -> Result<void> {
    Loan put(parts_->sqlite, "UPDATE scope SET configured = ?, target = ?, found = ?, tried = ?, "
                             "succeeded = ?, whole = ?, code = ?, error = ?, error_at = ?, "
                             "seen = ? WHERE id = ?");
    put.bind(1, static_cast<int>(scope.configured));
    if (scope.target) put.bind(2, *scope.target);
    put.bind(3, scope.found);
    put_time(put, 4, scope.tried);
    put_time(put, 5, scope.succeeded);
    put_time(put, 6, scope.whole);
    put.bind(7, scope.code);
    put.bind(8, scope.error);
    put_time(put, 9, scope.error_at);
    put_time(put, 10, scope.seen);
    put.bind(11, scope.id);
    put.exec();
    return {};
  });
}

Result<bool> Frontier::list(const Scope& scope, std::string_view name, std::int64_t walk) {
  return guarded(parts_->name, [&]() -> Result<bool> {
    const int changed = bound(parts_->sqlite,
                              "INSERT INTO member VALUES (?, ?, ?) ON CONFLICT (scope, name) DO "
                              "UPDATE SET walk = excluded.walk WHERE walk <> excluded.walk",
                              scope.id, std::string(name), walk)
                            .exec();
    return changed == 1;
  });
}

Result<std::int64_t> Frontier::walked(const Scope& scope, std::int64_t walk, bool whole) {
  return guarded(parts_->name, [&]() -> Result<std::int64_t> {
    if (whole)
      bound(parts_->sqlite, "DELETE FROM member WHERE scope = ? AND walk <> ?", scope.id, walk)
          .exec();
    auto row = bound(parts_->sqlite, "SELECT COUNT(*) FROM member WHERE scope = ?", scope.id);
    row.executeStep();
    return row.getColumn(0).getInt64();
  });
}

Result<void> Frontier::add(const Scope& scope, Instant at, const Harvest& harvest) {
  return guarded(parts_->name, [&]() -> Result<void> {
    const auto number = [](long n) { return static_cast<std::int64_t>(n); };
    bound(parts_->sqlite,
          "INSERT INTO harvest VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scope, day) DO UPDATE "
          "SET requests = requests + excluded.requests, fresh = fresh + excluded.fresh, "
          "changed = changed + excluded.changed, unchanged = unchanged + excluded.unchanged, "
          "absent = absent + excluded.absent, failed = failed + excluded.failed",
          scope.id, day_of(at), number(harvest.requests), number(harvest.fresh),
          number(harvest.changed), number(harvest.unchanged), number(harvest.absent),
          number(harvest.failed))
        .exec();
    return {};
  });
}

Result<Harvest> Frontier::harvest(const Scope& scope, Instant at) {
  return guarded(parts_->name, [&]() -> Result<Harvest> {
    auto row = bound(parts_->sqlite,
                     "SELECT requests, fresh, changed, unchanged, absent, failed FROM harvest "
                     "WHERE scope = ? AND day = ?",
                     scope.id, day_of(at));
    if (!row.executeStep()) return Harvest{};
    const auto number = [&](int column) {
      return static_cast<long>(row.getColumn(column).getInt64());
    };
    return Harvest{number(0), number(1), number(2), number(3), number(4), number(5)};
  });
}

} // namespace sidestep::crawler
