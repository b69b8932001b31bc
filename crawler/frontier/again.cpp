// The periods. A thread that a list shows with something newer than its last
// asking is asked whatever these say.
#include "crawler/frontier/again.hpp"

#include <array>
#include <chrono>
#include <utility>

namespace sidestep::crawler {
namespace {

using std::chrono::days;

constexpr std::array names{
    std::pair{Life::open, std::string_view("open")},
    std::pair{Life::settled, std::string_view("settled")},
    std::pair{Life::answered, std::string_view("answered")},
    std::pair{Life::over, std::string_view("over")},
    std::pair{Life::absent, std::string_view("absent")},
    std::pair{Life::failed, std::string_view("failed")},
};

constexpr days soon{1};
constexpr days week{7};
constexpr days month{30};
constexpr days quarter{91};
constexpr days half_year{183};
constexpr days year{365};

} // namespace

std::string_view name(Life life) {
  for (const auto& [value, word] : names)
    if (value == life) return word;
  return "open";
}

std::optional<Life> life_named(std::string_view word) {
  for (const auto& [value, name] : names)
    if (name == word) return value;
  return std::nullopt;
}

std::optional<Instant> due_again(Life life, Instant asked, std::optional<Instant> last_event) {
  const auto quiet_for = [&](days period) { return last_event && asked - *last_event > period; };
  switch (life) {
  case Life::open: // one that nobody has touched for a year is left open, not awaited
    return asked + (quiet_for(year) ? month : week);
  case Life::settled:
    return asked + quarter;
  case Life::answered:
    if (quiet_for(half_year)) return std::nullopt;
    return asked + month;
  case Life::over:
    return std::nullopt;
  case Life::absent:
    return asked + month;
  case Life::failed:
    return asked + soon;
  }
  return std::nullopt;
}

} // namespace sidestep::crawler
