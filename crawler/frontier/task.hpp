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
  bool planned = false;    // what the run will take was said
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
};

} // namespace sidestep::crawler
