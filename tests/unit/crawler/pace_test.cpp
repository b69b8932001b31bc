// How long a host is left in peace: nothing here sleeps.
#include "crawler/pace/pace.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::crawler;

namespace {
constexpr double now_seconds = 1'800'000'000;
HostPace host(double ago, double latency = 0.1) {
  return {.last = now_seconds - ago, .latency = latency, .crawl_delay = {}, .local = false};
}
} // namespace

TEST_CASE("pace: the longest of setting, Crawl-delay and five times the latency") {
  const PaceSettings settings{.delay = 5, .jitter = 0.2};
  CHECK(delay_of(settings, host(0)) == 5);
  CHECK(delay_of(settings, host(0, 3)) == 15);
  CHECK(delay_of(settings, host(0, 300)) == 60);
  auto slow = host(0);
  slow.crawl_delay = 30;
  CHECK(delay_of(settings, slow) == 30);
  slow.crawl_delay = 1;
  CHECK(delay_of(settings, slow) == 5);
}

TEST_CASE("pace: never under a second off this machine") {
  const PaceSettings none{.delay = 0, .jitter = 0};
  CHECK(delay_of(none, host(0, 0)) == 1);
  auto local = host(0, 3);
  local.local = true;
  CHECK(delay_of(none, local) == 0);
  local.crawl_delay = 2;
  CHECK(delay_of(none, local) == 2);
}

TEST_CASE("pace: what is left to wait, and jitter that only lengthens") {
  const PaceSettings settings{.delay = 5, .jitter = 0.2};
  CHECK(wait_before(settings, HostPace{}, now_seconds, 0.5) == 0);
  CHECK(wait_before(settings, host(2), now_seconds, 0) == 3);
  CHECK(wait_before(settings, host(2), now_seconds, 0.5) == 3.5);
  CHECK(wait_before(settings, host(100), now_seconds, 0.999) == 0);
  // A clock set back by a day does not mean a day's wait.
  CHECK(wait_before(settings, host(-86'400), now_seconds, 0) == 5);
}

TEST_CASE("pace: a host that says later is asked more slowly, and longer each time") {
  const PaceSettings settings{.delay = 5, .jitter = 0};
  auto busy = host(0);
  busy.slowdown = slower(busy.slowdown);
  CHECK(delay_of(settings, busy) == 10);
  busy.crawl_delay = 30; // the site's own word is not doubled
  CHECK(delay_of(settings, busy) == 30);
  CHECK(slower(slower(slower(slower(slower(1))))) == 16);
  CHECK(recovered(1) == 1);
  CHECK(recovered(2) < 2);
  CHECK(wait_unasked(busy, 1, 0) == 60);
  CHECK(wait_unasked(busy, 3, 0) == 240);
  CHECK(wait_unasked(busy, 1, 0.5) == 45);
  CHECK(wait_unasked(busy, 20, 0) == 3600);
  auto local = host(0);
  local.local = true;
  CHECK(wait_unasked(local, 1, 0) == 0);
  CHECK(wait_to_retry(5, 1) == 20);
  CHECK(wait_to_retry(5, 2) == 40);
  CHECK(wait_to_retry(0, 2) == 0);
}

TEST_CASE("pace: Retry-After in seconds and as a date") {
  const Instant at = *parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(retry_after("120", "", at) == 120);
  CHECK(retry_after(" 0 ", "", at) == 0);
  CHECK(retry_after("Sun, 06 Nov 1994 08:51:37 GMT", "", at) == 120);
  // The server's own Date counts, so that its clock may be wrong.
  CHECK(retry_after("Sun, 06 Nov 1994 08:51:37 GMT", "Sun, 06 Nov 1994 08:51:07 GMT", at) == 30);
  CHECK(retry_after("Sun, 06 Nov 1994 08:00:00 GMT", "", at) == 0);
  for (const char* bad : {"", "soon", "-5", "1.5", "99999999999", "Sun, 06 Foo 1994 08:49:37 GMT"})
    CHECK_FALSE(retry_after(bad, "", at));
}

TEST_CASE("pace: HTTP dates in their three forms") {
  const auto day = *parse_day("1994-11-06");
  const Instant wanted = day + std::chrono::seconds(8 * 3600 + 49 * 60 + 37);
  CHECK(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == wanted);
  CHECK(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == wanted);
  CHECK(parse_http_date("Sun Nov  6 08:49:37 1994") == wanted);
  for (const char* bad : {"", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:00:00 GMT",
                          "06 Nov 1994", "Sun, 06 Nov 1994 08:49 GMT"})
    CHECK_FALSE(parse_http_date(bad));
}
