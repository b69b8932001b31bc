// How long to wait before a host is asked again, and what it means when a host
// says "later". Numbers alone: who sleeps, and where the host's state is kept,
// is the caller's.
#pragma once

#include "common/calendar.hpp"

#include <optional>
#include <string_view>

namespace sidestep::crawler {

struct PaceSettings {
  double delay = 5.0;  // seconds
  double jitter = 0.2; // share of the delay, added
};

struct HostPace {
  double last = 0;    // when the last answer ended, seconds since 1970; 0 = never asked
  double latency = 0; // seconds that it took
  std::optional<double> crawl_delay{}; // robots.txt asks for it
  bool local = false;                  // this machine: nobody to be polite to
  double slowdown = 1;                 // times the setting, after it said "later"
};

// The pause between two requests, before jitter: the longest of the setting,
// the site's Crawl-delay and five times its latency (at most a minute); never
// under a second off this machine.
double delay_of(const PaceSettings& settings, const HostPace& host);
// Seconds still to wait at `now`; `chance` in [0, 1) makes the jitter, which
// only lengthens.
double wait_before(const PaceSettings& settings, const HostPace& host, double now, double chance);

// The wait before an address is asked again that gave no whole answer or broke
// down, for the `times`th time: four delays, then eight, ...
double wait_to_retry(double delay, int times);
// What a host that says "later" without a time is given, for the `times`th time
// in a row: a minute, then two, ... at most an hour; `chance` takes up to half
// away. None where nobody has to be left in peace.
double wait_unasked(const HostPace& host, int times, double chance);
// A host that said "later" is asked half as often for the rest of the run;
// every good answer gives a twentieth of that back.
double slower(double slowdown);
double recovered(double slowdown);

// Retry-After, in seconds from when the answer was sent (its Date, or `now`):
// a number of seconds or an HTTP date in any of its three forms.
std::optional<double> retry_after(std::string_view value, std::string_view date, Instant now);
std::optional<Instant> parse_http_date(std::string_view text);

} // namespace sidestep::crawler
