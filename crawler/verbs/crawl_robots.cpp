// robots.txt: had once a day a host, kept as evidence, and obeyed. What cannot
// be had counts as closed, for this run.
#include "crawler/verbs/crawl_ask.hpp"
#include "sites/address.hpp"

#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr std::chrono::hours fresh{24}; // RFC 9309 2.4

Robots robots_of(int status, const std::string& body) {
  return status / 100 == 2 ? Robots::parse(body) : Robots::allow_all();
}

} // namespace

bool robots_are_fresh(const HostState& host) {
  const auto age = now() - host.robots_at;
  return host.robots_status != 0 && age >= std::chrono::seconds(0) && age < fresh;
}

Result<void> Asker::read_robots(const sites::Source& source, const Url& url, Host& host) {
  if (robots_are_fresh(host.state)) {
    host.robots = robots_of(host.state.robots_status, host.state.robots);
    return {};
  }
  TRY_ASSIGN(Url at, parse_url(url.origin() + "/robots.txt"));
  for (int hop = 0; hop <= most_hops; ++hop) {
    TRY_ASSIGN(const Asked asked, fetch(source, at, host, false));
    if (asked.how == Asked::How::stopped) return {};
    const Response& response = asked.response;
    if (asked.how != Asked::How::answered) {
      host.robots_problem = fmt::format("robots.txt could not be read ({})", asked.why);
      break;
    }
    if (response.redirect()) {
      const auto next = resolve_url(at, response.field("Location"));
      const bool ours = next && sites::read_address({source}, next->text()).has_value();
      if (!ours || hop == most_hops) {
        host.robots_problem = fmt::format("robots.txt of {} leads elsewhere ({})", url.host,
                                          response.field("Location"));
        break;
      }
      at = *next;
      continue;
    }
    const bool whole = response.problem.empty() || asked.exchange.truncated == "length";
    if ((!response.ok() || !whole) && response.status / 100 != 4) {
      host.robots_problem =
          fmt::format("robots.txt of {} could not be read ({})", url.host,
                      whole ? fmt::format("HTTP {}", response.status) : response.problem);
      break;
    }
    TRY(writer_.keep(asked.exchange, {source.name, "", "", archive::Role::robots, url.text()}));
    host.state.robots_status = response.status;
    host.state.robots = response.ok() ? response.body.substr(0, 512'000) : "";
    host.state.robots_at = now();
    host.robots = robots_of(response.status, host.state.robots);
    host.refusals = 0; // a robots.txt that is refused says nothing of the pages
    host.stop.reset();
    return frontier_.remember(host.state);
  }
  host.robots = Robots::closed();
  return {};
}

} // namespace sidestep::crawler
