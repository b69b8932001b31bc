// The rows of the frontier.
#pragma once

#include "archive/capture.hpp"
#include "common/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace sidestep::crawler {

struct Run {
  std::int64_t id = 0;
  std::string command{};
  std::int64_t after_capture = 0; // captures with a larger id are this run's
  Instant begun{};
  bool resumed = false;
  // Of its lists, as far as they were read.
  std::int64_t listed = 0; // threads on them
  std::int64_t kept = 0;   // of those, in the archive already, not asked again
  bool capped = false;     // the site lists no more, though it has more
  bool whole = false;      // its lists are read from the beginning, not since last time
};

enum class State { pending, done, failed, skipped };

// One URL to ask. Its label says what it is: listing, data, page, attachment.
struct Task {
  std::int64_t id = 0;
  std::int64_t thread = 0; // number within the run; 0 = lists
  std::string url{};
  archive::Label label{};
  int hops = 0;          // redirects that led here
  int attempts = 0;      // times it was put off
  double not_before = 0; // seconds since 1970
};

// How far a thread of a run has come.
struct ThreadState {
  std::int64_t number = 0; // 1.. in the order in which they were found
  std::string source{};
  std::string name{};       // as asked for; then as the site calls it
  bool kept_before = false; // it was in the archive when the run found it
  int data = 0;             // HTTP status of its JSON; 0 = not asked, -1 = failed
  int page = 0;             // of its page
  bool settled = false;     // counted: nothing more follows but attachments
  // For when it is asked again: see Known.
  std::string life = "open";
  std::optional<Instant> event{}; // the newest that its JSON tells
  std::string mark{};
  bool archived = false; // a petition of a former Parliament
};

// A thread that was asked before, and when it is due again.
struct Known {
  std::string source{};
  std::string name{};
  Instant asked{};
  std::optional<Instant> due{}; // none: not by itself
  int status = 0;               // HTTP, of where its words are; -1 = could not be had
  std::string life{};           // "open", "settled", ... (again.hpp)
  // What its JSON said when all of it was kept; "": its page is to be asked.
  std::string mark{};
};

struct Validator {
  std::string etag{};
  std::string modified{};
};

// A part of a source that was wanted, and how its last run ended.
struct Scope {
  std::int64_t id = 0;
  std::string source{};
  std::string text{};                   // "--authority dwp --since 2019-01-01"
  bool configured = false;              // [source.scope]
  std::optional<std::int64_t> target{}; // threads that the site says there are
  std::int64_t found = 0;               // threads on its lists
  std::optional<Instant> tried{};
  std::optional<Instant> succeeded{}; // a run that ended with 0
  std::optional<Instant> whole{};     // ... and had read its lists from the beginning
  // What moved before this stood on its lists when they were read; what moved since
  // may not have. A walk can take days: this is when the last one began.
  std::optional<Instant> seen{};
  int code = 0;        // of the last run
  std::string error{}; // the last trouble, for people; "" = none yet
  std::optional<Instant> error_at{};
  // Threads that the site says it has and did not list.
  std::int64_t missing() const { return target && *target > found ? *target - found : 0; }
};

// What a run brought; added to the day's row.
struct Harvest {
  long requests = 0;
  long fresh = 0;     // threads kept for the first time
  long changed = 0;   // asked again: something new was kept
  long unchanged = 0; // asked again: as it was
  long absent = 0;
  long failed = 0;
};

struct HostState {
  std::string origin{}; // scheme://host[:port]
  double last = 0;      // when its last answer ended, seconds since 1970
  double latency = 0;
  // robots.txt as it was last had; status 0 = never.
  int robots_status = 0;
  std::string robots{};
  Instant robots_at{};
  // Until then nothing is sent to it, and why.
  std::optional<Instant> closed_until{};
  Instant closed_at{};
  std::string closed_by{}; // "Cloudflare"; "" = it asked for a pause
  std::string day{};       // YYYY-MM-DD, UTC, of `requests`
  long requests = 0;       // sent on that day, robots.txt not counted
};

} // namespace sidestep::crawler
