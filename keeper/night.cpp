// The rules of a night, without any of its doing.
#include "keeper/night.hpp"

#include "common/options/child.hpp"

#include <algorithm>

namespace sidestep::keeper {

std::vector<std::string> night_plan(const Config& config, const std::vector<std::string>& kept,
                                    const Health& health) {
  std::vector<std::pair<Instant, std::string>> order;
  for (const auto& source : config.sources) {
    const bool known = std::find(kept.begin(), kept.end(), source.name) != kept.end();
    if (!source.scope && !known) continue;
    Instant tried{};
    for (const auto* scope : health.of(source.name))
      if (scope->tried) tried = std::max(tried, *scope->tried);
    order.emplace_back(tried, source.name);
  }
  // In the order of the configuration where the time is the same.
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (auto& [tried, name] : order)
    names.push_back(std::move(name));
  return names;
}

int night_code(int code) {
  const bool quiet_failure =
      code == static_cast<int>(Code::nothing) || code == static_cast<int>(Code::usage);
  return quiet_failure ? static_cast<int>(Code::source) : code;
}

int Night::code() const {
  int code = 0;
  for (const NightSource& source : sources)
    code = gravest(code, night_code(source.code));
  return gravest(code, index_code);
}

std::string_view state_of(const NightSource& source) {
  switch (static_cast<Code>(source.code)) {
  case Code::ok:
    return "done";
  case Code::nothing:
    return "nothing-listed";
  case Code::interrupted:
  case Code::terminated:
    return "stopped";
  case Code::locked:
    return "locked";
  default:
    return source.blocked_until ? "blocked" : "failed";
  }
}

bool ends_the_night(int code) {
  switch (static_cast<Code>(code)) {
  case Code::config:
  case Code::archive:
  case Code::locked:
  case Code::write:
  case Code::interrupted:
  case Code::terminated:
    return true;
  default:
    return false;
  }
}

} // namespace sidestep::keeper
