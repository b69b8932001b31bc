// Turns the configuration's [[source]] tables into sources.
#include "sites/sources.hpp"

#include "common/text.hpp"

namespace sidestep::sites {

Sources sources_from(const Config& config) {
  Sources sources;
  for (const SourceSettings& settings : config.sources) {
    const auto platform = platform_named(settings.kind);
    if (!platform) continue;
    std::string url = settings.url;
    while (url.ends_with('/'))
      url.pop_back();
    sources.push_back({.name = settings.name,
                       .platform = *platform,
                       .url = std::move(url),
                       .jurisdiction = settings.jurisdiction,
                       .timezone = settings.timezone,
                       .feeds = settings.feeds.empty() ? "closed" : settings.feeds,
                       .connect_to = settings.connect_to});
  }
  return sources;
}

} // namespace sidestep::sites
