// One table of captures, one of files. Instants are UTC seconds. Ids are never
// given twice (AUTOINCREMENT), so that a row taken out leaves a gap.
#include "archive/catalogue/schema.hpp"

namespace sidestep::archive::schema {
namespace {

constexpr auto tables = R"(
CREATE TABLE file (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  known INTEGER NOT NULL,
  warcinfo_id TEXT NOT NULL,
  warcinfo_digest TEXT NOT NULL
);
CREATE TABLE capture (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file INTEGER NOT NULL REFERENCES file (number),
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  group_offset INTEGER NOT NULL,
  group_length INTEGER NOT NULL,
  group_digest TEXT NOT NULL,
  type TEXT NOT NULL,
  record_id TEXT NOT NULL UNIQUE,
  refers_to TEXT NOT NULL,
  url TEXT NOT NULL,
  source TEXT NOT NULL,
  thread TEXT NOT NULL,
  message TEXT NOT NULL,
  role TEXT NOT NULL,
  via TEXT NOT NULL,
  status INTEGER NOT NULL,
  mime TEXT NOT NULL,
  at INTEGER NOT NULL,
  basis TEXT NOT NULL,
  digest TEXT NOT NULL,
  size INTEGER NOT NULL,
  imported INTEGER NOT NULL,
  private INTEGER NOT NULL
);
CREATE INDEX capture_thread ON capture (source, thread);
CREATE INDEX capture_url ON capture (url, at);
CREATE INDEX capture_digest ON capture (digest);
)";

} // namespace

const std::string select_entries =
    "SELECT id, (SELECT name FROM file WHERE number = file), offset, length, group_offset, "
    "group_length, group_digest, type, record_id, refers_to, url, source, thread, message, role, "
    "via, status, mime, at, basis, digest, size, imported, private FROM capture";

void create(SQLite::Database& sqlite) {
  sqlite.exec("PRAGMA journal_mode = WAL");
  SQLite::Transaction transaction(sqlite);
  sqlite.exec(tables);
  sqlite.exec("PRAGMA user_version = " + std::to_string(version));
  transaction.commit();
}

Entry read_entry(SQLite::Statement& statement) {
  int at = 0;
  const auto text = [&] { return statement.getColumn(at++).getString(); };
  const auto number = [&] { return statement.getColumn(at++).getInt64(); };
  const auto size = [&] { return static_cast<std::uint64_t>(number()); };
  Entry entry;
  CaptureRow& row = entry.row;
  row.id = number();
  row.place.file = text();
  row.place.offset = size();
  row.place.length = size();
  entry.group_offset = size();
  entry.group_length = size();
  entry.group_digest = text();
  entry.type = text();
  entry.record_id = text();
  entry.refers_to = text();
  row.url = text();
  row.label.source = text();
  row.label.thread = text();
  row.label.message = text();
  row.label.role = role_named(text());
  row.label.via = text();
  row.status = static_cast<int>(number());
  row.mime = text();
  row.at = Instant{std::chrono::seconds{number()}};
  row.basis = text();
  row.digest = text();
  row.size = size();
  row.imported = number() != 0;
  row.is_private = number() != 0;
  return entry;
}

std::int64_t insert_entry(Store& sqlite, const Entry& entry) {
  Loan statement(
      sqlite,
      "INSERT INTO capture (file, offset, length, group_offset, group_length, group_digest, "
      "type, record_id, refers_to, url, source, thread, message, role, via, status, mime, at, "
      "basis, digest, size, imported, private) VALUES ((SELECT number FROM file WHERE name = "
      "?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  int at = 0;
  const auto text = [&](std::string_view value) { statement.bind(++at, std::string(value)); };
  const auto number = [&](auto value) { statement.bind(++at, static_cast<std::int64_t>(value)); };
  const CaptureRow& row = entry.row;
  text(row.place.file);
  number(row.place.offset);
  number(row.place.length);
  number(entry.group_offset);
  number(entry.group_length);
  text(entry.group_digest);
  text(entry.type);
  text(entry.record_id);
  text(entry.refers_to);
  text(row.url);
  text(row.label.source);
  text(row.label.thread);
  text(row.label.message);
  text(name(row.label.role));
  text(row.label.via);
  number(row.status);
  text(row.mime);
  number(row.at.time_since_epoch().count());
  text(row.basis);
  text(row.digest);
  number(row.size);
  number(row.imported);
  number(row.is_private);
  statement.exec();
  return sqlite.getLastInsertRowid();
}

std::vector<SourceSummary> read_sources(const SQLite::Database& sqlite) {
  SQLite::Statement statement(
      sqlite,
      "SELECT source, count(DISTINCT CASE WHEN status = 200 AND role IN ('page', 'data') "
      "THEN nullif(thread, '') END), count(*), max(at), sum(group_length) FROM capture "
      "WHERE role NOT IN ('verdict', 'citation') AND source <> '' GROUP BY source ORDER BY source");
  std::vector<SourceSummary> sources;
  while (statement.executeStep())
    sources.push_back({statement.getColumn(0).getString(),
                       static_cast<std::size_t>(statement.getColumn(1).getInt64()),
                       static_cast<std::size_t>(statement.getColumn(2).getInt64()),
                       Instant{std::chrono::seconds{statement.getColumn(3).getInt64()}},
                       static_cast<std::uint64_t>(statement.getColumn(4).getInt64())});
  return sources;
}

std::vector<FileRow> read_files(const SQLite::Database& sqlite) {
  SQLite::Statement statement(
      sqlite, "SELECT name, known, warcinfo_id, warcinfo_digest FROM file ORDER BY number");
  std::vector<FileRow> files;
  while (statement.executeStep())
    files.push_back({statement.getColumn(0).getString(),
                     static_cast<std::uint64_t>(statement.getColumn(1).getInt64()),
                     statement.getColumn(2).getString(), statement.getColumn(3).getString()});
  return files;
}

void put_file(Store& sqlite, const FileRow& file) {
  Loan statement(
      sqlite, "INSERT INTO file (name, known, warcinfo_id, warcinfo_digest) VALUES (?, ?, ?, ?) ON "
              "CONFLICT (name) DO UPDATE SET known = excluded.known, warcinfo_id = "
              "excluded.warcinfo_id, warcinfo_digest = excluded.warcinfo_digest");
  statement.bind(1, file.name);
  statement.bind(2, static_cast<std::int64_t>(file.known));
  statement.bind(3, file.warcinfo_id);
  statement.bind(4, file.warcinfo_digest);
  statement.exec();
}

} // namespace sidestep::archive::schema
