// Inside of the frontier: its SQLite file, its tables, and how SQLite's
// exceptions become Errors.
#pragma once

#include "common/result.hpp"
#include "crawler/frontier/frontier.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <exception>
#include <sqlite3.h>
#include <string>

namespace sidestep::crawler {

struct Frontier::Parts {
  SQLite::Database sqlite;
  std::string name; // of the file, for messages
};

// The tables of version 1, and what version 2 has beside them.
extern const char* const frontier_tables_1;
extern const char* const frontier_tables_2;

inline Instant instant(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }
inline std::int64_t seconds(Instant at) { return at.time_since_epoch().count(); }

tl::unexpected<Error> frontier_problem(const std::string& name, const SQLite::Exception& error);

// Runs `work`, and turns what SQLite throws into an Error.
template <class Work> auto guarded(const std::string& name, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    return frontier_problem(name, error);
  } catch (const std::exception& error) {
    return fail(Code::internal, "{}: {}", name, error.what());
  }
}

// A statement with its values bound from 1 on.
template <class... Values>
SQLite::Statement bound(SQLite::Database& sqlite, const char* sql, const Values&... values) {
  SQLite::Statement statement(sqlite, sql);
  int at = 0;
  (statement.bind(++at, values), ...);
  return statement;
}

} // namespace sidestep::crawler
