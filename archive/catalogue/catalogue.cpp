// Statements are prepared afresh for each call: a Catalogue that only reads may
// be used by several threads, and SQLite locks inside.
#include "archive/catalogue/catalogue.hpp"

#include "archive/catalogue/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <system_error>
#include <unistd.h>

namespace sidestep::archive {

namespace {

// Which file an error is about, and what was being done with it.
struct Use {
  std::string name{};
  bool writing = false;
};

} // namespace

struct Catalogue::Database {
  Store sqlite;
  Use use{};
};

namespace {

constexpr int busy_milliseconds = 20'000;

// An input or output error of a catalogue opened to read is the disk's, too,
// but nothing was to be written.
tl::unexpected<Error> problem(const Use& use, const SQLite::Exception& error) {
  const int code = error.getErrorCode();
  const auto& name = use.name;
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    return fail(Code::locked, "{} is in use by another program", name);
  const bool disk = code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_READONLY ||
                    code == SQLITE_CANTOPEN || code == SQLITE_PERM;
  if (disk && use.writing)
    return hinted(fail(Code::write, "cannot write {}: {}", name, error.what()),
                  "make room on the disk, or mend its permissions, and run the same command again");
  if (disk) return fail(Code::archive, "cannot read {}: {}", name, error.what());
  return hinted(fail(Code::archive, "{} is damaged: {}", name, error.what()),
                "it can be made anew from the WARC files: move it away, then run: sidestep verify");
}

// Runs `work`, and turns what SQLite throws into an Error.
template <class Work> auto guarded(const Use& use, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    return problem(use, error);
  } catch (const std::exception& error) {
    return fail(Code::internal, "{}: {}", use.name, error.what());
  }
}

template <class... Values>
std::vector<Entry> select(Store& sqlite, const std::string& rest, const Values&... values) {
  Loan statement(sqlite, schema::select_entries + rest);
  int at = 0;
  (statement.bind(++at, values), ...);
  std::vector<Entry> entries;
  while (statement.executeStep())
    entries.push_back(schema::read_entry(statement));
  return entries;
}

std::optional<Entry> first(std::vector<Entry> entries) {
  if (entries.empty()) return std::nullopt;
  return std::move(entries.front());
}

std::int64_t number(Store& sqlite, const char* query) {
  Loan statement(sqlite, query);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

bool is_held(SQLite::Database& sqlite) { return sqlite3_get_autocommit(sqlite.getHandle()) == 0; }

Result<void> check_version(Store& sqlite, const std::string& name) {
  const auto version = number(sqlite, "PRAGMA user_version");
  if (version == schema::version) return {};
  return hinted(fail(Code::archive, "{} has version {}, this program reads {}", name, version,
                     schema::version),
                "move it away and run `sidestep verify`: it is made anew from the WARC files");
}

// A folder that cannot be written has no other writer: SQLite needs no lock
// files there, unless a killed writer left a log that must be read too.
std::string address(const std::filesystem::path& file) {
  std::error_code ignored;
  const auto log = std::filesystem::file_size(file.string() + "-wal", ignored);
  const bool has_log = !ignored && log > 0;
  const bool writable = ::access(file.parent_path().c_str(), W_OK) == 0;
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string())
    uri += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02X}", static_cast<unsigned>(c))
                                            : std::string(1, c);
  return uri + (!writable && !has_log ? "?immutable=1" : "");
}

} // namespace

