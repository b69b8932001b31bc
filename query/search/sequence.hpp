// A THEN B: which threads went so, by sorted lists of what each step matched.
// One pass of the index a step; no document is read here.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"
#include "indexer/store/schema.hpp"
#include "query/language/compile.hpp"
#include "query/language/tree.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>
#include <xapian.h>

namespace sidestep::query {

// Working days of the calendars that threads name, as sorted lists.
class WorkingCalendar {
public:
  // From data/bank-holidays.json.
  static Result<WorkingCalendar> load();
  // The n-th working day after `from` (n = 0: `from`); none where the thread has
  // no known calendar or the table does not reach.
  std::optional<Day> due(char calendar, Day from, int n) const;

private:
  struct Days {
    std::vector<Day> working{};
    Day first{};
  };
  Days uk_{};
  Days scotland_{};
};

// One thread that went so. Of several ways it did, the latest.
struct SequenceMatch {
  std::vector<indexer::store::Event> steps{};
  // THEN NOT with a time: the last day on which it could still have come.
  std::string silent_until{};
};

struct Sequences {
  std::vector<SequenceMatch> matches{}; // by thread
  std::vector<Wanted> wanted{};         // of each step
  std::string xapian{};                 // each step's query, a line each
};

// Threads that hold the sequence at the query's root, each once. Messages
// without a date take no part. Throws what Xapian throws.
Result<Sequences> find_sequences(const Query& query, const Xapian::Database& database);

// The step whose message is the hit: the last that came.
std::size_t hit_step(const Node& sequence);

} // namespace sidestep::query
