// Threads that were asked, and when each is due again; and what hosts gave to
// recognise an unchanged answer by. Lost with the file, they cost requests: the
// archive tells when a thread was last asked.
#include "crawler/frontier/database.hpp"

namespace sidestep::crawler {

Result<void> Frontier::together(const std::function<Result<void>()>& work) {
  return guarded(parts_->name, [&]() -> Result<void> {
    Piece transaction(parts_->sqlite);
    TRY(work());
    transaction.commit();
    return {};
  });
}

Result<void> Frontier::hold() {
  return guarded(parts_->name, [&]() -> Result<void> {
    if (sqlite3_get_autocommit(parts_->sqlite.getHandle()) != 0) parts_->sqlite.exec("BEGIN");
    return {};
  });
}

Result<void> Frontier::commit() {
  return guarded(parts_->name, [&]() -> Result<void> {
    if (sqlite3_get_autocommit(parts_->sqlite.getHandle()) == 0) parts_->sqlite.exec("COMMIT");
    return {};
  });
}

Result<std::optional<Known>> Frontier::known(std::string_view source, std::string_view name) {
  return guarded(parts_->name, [&]() -> Result<std::optional<Known>> {
    Known thread;
    thread.source = source;
    thread.name = name;
    auto row = bound(parts_->sqlite,
                     "SELECT asked, due, status, life, mark FROM known "
                     "WHERE source = ? AND name = ?",
                     thread.source, thread.name);
    if (!row.executeStep()) return std::optional<Known>{};
    thread.asked = instant(row.getColumn(0).getInt64());
    if (!row.getColumn(1).isNull()) thread.due = instant(row.getColumn(1).getInt64());
    thread.status = row.getColumn(2).getInt();
    thread.life = row.getColumn(3).getString();
    thread.mark = row.getColumn(4).getString();
    return std::optional<Known>(std::move(thread));
  });
}

Result<void> Frontier::remember(const Known& thread) {
  return guarded(parts_->name, [&]() -> Result<void> {
    Loan put(parts_->sqlite, "INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?, ?, ?, ?)");
    put.bind(1, thread.source);
    put.bind(2, thread.name);
    put.bind(3, seconds(thread.asked));
    if (thread.due) put.bind(4, seconds(*thread.due));
    put.bind(5, thread.status);
    put.bind(6, thread.life);
    put.bind(7, thread.mark);
    put.exec();
    return {};
  });
}

Result<void> Frontier::forget(std::string_view source, std::string_view name) {
  return guarded(parts_->name, [&]() -> Result<void> {
    bound(parts_->sqlite, "DELETE FROM known WHERE source = ? AND name = ?", std::string(source),
          std::string(name))
        .exec();
    return {};
  });
}

Result<std::vector<std::string>> Frontier::due(std::string_view source, Instant at,
                                               std::string_view after, std::size_t most) {
  return guarded(parts_->name, [&]() -> Result<std::vector<std::string>> {
    auto row = bound(parts_->sqlite,
                     "SELECT name FROM known WHERE source = ? AND name > ? AND due <= ? "
                     "ORDER BY name LIMIT ?",
                     std::string(source), std::string(after), seconds(at),
                     static_cast<std::int64_t>(most));
    std::vector<std::string> names;
    while (row.executeStep())
      names.push_back(row.getColumn(0).getString());
    return names;
  });
}

Result<std::optional<Validator>> Frontier::validator(std::string_view url) {
  return guarded(parts_->name, [&]() -> Result<std::optional<Validator>> {
    auto row = bound(parts_->sqlite, "SELECT etag, modified FROM validator WHERE url = ?",
                     std::string(url));
    if (!row.executeStep()) return std::optional<Validator>{};
    return std::optional<Validator>(
        Validator{row.getColumn(0).getString(), row.getColumn(1).getString()});
  });
}

Result<void> Frontier::remember(std::string_view url, const Validator& validator) {
  return guarded(parts_->name, [&]() -> Result<void> {
    const std::string key(url);
    if (validator.etag.empty() && validator.modified.empty())
      bound(parts_->sqlite, "DELETE FROM validator WHERE url = ?", key).exec();
    else
      bound(parts_->sqlite, "INSERT OR REPLACE INTO validator VALUES (?, ?, ?)", key,
            validator.etag, validator.modified)
          .exec();
    return {};
  });
}

Result<std::int64_t> Frontier::gathered(std::string_view source) {
  return guarded(parts_->name, [&]() -> Result<std::int64_t> {
    auto row =
        bound(parts_->sqlite, "SELECT capture FROM gathered WHERE source = ?", std::string(source));
    return row.executeStep() ? row.getColumn(0).getInt64() : std::int64_t{0};
  });
}

Result<void> Frontier::gathered(std::string_view source, std::int64_t capture) {
  return guarded(parts_->name, [&]() -> Result<void> {
    bound(parts_->sqlite, "INSERT OR REPLACE INTO gathered VALUES (?, ?)", std::string(source),
          capture)
        .exec();
    return {};
  });
}

} // namespace sidestep::crawler
