// Lays the files over each other, row by row, and turns what is left into the
// values that programs read. Where a value came from stays with it.
#include "common/config/config.hpp"

#include "common/config/layer.hpp"
#include "common/files.hpp"
#include "common/tables/settings.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace sidestep {

namespace fs = std::filesystem;

namespace {

fs::path shipped_file() {
  std::error_code error;
  const fs::path installed = data_dir() / "config.toml";
  return fs::exists(installed, error) ? installed : data_dir().parent_path() / "config.toml";
}

// The file that --config or the variable names; it stands alone and must be there.
std::optional<fs::path> named_file(const ConfigRequest& request) {
  if (request.config_file) return *request.config_file;
  if (const char* named = std::getenv("SIDESTEP_CONFIG"); named != nullptr && *named != '\0')
    return fs::path(named);
  return std::nullopt;
}

void lay_over(Settings& below, const Settings& above) {
  for (const auto& [key, setting] : above)
    below[key] = setting;
}

// Members of a list are laid over each other by name; a new name must have all
// that is required.
Result<void> lay_over(std::string_view list, std::vector<Settings>& below,
                      const std::vector<Settings>& above) {
  for (const Settings& member : above) {
    const Setting& name = member.at("name");
    const auto known = std::find_if(below.begin(), below.end(), [&](const Settings& each) {
      return each.at("name").value == name.value;
    });
    if (known != below.end()) {
      lay_over(*known, member);
      continue;
    }
    for (const SettingRow& row : settings())
      if (row.required && row.table == list && !member.contains(row.key))
        return fail(Code::config, "{}: the new {} '{}' has no {}; {} was expected", name.origin,
                    list, name.value, row.key, row.expected);
    below.push_back(member);
  }
  return {};
}

Result<void> lay_over(Layer& below, const Layer& above) {
  for (const auto& [table, values] : above.tables)
    lay_over(below.tables[table], values);
  for (const auto& [list, members] : above.lists)
    TRY(lay_over(list, below.lists[list], members));
  return {};
}

// Whether the file was there.
Result<bool> lay_over_if_there(Layer& below, const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return false;
  TRY_ASSIGN(const Layer above, read_layer(file));
  TRY(lay_over(below, above));
  return true;
}

std::string value_or(const Settings& settings, std::string_view key, std::string_view otherwise) {
  const auto found = settings.find(key);
  return found == settings.end() ? std::string(otherwise) : found->second.value;
}

double number_or(const Settings& settings, std::string_view key, double otherwise) {
  const auto found = settings.find(key);
  return found == settings.end() ? otherwise : std::strtod(found->second.value.c_str(), nullptr);
}

std::vector<std::string> lines_of(const std::string& value) {
  std::vector<std::string> out;
  for (const auto one : split(value, '\n'))
    if (!trim(one).empty()) out.emplace_back(trim(one));
  return out;
}

std::optional<ScopeSettings> scope_of(const Settings& settings) {
  ScopeSettings scope;
  for (const auto& [key, setting] : settings)
    if (key.starts_with("scope.")) scope.origin = setting.origin;
  if (scope.origin.empty()) return std::nullopt;
  scope.authorities = lines_of(value_or(settings, "scope.authority", ""));
  scope.since = value_or(settings, "scope.since", "");
  scope.until = value_or(settings, "scope.until", "");
  scope.query = value_or(settings, "scope.query", "");
  scope.answered = value_or(settings, "scope.answered", "") == "true";
  scope.parliament = value_or(settings, "scope.parliament", "");
  scope.all = value_or(settings, "scope.all", "") == "true";
  return scope;
}

SourceSettings source_of(const Settings& settings) {
  SourceSettings source;
  source.name = value_or(settings, "name", "");
  source.kind = value_or(settings, "kind", "");
  source.url = value_or(settings, "url", "");
  while (source.url.ends_with('/'))
    source.url.pop_back();
  source.jurisdiction = value_or(settings, "jurisdiction", "uk");
  source.timezone = value_or(settings, "timezone", "Europe/London");
  source.feeds = value_or(settings, "feeds", "closed");
  source.connect_to = value_or(settings, "connect_to", "");
  source.scope = scope_of(settings);
  return source;
}

FlagSettings flag_of(const Settings& settings) {
  return {value_or(settings, "name", ""),
          lines_of(value_or(settings, "applies_to", "")),
          value_or(settings, "clock", "first-reply"),
          value_or(settings, "after", ""),
          value_or(settings, "double_after", ""),
          settings.at("name").origin};
}

void note_origins(Config& config, const Layer& layer) {
  for (const auto& [table, values] : layer.tables)
    for (const auto& [key, setting] : values)
      config.origins[table + "." + key] = setting.origin;
  for (const auto& [list, members] : layer.lists)
    for (const Settings& member : members)
      for (const auto& [key, setting] : member)
        config.origins[fmt::format("{}.{}.{}", list, member.at("name").value, key)] =
            setting.origin;
}

void choose_archive(Config& config, const Settings& archive, const ConfigRequest& request) {
  const char* variable = std::getenv("SIDESTEP_ARCHIVE");
  if (request.archive) {
    config.archive_dir = *request.archive;
    config.origins["archive.dir"] = "--archive";
  } else if (variable != nullptr && *variable != '\0') {
    config.archive_dir = variable;
    config.origins["archive.dir"] = "SIDESTEP_ARCHIVE";
  } else if (const std::string dir = value_or(archive, "dir", ""); !dir.empty()) {
    config.archive_dir = dir;
  } else {
    config.archive_dir = data_home();
    config.origins["archive.dir"] = "default";
  }
  std::error_code error;
  const fs::path absolute = fs::absolute(config.archive_dir, error);
  if (!error) config.archive_dir = absolute.lexically_normal();
}

} // namespace

