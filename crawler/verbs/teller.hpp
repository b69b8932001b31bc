// What is said while a crawl goes on: to people on standard error, and to the log,
// which keeps what --quiet leaves out. Everything from outside is made safe here.
#pragma once

#include "common/log/log.hpp"
#include "common/output/progress.hpp"
#include "common/output/terminal.hpp"

#include <string_view>

namespace sidestep::crawler {

class Teller {
public:
  Teller(const Terminal& err, bool quiet, Log log = {})
      : err_(err), quiet_(quiet), progress_(err, quiet), log_(std::move(log)) {}
  void note(std::string_view line);    // for people who watch
  void warning(std::string_view line); // something is missing, the run goes on
  void trouble(std::string_view line); // why the exit code is not 0
  void list(std::string_view line);    // under a trouble
  ProgressLine& progress() { return progress_; }
  const Log& log() const { return log_; }

private:
  void say(std::string_view line);

  const Terminal& err_;
  bool quiet_;
  ProgressLine progress_;
  Log log_;
};

} // namespace sidestep::crawler
