// The promise ledger of a thread: what the body said it would do, for when, and
// what later messages of the thread show of it, as of the last capture. Only an
// answer can be seen in a thread; whether works were done or a paper published
// elsewhere is not known here, and that is said.
#pragma once

#include "common/output/terminal.hpp"
#include "query/search/thread.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sidestep::query {

struct LedgerRow {
  const MessageRecord* made_in = nullptr;
  const Finding* promise = nullptr;
  // kept, late, put-off, none-came, open; not-judged: no answer was promised, or
  // it hangs on a condition.
  std::string state{};
  const MessageRecord* by = nullptr; // the message that kept it, or put it off
  std::optional<Day> new_day{};      // put-off: the day promised instead
  int slipped = 0;                   // calendar days past `to`
};

// In order of the page. Views into `view`.
std::vector<LedgerRow> ledger_of(const ThreadView& view);
// "" when nothing was promised.
std::string ledger_text(const ThreadView& view, const Terminal& terminal);

} // namespace sidestep::query
