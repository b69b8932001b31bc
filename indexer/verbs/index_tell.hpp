// What a run over the archive says while it goes on: lines for people, the line
// of progress, and the log. From one thread at a time.
#pragma once

#include "common/log/log.hpp"
#include "common/options/program.hpp"
#include "common/output/progress.hpp"

#include <cstddef>
#include <string_view>

namespace sidestep::indexer {

class IndexTeller {
public:
  explicit IndexTeller(const Context& context)
      : context_(context), line_(context.err, context.quiet) {}

  // To be called under the index's lock: one run writes the log.
  void begin(std::size_t all);
  void say(std::string_view text); // stays
  void done(std::size_t threads, std::size_t read);
  void clear() { line_.clear(); }
  const Log& log() const { return log_; }

private:
  const Context& context_;
  ProgressLine line_;
  Log log_{};
  std::size_t all_ = 0;
};

} // namespace sidestep::indexer