Catalogue::Catalogue(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

Result<Catalogue> Catalogue::open_to_read(const std::filesystem::path& file) {
  const Use use{file.string(), false};
  return guarded(use, [&]() -> Result<Catalogue> {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
      return fail(Code::archive, "there is no {}", use.name);
    const int flags = SQLite::OPEN_READONLY | SQLite::OPEN_URI;
    auto database =
        std::make_unique<Database>(Database{Store(address(file), flags, busy_milliseconds), use});
    TRY(check_version(database->sqlite, use.name));
    return Catalogue(std::move(database));
  });
}

Result<Catalogue> Catalogue::open_to_write(const std::filesystem::path& file) {
  const Use use{file.string(), true};
  return guarded(use, [&]() -> Result<Catalogue> {
    const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    auto database =
        std::make_unique<Database>(Database{Store(use.name, flags, busy_milliseconds), use});
    auto& sqlite = database->sqlite;
    if (number(sqlite, "SELECT count(*) FROM sqlite_master") == 0) schema::create(sqlite);
    TRY(check_version(sqlite, use.name));
    sqlite.exec("PRAGMA synchronous = FULL");
    return Catalogue(std::move(database));
  });
}

Result<std::int64_t> Catalogue::add(const Entry& entry, const FileRow& file) {
  return guarded(database_->use, [&]() -> Result<std::int64_t> {
    std::optional<SQLite::Transaction> own;
    if (!is_held(database_->sqlite)) own.emplace(database_->sqlite);
    schema::put_file(database_->sqlite, file);
    const auto id = schema::insert_entry(database_->sqlite, entry);
    if (own) own->commit();
    return id;
  });
}

Result<void> Catalogue::hold() {
  return guarded(database_->use, [&]() -> Result<void> {
    if (!is_held(database_->sqlite)) database_->sqlite.exec("BEGIN IMMEDIATE");
    return {};
  });
}

Result<void> Catalogue::commit() {
  return guarded(database_->use, [&]() -> Result<void> {
    if (is_held(database_->sqlite)) database_->sqlite.exec("COMMIT");
    return {};
  });
}

Result<void> Catalogue::add_all(const std::vector<Entry>& entries,
                                const std::vector<FileRow>& files) {
  return guarded(database_->use, [&]() -> Result<void> {
    SQLite::Transaction transaction(database_->sqlite);
    for (const auto& file : files)
      schema::put_file(database_->sqlite, file);
    for (const auto& entry : entries)
      schema::insert_entry(database_->sqlite, entry);
    transaction.commit();
    return {};
  });
}

Result<std::vector<FileRow>> Catalogue::files() const {
  return guarded(database_->use, [&]() -> Result<std::vector<FileRow>> {
    return schema::read_files(database_->sqlite);
  });
}

Result<Contents> Catalogue::contents() const {
  return guarded(database_->use, [&]() -> Result<Contents> {
    SQLite::Transaction moment(database_->sqlite);
    return Contents{schema::read_files(database_->sqlite),
                    select(database_->sqlite, " ORDER BY id"),
                    number(database_->sqlite, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence "
                                              "WHERE name = 'capture'")};
  });
}

Result<std::vector<Entry>> Catalogue::entries_of(std::string_view source,
                                                 std::string_view thread) const {
  return guarded(database_->use, [&]() -> Result<std::vector<Entry>> {
    return select(database_->sqlite, " WHERE source = ? AND thread = ? ORDER BY id",
                  std::string(source), std::string(thread));
  });
}

Result<std::vector<Entry>> Catalogue::others() const {
  return guarded(database_->use, [&]() -> Result<std::vector<Entry>> {
    return select(database_->sqlite, " WHERE thread = '' ORDER BY id");
  });
}

Result<std::vector<Entry>> Catalogue::redirects() const {
  return guarded(database_->use, [&]() -> Result<std::vector<Entry>> {
    return select(database_->sqlite, " WHERE role = 'other' AND thread <> '' AND message = '' AND "
                                     "status BETWEEN 300 AND 399 ORDER BY id");
  });
}

Result<std::vector<Entry>> Catalogue::beginning(std::string_view url) const {
  return guarded(database_->use, [&]() -> Result<std::vector<Entry>> {
    const std::string first(url);
    return select(database_->sqlite, " WHERE url >= ? AND url < ? ORDER BY id", first,
                  first + "\xF4\x8F\xBF\xBF"); // the last character that there is
  });
}

Result<std::optional<Entry>> Catalogue::latest(std::string_view url) const {
  return guarded(database_->use, [&]() -> Result<std::optional<Entry>> {
    return first(select(database_->sqlite, " WHERE url = ? ORDER BY at DESC, id DESC LIMIT 1",
                        std::string(url)));
  });
}

Result<std::optional<Entry>> Catalogue::same_payload(std::string_view url,
                                                     std::string_view digest) const {
  return guarded(database_->use, [&]() -> Result<std::optional<Entry>> {
    return first(select(database_->sqlite, " WHERE url = ? AND digest = ? ORDER BY id LIMIT 1",
                        std::string(url), std::string(digest)));
  });
}

Result<std::optional<Entry>> Catalogue::with_record(std::string_view record_id) const {
  return guarded(database_->use, [&]() -> Result<std::optional<Entry>> {
    return first(select(database_->sqlite, " WHERE record_id = ? LIMIT 1", std::string(record_id)));
  });
}

Result<std::vector<std::pair<std::string, std::string>>>
Catalogue::threads(std::int64_t after, std::optional<Instant> since) const {
  using Names = std::vector<std::pair<std::string, std::string>>;
  return guarded(database_->use, [&]() -> Result<Names> {
    SQLite::Statement statement(
        database_->sqlite, "SELECT source, thread FROM capture WHERE thread <> '' GROUP BY "
                           "source, thread HAVING max(id) > ?1 AND (?2 IS NULL OR max(at) >= ?2) "
                           "ORDER BY min(id)");
    statement.bind(1, after);
    if (since) statement.bind(2, static_cast<std::int64_t>(since->time_since_epoch().count()));
    Names names;
    while (statement.executeStep())
      names.emplace_back(statement.getColumn(0).getString(), statement.getColumn(1).getString());
    return names;
  });
}

Result<std::vector<SourceSummary>> Catalogue::sources() const {
  using Sources = std::vector<SourceSummary>;
  return guarded(database_->use,
                 [&]() -> Result<Sources> { return schema::read_sources(database_->sqlite); });
}

Result<std::int64_t> Catalogue::last_id() const {
  return guarded(database_->use, [&]() -> Result<std::int64_t> {
    return number(database_->sqlite, "SELECT coalesce(max(id), 0) FROM capture");
  });
}

Result<std::string> Catalogue::fault() const {
  return guarded(database_->use, [&]() -> Result<std::string> {
    SQLite::Statement statement(database_->sqlite, "PRAGMA integrity_check(1)");
    const std::string said =
        statement.executeStep() ? statement.getColumn(0).getString() : "no answer";
    return said == "ok" ? std::string() : said;
  });
}

} // namespace sidestep::archive
