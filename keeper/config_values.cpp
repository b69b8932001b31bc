// The keys and their order are those of the table of settings, so that a new
// setting cannot be forgotten here: one without a value shows as such.
#include "keeper/config_values.hpp"

#include "common/hours.hpp"
#include "common/model/json.hpp"
#include "common/tables/settings.hpp"
#include "common/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace sidestep::keeper {
namespace {

struct Row {
  std::string key{};
  std::string value{};
  std::string origin{};
};

using Values = std::map<std::string, std::string, std::less<>>; // by key of the table

Values values_of(const Config& config) {
  return {{"archive.dir", config.archive_dir.string()},
          {"crawl.contact", config.contact},
          {"crawl.delay_seconds", fmt::format("{}", config.delay_seconds)},
          {"crawl.jitter", fmt::format("{}", config.jitter)},
          {"crawl.max_body_mb", fmt::format("{}", config.max_body_mb)},
          {"crawl.ca_file", config.ca_file},
          {"crawl.daily_requests", fmt::format("{}", config.daily_requests)},
          {"crawl.night", config.night ? text_of(*config.night) : ""},
          {"crawl.noarchive", config.obey_noarchive ? "obey" : "ignore"},
          {"crawl.allow_loopback", config.allow_loopback ? "true" : "false"},
          {"index.shards", fmt::format("{}", fmt::join(config.shards, ", "))}};
}

Values values_of(const SourceSettings& source) {
  return {{"name", source.name},
          {"kind", source.kind},
          {"url", source.url},
          {"jurisdiction", source.jurisdiction},
          {"timezone", source.timezone},
          {"feeds", source.feeds},
          {"connect_to", source.connect_to}};
}

// Of a [source.scope]; a source without one prints none of its keys.
Values values_of(const ScopeSettings& scope) {
  std::string authorities;
  for (const auto& one : scope.authorities)
    authorities += (authorities.empty() ? "" : ", ") + one;
  return {{"authority", authorities},
          {"since", scope.since},
          {"until", scope.until},
          {"query", scope.query},
          {"answered", scope.answered ? "true" : "false"},
          {"parliament", scope.parliament},
          {"all", scope.all ? "true" : "false"}};
}

std::vector<Row> rows_of(const Config& config) {
  std::vector<Row> rows;
  const auto add = [&](std::string key, const Values& values, std::string_view name) {
    const auto value = values.find(name);
    const auto origin = config.origins.find(key);
    rows.push_back({key, value == values.end() ? std::string() : value->second,
                    origin == config.origins.end() ? "default" : origin->second});
  };
  const auto plain = values_of(config);
  for (const auto& setting : settings()) {
    const auto key = fmt::format("{}.{}", setting.table, setting.key);
    if (plain.contains(key)) add(key, plain, key);
  }
  for (const auto& source : config.sources) {
    const auto values = values_of(source);
    for (const auto& setting : settings())
      if (setting.table == "source" && setting.key != "name")
        add(fmt::format("source.{}.{}", source.name, setting.key), values, setting.key);
    if (!source.scope) continue;
    const auto wanted = values_of(*source.scope);
    for (const auto& setting : settings())
      if (setting.table == "source.scope")
        add(fmt::format("source.{}.scope.{}", source.name, setting.key), wanted, setting.key);
  }
  return rows;
}

} // namespace

void print_config_values(const Terminal& out, const Config& config, bool json_lines) {
  for (const auto& row : rows_of(config)) {
    if (json_lines) {
      out.line(line_of({{"schema", "sidestep.setting/1"},
                        {"key", row.key},
                        {"value", row.value},
                        {"origin", row.origin}}));
      continue;
    }
    const auto value = row.value.empty() ? std::string("not set") : for_terminal(row.value);
    out.line(fmt::format("{} = {}  {}", for_terminal(row.key), value,
                         out.paint("(" + for_terminal(row.origin) + ")", Hue::dim)));
  }
}

} // namespace sidestep::keeper
