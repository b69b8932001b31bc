// A line that stays goes to the log too.
#include "indexer/verbs/index_tell.hpp"

#include "common/text.hpp"

#include <string>

namespace sidestep::indexer {

void IndexTeller::begin(std::size_t all) {
  all_ = all;
  log_ = Log::open(context_.config.archive_dir, "index");
  log_.info("begin", {});
  line_.restart();
}

void IndexTeller::say(std::string_view text) {
  log_.warning("warning", {{"message", std::string(text)}});
  line_.clear();
  context_.err.line(for_terminal(text));
}

void IndexTeller::done(std::size_t threads, std::size_t read) {
  line_.show({.doing = "indexing",
              .done = static_cast<long>(threads),
              .all = static_cast<long>(all_),
              .changed = static_cast<long>(read)});
}

} // namespace sidestep::indexer
