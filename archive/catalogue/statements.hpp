// A SQLite database that keeps the statements that were made for it: making one
// costs more than running it. For the catalogue and the crawler's frontier;
// exceptions of SQLite pass through to whoever holds it.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::archive {

struct Store : SQLite::Database {
  using SQLite::Database::Database;
  std::map<std::string, std::vector<std::unique_ptr<SQLite::Statement>>, std::less<>> idle{};
};

// A statement on loan from its store, which must outlive it; it goes back when its
// rows are read.
class Loan {
public:
  Loan(Store& store, std::string_view sql) {
    auto found = store.idle.find(sql);
    if (found == store.idle.end()) found = store.idle.try_emplace(std::string(sql)).first;
    place_ = &found->second;
    if (place_->empty()) {
      statement_ = std::make_unique<SQLite::Statement>(store, found->first);
    } else {
      statement_ = std::move(place_->back());
      place_->pop_back();
    }
  }
  Loan(Loan&&) = default;
  Loan& operator=(Loan&&) = delete;
  ~Loan() {
    if (!statement_) return;
    statement_->tryReset();
    statement_->clearBindings();
    place_->push_back(std::move(statement_));
  }
  operator SQLite::Statement&() { return *statement_; } // NOLINT: it is one
  template <class... Value> void bind(int at, const Value&... value) {
    statement_->bind(at, value...);
  }
  bool executeStep() { return statement_->executeStep(); }
  int exec() { return statement_->exec(); }
  SQLite::Column getColumn(int at) { return statement_->getColumn(at); }

private:
  std::vector<std::unique_ptr<SQLite::Statement>>* place_ = nullptr;
  std::unique_ptr<SQLite::Statement> statement_{};
};

} // namespace sidestep::archive
