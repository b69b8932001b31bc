// Runs: one command each, from its first list to its last file. A run that was
// killed goes on; one that ended is taken out with all its tasks.
#include "crawler/frontier/database.hpp"

namespace sidestep::crawler {

Result<std::optional<Run>> Frontier::unfinished(std::string_view command) {
  return guarded(parts_->name, [&]() -> Result<std::optional<Run>> {
    auto found = bound(parts_->sqlite,
                       "SELECT id, after_capture, begun, listed, kept, capped, whole "
                       "FROM run "
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
    run.whole = found.getColumn(6).getInt() != 0;
    return std::optional<Run>(std::move(run));
  });
}

Result<Run> Frontier::begin(std::string_view command, std::int64_t last_capture, Instant at) {
  TRY_ASSIGN(auto known, unfinished(command));
  if (known) return std::move(*known);
  return guarded(parts_->name, [&]() -> Result<Run> {
    Piece transaction(parts_->sqlite);
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
    bound(parts_->sqlite, "UPDATE run SET listed = ?, kept = ?, capped = ?, whole = ? WHERE id = ?",
          run.listed, run.kept, static_cast<int>(run.capped), static_cast<int>(run.whole), run.id)
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

} // namespace sidestep::crawler
