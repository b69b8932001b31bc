// Finds the source that a name or a host belongs to.
#include "sites/source.hpp"

#include "common/text.hpp"
#include "common/url.hpp"

namespace sidestep::sites {

namespace {

std::string_view without_www(std::string_view host) {
  constexpr std::string_view www = "www.";
  return host.starts_with(www) ? host.substr(www.size()) : host;
}

} // namespace

std::optional<Platform> platform_named(std::string_view name) {
  if (name == "alaveteli") return Platform::alaveteli;
  if (name == "uk-petitions") return Platform::uk_petitions;
  return std::nullopt;
}

const Source* source_named(const Sources& sources, std::string_view name) {
  for (const Source& source : sources)
    if (iequals(source.name, name)) return &source;
  return nullptr;
}

const Source* source_of_host(const Sources& sources, std::string_view host) {
  const std::string wanted = lower_ascii(without_www(lower_ascii(host)));
  for (const Source& source : sources) {
    const auto url = parse_url(source.url);
    if (url && without_www(url->host) == wanted) return &source;
  }
  return nullptr;
}

} // namespace sidestep::sites
