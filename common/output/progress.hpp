// How far a long run has come, on one line that the next replaces: on a terminal
// alone, never in a log or a mail. Crawl and index show the same line. The rate is
// taken by the machine's own steady clock, whatever the program's clock says.
#pragma once

#include "common/output/terminal.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sidestep {

// What a run can tell of itself; a count below zero is not shown.
struct Progress {
  std::string_view doing{}; // "crawling"
  long done = 0;            // threads
  long all = -1;            // threads that are known of; more may be found
  long found = -1;          // on lists
  long fresh = -1;
  long changed = -1;
  long blocked = -1; // closed by robots.txt or by a host
  // The pause between two steps where that sets the time, not the machine.
  std::optional<double> seconds_each{};
};

// "crawling: 12 of 300 threads, 340 found, 10 new, 2 changed, 9 a minute, 32
// minutes left"; what does not fit into the columns is left out from its end.
std::string progress_line(const Progress& progress, double seconds, std::size_t columns);

class ProgressLine {
public:
  ProgressLine(const Terminal& err, bool quiet) : err_(err), quiet_(quiet) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { clear(); }
  // Whether show() would show anything now: at most five times a second, on a
  // terminal. For what costs something to count.
  bool is_due() const;
  // A new run begins: its rate is counted from here.
  void restart() { begun_ = Clock::now(); }
  void show(const Progress& progress);
  // Before any other line is written.
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  const Terminal& err_;
  bool quiet_;
  bool shown_ = false;
  Clock::time_point begun_ = Clock::now();
  std::optional<Clock::time_point> last_{};
};

} // namespace sidestep
