// The catalogue's tables, and entries to rows and back. Only the catalogue
// includes it; exceptions of SQLite pass through to there.
#pragma once

#include "archive/archive.hpp"
#include "archive/catalogue/statements.hpp"
#include "archive/entry.hpp"

#include <string>
#include <vector>

namespace sidestep::archive::schema {

inline constexpr int version = 1;

void create(SQLite::Database& sqlite);

extern const std::string select_entries; // without WHERE and ORDER BY
Entry read_entry(SQLite::Statement& statement);
std::int64_t insert_entry(Store& sqlite, const Entry& entry);

std::vector<SourceSummary> read_sources(const SQLite::Database& sqlite);
std::vector<FileRow> read_files(const SQLite::Database& sqlite);
void put_file(Store& sqlite, const FileRow& file);

} // namespace sidestep::archive::schema
