// The configuration: shipped config.toml, with the user's file laid over it.
// Every value knows where it came from. Unknown keys and wrong types are
// errors with file, line, key and what was expected; the table of settings
// (common/tables/settings) says what exists.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

struct SourceSettings {
  std::string name{};
  std::string kind{}; // "alaveteli" or "uk-petitions"
  std::string url{};
  std::string jurisdiction{};
  std::string timezone{};
  std::string feeds{};
  std::string connect_to{};
};

struct Config {
  std::filesystem::path archive_dir{};
  std::string contact{};      // "" = none given yet
  double delay_seconds = 5.0; // never under 1 s off loopback
  double jitter = 0.2;        // share of the delay, added upwards
  double max_body_mb = 50;
  bool allow_loopback = false;
  std::vector<SourceSettings> sources{};

  // "crawl.delay_seconds", "source.petitions.url" -> "/etc/.../config.toml:12",
  // "shipped", "--archive", "SIDESTEP_ARCHIVE".
  std::map<std::string, std::string> origins{};
  std::filesystem::path
      user_file{}; // where `init` writes: --config, the variable or the user's own
};

struct ConfigRequest {
  std::optional<std::string> config_file{}; // --config
  std::optional<std::string> archive{};     // --archive
  bool may_be_absent = false;               // a named file need not be there: `init` makes it
};

// --config, SIDESTEP_CONFIG, the user's file, /etc's: the first that is there,
// over the shipped one. A file that was named must be there.
Result<Config> load_config(const ConfigRequest& request);

} // namespace sidestep
