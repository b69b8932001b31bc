// Inside of the frontier: its SQLite file, its tables, and how SQLite's
// exceptions become Errors.
#pragma once

#include "archive/catalogue/statements.hpp"
#include "common/result.hpp"
#include "crawler/frontier/frontier.hpp"

#include <exception>
#include <functional>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <utility>

namespace sidestep::crawler {

using archive::Loan;
using archive::Store;

struct Frontier::Parts {
  Store sqlite;
  std::string name; // of the file, for messages
};

// The tables of version 1, and what each version after it has beside them.
extern const char* const frontier_tables_1;
extern const char* const frontier_tables_2;
extern const char* const frontier_tables_3;
extern const char* const frontier_tables_4;

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

// A transaction of its own, or a part of the one that is held: all of it or
// nothing.
class Piece {
public:
  explicit Piece(SQLite::Database& sqlite) : sqlite_(sqlite) { sqlite_.exec("SAVEPOINT piece"); }
  Piece(const Piece&) = delete;
  Piece& operator=(const Piece&) = delete;
  ~Piece() {
    if (done_) return;
    sqlite3_exec(sqlite_.getHandle(), "ROLLBACK TO piece; RELEASE piece", nullptr, nullptr,
                 nullptr);
  }
  void commit() {
    sqlite_.exec("RELEASE piece");
    done_ = true;
  }

private:
  SQLite::Database& sqlite_;
  bool done_ = false;
};

// A statement with its values bound from 1 on.
template <class... Values> Loan bound(Store& sqlite, const char* sql, const Values&... values) {
  Loan statement(sqlite, sql);
  int at = 0;
  (statement.bind(++at, values), ...);
  return statement;
}

} // namespace sidestep::crawler
