// How the crawls of each source went: its scopes, what each day brought, which
// hosts are left alone and until when. Read from the frontier's database, which
// only ever costs requests when it is lost: so a missing one is an empty answer.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::keeper {

// What crawls brought, of a day or of a night.
struct Yield {
  std::int64_t requests = 0;
  std::int64_t fresh = 0;     // threads kept for the first time
  std::int64_t changed = 0;   // asked again: something new was kept
  std::int64_t unchanged = 0; // asked again: as it was
  std::int64_t absent = 0;    // not there, or hidden by the site
  std::int64_t failed = 0;
};
Yield operator+(const Yield& a, const Yield& b);
Yield operator-(const Yield& a, const Yield& b);

struct ScopeHealth {
  std::string source{};
  std::string scope{};                  // as it is typed: "--authority dwp"
  bool configured = false;              // [source.scope]
  std::optional<std::int64_t> target{}; // threads that the site says there are
  std::int64_t found = 0;               // threads on its lists
  std::optional<Instant> tried{};
  std::optional<Instant> succeeded{};
  std::optional<Instant> whole{}; // its lists were read from the beginning
  int code = 0;                   // the exit code of its last run
  std::string error{};            // its last trouble, in words of a person
  std::optional<Instant> error_at{};
  std::map<Day, Yield> days{}; // those on which something was asked

  // Threads that the site says it has and did not list.
  std::int64_t missing() const { return target && *target > found ? *target - found : 0; }
};

struct HostHealth {
  std::string origin{}; // scheme://host[:port]
  Instant closed_until{};
  Instant closed_at{};
  std::string closed_by{}; // whose browser check; "" = it asked for a pause
};

struct Health {
  std::vector<ScopeHealth> scopes{};          // by source and scope
  std::vector<HostHealth> closed{};           // hosts that are left alone at `at`
  std::map<std::string, std::int64_t> due{};  // by source: threads to be asked again
  std::map<std::string, std::int64_t> lost{}; // by source: threads that could not be had

  std::vector<const ScopeHealth*> of(std::string_view source) const;
  // The host of this address, where it is left alone (www. or not).
  const HostHealth* closed_host(std::string_view url) const;
  Yield all_of(std::string_view source) const; // every day and scope together
};

// As of `at`. Error (archive): the file is there and cannot be read.
Result<Health> read_health(const std::filesystem::path& archive, Instant at);

} // namespace sidestep::keeper
