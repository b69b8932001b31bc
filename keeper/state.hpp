// What `status` shows: what is kept, whether the index is up to it, and how the
// crawls of each source go. Gathered without a lock; nothing is written.
#pragma once

#include "archive/archive.hpp"
#include "common/config/config.hpp"
#include "common/output/terminal.hpp"
#include "common/result.hpp"
#include "keeper/health.hpp"
#include "keeper/index_facts.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sidestep::keeper {

struct SourceState {
  std::string name{}; // "" = captures of no source
  archive::SourceSummary kept{};
  std::size_t withdrawn = 0;     // threads that stand withdrawn
  std::int64_t due = 0;          // threads to be asked again
  std::int64_t lost = 0;         // threads that could not be had
  bool scope_configured = false; // [source.scope]
  std::vector<ScopeHealth> scopes{};
  std::optional<HostHealth> closed{}; // its host is left alone

  // blocked, failing, well, or never-crawled (imported, or only configured).
  std::string_view state() const;
};

// Bytes on the disk, by the archive's parts.
struct DiskUse {
  std::uint64_t warc = 0;
  std::uint64_t databases = 0; // catalogue and frontier
  std::uint64_t index = 0;
  std::uint64_t cache = 0;
  std::uint64_t log = 0;
  std::uint64_t all() const { return warc + databases + index + cache + log; }
};

struct State {
  std::filesystem::path dir{};
  Instant at{}; // as of when
  std::size_t warc_files = 0;
  std::uint64_t warc_bytes = 0;
  std::vector<SourceState> sources{}; // by name
  IndexFacts index{};
  std::size_t not_indexed = 0; // threads captured since the index was made
  DiskUse disk{};
  std::optional<Error> health_trouble{}; // the frontier cannot be read
};

// Error: archive.
Result<State> look(const Config& config, Instant at);

void print_state(const Terminal& out, const State& state);
std::string state_line(const State& state); // sidestep.status/1

inline constexpr int yield_days = 14; // that are shown

// The last `yield_days` days up to `last`, those without a crawl too.
std::vector<std::pair<Day, Yield>> recent_days(const ScopeHealth& scope, Day last);

} // namespace sidestep::keeper
