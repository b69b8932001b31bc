// The configuration: shipped config.toml, with the user's file laid over it.
// Every value knows where it came from. Unknown keys and wrong types are
// errors with file, line, key and what was expected; the table of settings
// (common/tables/settings) says what exists.
#pragma once

#include "common/hours.hpp"
#include "common/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

// [source.scope] under a [[source]]: the part of it that is wanted night by night.
struct ScopeSettings {
  std::vector<std::string> authorities{};
  std::string since{}; // YYYY, YYYY-MM or YYYY-MM-DD
  std::string until{};
  std::string query{};
  bool answered = false;
  std::string parliament{}; // "current", "all", "2017-2019"
  bool all = false;
  std::string origin{}; // FILE:LINE of one of them, for messages
};

struct SourceSettings {
  std::string name{};
  std::string kind{}; // "alaveteli" or "uk-petitions"
  std::string url{};
  std::string jurisdiction{};
  std::string timezone{};
  std::string feeds{};
  std::string connect_to{};
  std::optional<ScopeSettings> scope{};
};

// A query that people keep: `pattern:NAME` stands for it.
struct PatternSettings {
  std::string name{};
  std::string query{};
  std::string origin{}; // where the query stands, for errors
};

// A red flag: a clock of a thread that ran longer than `after`.
struct FlagSettings {
  std::string name{};
  std::vector<std::string> applies_to{}; // foia eir foisa eisr complaints petitions
  std::string clock{};                   // "first-reply" or "whole"
  std::string after{};                   // "20wd", "5w", "30d"
  std::string double_after{};            // "" = none
  std::string origin{};
};

struct Config {
  std::filesystem::path archive_dir{};
  std::string contact{};      // "" = none given yet
  double delay_seconds = 5.0; // never under 1 s off loopback
  double jitter = 0.2;        // share of the delay, added upwards
  double max_body_mb = 50;
  std::string ca_file{};        // "" = the machine's own
  long daily_requests = 0;      // to one host, on one day in UTC; 0 = no limit
  std::optional<Hours> night{}; // when scopes may be crawled; none = always
  bool obey_noarchive = true;   // pages that say "noarchive" are not kept
  bool allow_loopback = false;
  std::vector<std::string> shards{"own"}; // what a search is over: see indexer/store/places
  std::vector<SourceSettings> sources{};
  std::vector<PatternSettings> patterns{};
  std::vector<FlagSettings> flags{};

  // "crawl.delay_seconds", "source.petitions.url" -> "/etc/.../config.toml:12",
  // "shipped", "--archive", "SIDESTEP_ARCHIVE".
  std::map<std::string, std::string> origins{};
  // Where `init` writes: --config, the variable or the user's own.
  std::filesystem::path user_file{};
};

struct ConfigRequest {
  std::optional<std::string> config_file{}; // --config
  std::optional<std::string> archive{};     // --archive
  bool may_be_absent = false;               // a named file need not be there: `init` makes it
  std::filesystem::path system_file =
      "/etc/sidestep/config.toml"; // the machine's, under the user's
};

// The shipped file, then the machine's, then the user's, each laid over the one
// before. A file that --config or SIDESTEP_CONFIG names stands in for the last
// two, and must be there.
Result<Config> load_config(const ConfigRequest& request);

} // namespace sidestep
