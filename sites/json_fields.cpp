// The one place where outside JSON is parsed. What is nested too deep is refused
// before that, so that no hostile nesting is ever built.
#include "sites/json_fields.hpp"

#include "common/text.hpp"

#include <limits>
#include <nlohmann/json.hpp>

namespace sidestep::sites {

using nlohmann::json;

namespace {

// Brackets outside strings; what is not JSON is the parser's to refuse.
bool deeper_than(int most, std::string_view json) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > most) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

} // namespace

Result<json> parse_json(std::string_view bytes) {
  constexpr std::size_t largest = 32U << 20U; // a petition with all its places: 90 kB
  constexpr int deepest = 24;
  if (bytes.size() > largest)
    return fail(Code::source, "the JSON has {} bytes, more than {}", bytes.size(), largest);
  constexpr std::string_view mark = "\xEF\xBB\xBF"; // some editors put it in front
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  // Before it is parsed: the library's own hook for this costs a third of the parse.
  if (deeper_than(deepest, bytes))
    return fail(Code::source, "the JSON is nested more than {} deep", deepest);
  try {
    return json::parse(bytes.begin(), bytes.end());
  } catch (const json::exception& error) {
    return fail(Code::source, "not JSON: {}", for_terminal(error.what()));
  }
}

const json& field(const json& object, const char* key) {
  static const json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

std::string text_field(const json& object, const char* key) {
  const json& value = field(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<std::int64_t> number_field(const json& object, const char* key) {
  const json& value = field(object, key);
  if (!value.is_number_integer()) return std::nullopt;
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > most) return std::nullopt;
  return value.get<std::int64_t>();
}

bool flag_field(const json& object, const char* key) {
  const json& value = field(object, key);
  return value.is_boolean() && value.get<bool>();
}

std::optional<Instant> instant_field(const json& object, const char* key) {
  return parse_instant(text_field(object, key));
}

std::optional<Day> day_field(const json& object, const char* key) {
  return parse_day(text_field(object, key));
}

void take_newer(std::optional<Instant>& newest, const std::optional<Instant>& other) {
  if (other && (!newest || *other > *newest)) newest = other;
}

} // namespace sidestep::sites
