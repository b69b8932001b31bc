// A night: which sources are asked, what each came to, and how that is told. The
// crawler and the indexer do the work, as children; nothing here asks a site.
#pragma once

#include "common/calendar.hpp"
#include "common/config/config.hpp"
#include "common/output/terminal.hpp"
#include "common/result.hpp"
#include "keeper/health.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sidestep::keeper {

// The sources of a night by name: every one with a scope, and every one of which
// something is kept. The one that waited longest comes first, so that a source
// that takes all night cannot keep the others from theirs.
std::vector<std::string> night_plan(const Config& config, const std::vector<std::string>& kept,
                                    const Health& health);

struct NightSource {
  std::string name{};
  int code = 0; // of its crawl
  Yield yield{};
  std::string trouble{};                  // why, in a sentence
  std::optional<Instant> blocked_until{}; // its host is left alone until then
};

struct Night {
  Instant begun{};
  Instant ended{};
  std::vector<NightSource> sources{};     // in the order in which they were asked
  std::vector<std::string> not_reached{}; // the night was stopped before them
  bool index_reached = true;              // the night did not end before its last look at the index
  bool indexed = false;                   // the indexer was run
  int index_code = 0;
  std::string index_trouble{};
  std::size_t messages = 0; // that the index holds now
  std::size_t threads = 0;
  std::size_t messages_before = 0;

  // The first of 130, 143, 70, 5, 8, 6, 7, 3, 4 that anything ended with.
  int code() const;
};

// done, nothing-listed, blocked, failed, locked or stopped.
std::string_view state_of(const NightSource& source);

// At night nobody reads that a list held nothing (1) or that a scope fits no body,
// or several (2): each is a source that failed.
int night_code(int code);

// A trouble that the next source would meet too: the night ends there.
bool ends_the_night(int code);

void print_night(const Terminal& out, const Night& night);
std::string night_line(const Night& night); // sidestep.nightly/1

} // namespace sidestep::keeper