Result<Config> load_config(const ConfigRequest& request) {
  TRY_ASSIGN(Layer layer, read_layer(shipped_file()));
  Config config;
  const auto named = named_file(request);
  config.user_file = named.value_or(config_home() / "config.toml");
  if (!named) {
    TRY(lay_over_if_there(layer, request.system_file));
  }
  TRY_ASSIGN(const bool there, lay_over_if_there(layer, config.user_file));
  if (named && !there && !request.may_be_absent)
    return hinted(fail(Code::config, "the configuration file {} is not there", named->string()),
                  "`sidestep init --config " + named->string() + "` makes it");
  note_origins(config, layer);
  choose_archive(config, layer.tables["archive"], request);
  const Settings& crawl = layer.tables["crawl"];
  config.contact = value_or(crawl, "contact", "");
  config.delay_seconds = number_or(crawl, "delay_seconds", config.delay_seconds);
  config.jitter = number_or(crawl, "jitter", config.jitter);
  config.max_body_mb = number_or(crawl, "max_body_mb", config.max_body_mb);
  config.allow_loopback = value_or(crawl, "allow_loopback", "false") == "true";
  config.ca_file = value_or(crawl, "ca_file", "");
  config.daily_requests = static_cast<long>(number_or(crawl, "daily_requests", 0));
  config.night = parse_hours(value_or(crawl, "night", ""));
  config.obey_noarchive = value_or(crawl, "noarchive", "obey") != "ignore";
  config.shards.clear();
  const std::string shards = value_or(layer.tables["index"], "shards", "own");
  for (const auto shard : split(shards, '\n'))
    if (!trim(shard).empty()) config.shards.emplace_back(trim(shard));
  for (const Settings& source : layer.lists["source"])
    config.sources.push_back(source_of(source));
  for (const Settings& pattern : layer.lists["pattern"])
    config.patterns.push_back({value_or(pattern, "name", ""), value_or(pattern, "query", ""),
                               pattern.at("query").origin});
  for (const Settings& flag : layer.lists["flag"])
    config.flags.push_back(flag_of(flag));
  return config;
}

} // namespace sidestep
