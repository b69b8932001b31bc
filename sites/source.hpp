// A source: a site and how to read it, as the configuration names it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::sites {

enum class Platform { alaveteli, uk_petitions };
// "alaveteli", "uk-petitions"
std::optional<Platform> platform_named(std::string_view name);

struct Source {
  std::string name{};
  Platform platform = Platform::alaveteli;
  std::string url{}; // scheme://host[:port], no final slash
  std::string
      jurisdiction{};     // uk, england, wales, scotland, northern-ireland, or another word: no law
  std::string timezone{}; // IANA
  std::string feeds{};    // "closed" or "allowed-by-operator"
  std::string connect_to{}; // HOST:PORT on loopback that stands in for the url's host; "" = none
};
using Sources = std::vector<Source>;

inline bool is_petitions(const Source& source) { return source.platform == Platform::uk_petitions; }

const Source* source_named(const Sources& sources, std::string_view name);
// The source whose url has this host (www. or not, http or https); null when none.
const Source* source_of_host(const Sources& sources, std::string_view host);

} // namespace sidestep::sites
