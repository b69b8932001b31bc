// What `index` was asked to do, and which threads that concerns.
#pragma once

#include "common/options/program.hpp"
#include "indexer/verbs/index_run.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sidestep::indexer {

// What the command line asks for.
struct Wish {
  bool rebuild = false;
  std::string source{};           // "" = all
  std::optional<Instant> since{}; // captured then or later
  std::size_t jobs = 1;
  bool partial() const { return !source.empty() || since; }
};

// Error (usage): a source that is none, a day that is none, options that do not
// go together.
Result<Wish> wish_of(const Context& context, const sites::Sources& sources);
// Threads captured or judged since, in the order of their first capture.
Result<std::vector<ThreadKey>> keys_since(const Bench& bench, std::int64_t after, const Wish& wish);

} // namespace sidestep::indexer
