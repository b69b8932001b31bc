// The one source that includes toml++: it is read here, turned into plain text
// values, and goes no further.
#include "common/config/layer.hpp"

#include "common/calendar.hpp"
#include "common/files.hpp"
#include "common/hours.hpp"
#include "common/tables/settings.hpp"
#include "common/text.hpp"
#include "common/toml.hpp"
#include "common/toml_guard.hpp"
#include "common/url.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sidestep {

namespace {

constexpr std::size_t largest_file = 1 << 20;

struct Place {
  std::string file;
  unsigned line;
  std::string text() const { return fmt::format("{}:{}", file, line); }
};

bool is_loopback(std::string_view address) {
  const auto colon = address.rfind(':');
  if (colon == std::string_view::npos || colon + 1 == address.size()) return false;
  const std::string_view host = address.substr(0, colon);
  const std::string_view port = address.substr(colon + 1);
  const bool digits = port.find_first_not_of("0123456789") == std::string_view::npos;
  return digits && port.size() <= 5 &&
         (host == "localhost" || host == "[::1]" || host.starts_with("127."));
}

tl::unexpected<Error> wrong(const Place& place, const SettingRow& row, std::string_view value) {
  return fail(Code::config, "{}: {}.{} is {}; {} was expected", place.text(), row.table, row.key,
              value, row.expected);
}

// YYYY, YYYY-MM or YYYY-MM-DD.
bool is_day(std::string_view text) {
  constexpr std::string_view first = "0000-01-01";
  const bool form = text.size() == 4 || text.size() == 7 || text.size() == first.size();
  return form && parse_day(std::string(text) + std::string(first.substr(text.size()))).has_value();
}

Result<std::string> text_value(const toml::node& node, const SettingRow& row, const Place& place) {
  const auto value = node.value_exact<std::string>();
  if (!value)
    return wrong(
        place, row,
        fmt::format("a {}",
                    toml::impl::node_type_friendly_names[static_cast<std::size_t>(node.type())]));
  const std::string shown = "\"" + for_terminal(*value) + "\"";
  if (row.type == SettingType::choice) {
    for (const std::string_view choice : split(row.choices, ' '))
      if (choice == *value) return *value;
    return wrong(place, row, shown);
  }
  if (row.type == SettingType::web_address && !parse_url(*value)) return wrong(place, row, shown);
  if (row.type == SettingType::loopback && !is_loopback(*value)) return wrong(place, row, shown);
  if (row.type == SettingType::hours && !parse_hours(*value)) return wrong(place, row, shown);
  if (row.type == SettingType::day && !is_day(*value)) return wrong(place, row, shown);
  return *value;
}

// One text, or a list of them; a line feed stands between them.
Result<std::string> list_value(const toml::node& node, const SettingRow& row, const Place& place) {
  const toml::array* array = node.as_array();
  if (array == nullptr) return text_value(node, row, place);
  std::string all;
  for (const toml::node& element : *array) {
    TRY_ASSIGN(const std::string one, text_value(element, row, place));
    all += (all.empty() ? "" : "\n") + one;
  }
  return all;
}

Result<std::string> value_of(const toml::node& node, const SettingRow& row, const Place& place) {
  if (row.type == SettingType::texts) return list_value(node, row, place);
  if (row.type == SettingType::flag) {
    if (const auto flag = node.value_exact<bool>()) return std::string(*flag ? "true" : "false");
    return wrong(place, row, "something else");
  }
  if (row.type == SettingType::number) {
    if (!node.is_number()) return wrong(place, row, "not a number");
    const double number = node.value<double>().value_or(-1);
    if (!(number >= row.least && number <= row.most))
      return wrong(place, row, fmt::format("{}", number));
    return fmt::format("{}", number);
  }
  return text_value(node, row, place);
}

constexpr std::string_view scope = "scope"; // the table within a [[source]]

tl::unexpected<Error> unknown(std::string_view table, std::string_view key, const Place& place) {
  std::vector<std::string> known;
  for (const SettingRow& setting : settings())
    if (setting.table == table) known.emplace_back(setting.key);
  if (table == "source") known.emplace_back(scope);
  std::string list;
  for (const std::string& one : known)
    list += (list.empty() ? "" : ", ") + one;
  const std::string near = nearest(key, known);
  return hinted(fail(Code::config, "{}: {}.{} is not a setting; expected one of: {}", place.text(),
                     table, for_terminal(key), list),
                near.empty() ? "" : fmt::format("did you mean {}?", near));
}

Result<Settings> read_table(std::string_view table, const toml::table& values,
                            const std::string& file) {
  Settings read;
  for (const auto& [key, node] : values) {
    const Place place{file, key.source().begin.line};
    if (table == "source" && key.str() == scope) {
      const toml::table* const inner = node.as_table();
      if (inner == nullptr)
        return fail(Code::config, "{}: source.scope is not a table; write [source.scope]",
                    place.text());
      TRY_ASSIGN(Settings part, read_table("source.scope", *inner, file));
      for (auto& [name, setting] : part)
        read["scope." + name] = std::move(setting);
      continue;
    }
    const SettingRow* row = setting_named(table, key.str());
    if (row == nullptr) return unknown(table, key.str(), place);
    TRY_ASSIGN(std::string value, value_of(node, *row, place));
    read[std::string(row->key)] = Setting{std::move(value), place.text()};
  }
  return read;
}

Result<std::vector<Settings>> read_list(std::string_view list, const toml::node& node,
                                        const std::string& file, unsigned line) {
  const toml::array* array = node.as_array();
  std::vector<Settings> members;
  if (array == nullptr)
    return fail(Code::config, "{}:{}: {} is not a list of tables; write [[{}]]", file, line, list,
                list);
  for (const toml::node& element : *array) {
    const toml::table* table = element.as_table();
    if (table == nullptr)
      return fail(Code::config, "{}:{}: {} holds something else than tables; write [[{}]]", file,
                  element.source().begin.line, list, list);
    TRY_ASSIGN(Settings one, read_table(list, *table, file));
    if (!one.contains("name"))
      return fail(Code::config, "{}:{}: a [[{}]] has no name; name = \"...\" was expected", file,
                  element.source().begin.line, list);
    members.push_back(std::move(one));
  }
  return members;
}

// What a file may hold at its top level, by the table of settings.
std::vector<std::string> top_level() {
  std::vector<std::string> out;
  for (const SettingRow& row : settings())
    if ((out.empty() || out.back() != row.table) && row.table.find('.') == std::string_view::npos)
      out.emplace_back(row.table);
  return out;
}

// A part whose members have names is a list.
bool is_list(std::string_view part) { return setting_named(part, "name") != nullptr; }

} // namespace

