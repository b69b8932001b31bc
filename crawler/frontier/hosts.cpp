// What is known of each host: when it was last asked, its robots.txt, and until
// when it is left alone.
#include "crawler/frontier/database.hpp"

namespace sidestep::crawler {

Result<HostState> Frontier::host(std::string_view origin) {
  return guarded(parts_->name, [&]() -> Result<HostState> {
    HostState host;
    host.origin = origin;
    auto found = bound(parts_->sqlite,
                       "SELECT last, latency, robots_status, robots, robots_at, closed_until, "
                       "closed_at, closed_by, day, requests FROM host WHERE origin = ?",
                       host.origin);
    if (!found.executeStep()) return host;
    host.last = found.getColumn(0).getDouble();
    host.latency = found.getColumn(1).getDouble();
    host.robots_status = found.getColumn(2).getInt();
    host.robots = found.getColumn(3).getString();
    host.robots_at = instant(found.getColumn(4).getInt64());
    if (!found.getColumn(5).isNull()) host.closed_until = instant(found.getColumn(5).getInt64());
    host.closed_at = instant(found.getColumn(6).getInt64());
    host.closed_by = found.getColumn(7).getString();
    host.day = found.getColumn(8).getString();
    host.requests = static_cast<long>(found.getColumn(9).getInt64());
    return host;
  });
}

Result<void> Frontier::remember(const HostState& host) {
  return guarded(parts_->name, [&]() -> Result<void> {
    Loan put(parts_->sqlite,
             "INSERT OR REPLACE INTO host VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    put.bind(1, host.origin);
    put.bind(2, host.last);
    put.bind(3, host.latency);
    put.bind(4, host.robots_status);
    put.bind(5, host.robots.data(), static_cast<int>(host.robots.size()));
    put.bind(6, seconds(host.robots_at));
    if (host.closed_until) put.bind(7, seconds(*host.closed_until));
    put.bind(8, seconds(host.closed_at));
    put.bind(9, host.closed_by);
    put.bind(10, host.day);
    put.bind(11, static_cast<std::int64_t>(host.requests));
    put.exec();
    return {};
  });
}

Result<void> Frontier::touch(const HostState& host) {
  return guarded(parts_->name, [&]() -> Result<void> {
    const int changed =
        bound(parts_->sqlite,
              "UPDATE host SET last = ?, latency = ?, day = ?, requests = ? WHERE origin = ?",
              host.last, host.latency, host.day, static_cast<std::int64_t>(host.requests),
              host.origin)
            .exec();
    if (changed == 0) return remember(host);
    return {};
  });
}

} // namespace sidestep::crawler