Result<Layer> read_layer(const std::filesystem::path& file) {
  const std::string name = file.string();
  TRY_ASSIGN(const std::string bytes, read_file(file, largest_file, Code::config));
  if (const auto line = line_beyond_ascii(bytes))
    return fail(Code::config, "{}:{}: a character beyond ASCII outside quotes", name, *line);
  const toml::parse_result parsed = toml::parse(bytes, name);
  if (!parsed)
    return fail(Code::config, "{}:{}: not a TOML file: {}", name,
                parsed.error().source().begin.line, parsed.error().description());
  Layer layer;
  const std::vector<std::string> parts = top_level();
  for (const auto& [key, node] : parsed.table()) {
    const unsigned line = key.source().begin.line;
    const std::string part(key.str());
    if (std::find(parts.begin(), parts.end(), part) == parts.end())
      return fail(Code::config,
                  "{}:{}: '{}' is not a part of the configuration; expected one of: {}", name, line,
                  for_terminal(part), fmt::join(parts, ", "));
    if (is_list(part)) {
      TRY_ASSIGN(layer.lists[part], read_list(part, node, name, line));
      continue;
    }
    const toml::table* table = node.as_table();
    if (table == nullptr)
      return fail(Code::config, "{}:{}: {} is not a table; write [{}]", name, line, part, part);
    TRY_ASSIGN(layer.tables[part], read_table(part, *table, name));
  }
  return layer;
}

} // namespace sidestep
