// Reading of robots.txt: lines, groups, and which group is ours. A group is a
// run of user-agent lines with the rules that follow; groups of one product
// merge, wherever they stand.
#include "crawler/robots/robots.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace sidestep::crawler {
namespace {

constexpr std::size_t size_limit = 500 * 1024;   // RFC 9309 2.5: at least this much
constexpr std::size_t line_limit = 2083 * 8 - 1; // eight times a browser's longest URL, as Google
constexpr double longest_delay = 86'400;         // seconds; more is not a delay but a refusal

enum class Key { user_agent, allow, disallow, crawl_delay, other };

struct Line {
  Key key = Key::other;
  std::string_view value{};
};

// A key counts by its beginning ("Disallowed: /x" closes /x).
template <std::size_t n>
bool begins_with_one_of(std::string_view word, const std::array<std::string_view, n>& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
    return iequals(word.substr(0, key.size()), key);
  });
}

// Misspellings that are common enough for others to read them too.
Key key_of(std::string_view word) {
  constexpr std::array<std::string_view, 3> agents{"user-agent", "useragent", "user agent"};
  constexpr std::array<std::string_view, 6> closing{"disallow", "dissallow", "dissalow",
                                                    "disalow",  "diasllow",  "disallaw"};
  constexpr std::array<std::string_view, 1> opening{"allow"};
  constexpr std::array<std::string_view, 3> delay{"crawl-delay", "crawldelay", "crawl delay"};
  if (begins_with_one_of(word, agents)) return Key::user_agent;
  if (begins_with_one_of(word, opening)) return Key::allow;
  if (begins_with_one_of(word, closing)) return Key::disallow;
  if (begins_with_one_of(word, delay)) return Key::crawl_delay;
  return Key::other;
}

Line read_line(std::string_view text) {
  constexpr std::string_view ends("#\0", 2); // a NUL ends a line for readers in C
  text = text.substr(0, line_limit);
  text = trim(text.substr(0, text.find_first_of(ends)));
  auto cut = text.find(':');
  if (cut == std::string_view::npos) {
    // "Disallow /x": one blank in place of the colon, and nothing after.
    cut = text.find_first_of(" \t");
    if (cut == std::string_view::npos) return {};
    const auto value = trim(text.substr(cut));
    if (value.find_first_of(" \t") != std::string_view::npos) return {};
  }
  return {key_of(trim(text.substr(0, cut))), trim(text.substr(cut + 1))};
}

// "Googlebot/2.1 (x)" is for "Googlebot".
std::string_view product_of(std::string_view value) {
  const auto end = std::find_if_not(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
  return value.substr(0, static_cast<std::size_t>(end - value.begin()));
}

bool for_all(std::string_view value) {
  return value.starts_with('*') && (value.size() == 1 || value[1] == ' ' || value[1] == '\t');
}

std::optional<double> seconds(std::string_view value) {
  double delay = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), delay);
  if (error != std::errc{} || end != value.data() + value.size() || !(delay >= 0)) return {};
  return std::min(delay, longest_delay);
}

std::vector<std::string_view> lines_of(std::string_view bytes) {
  for (const char mark : {'\xEF', '\xBB', '\xBF'}) // a byte order mark, or its beginning
    if (bytes.starts_with(mark))
      bytes.remove_prefix(1);
    else
      break;
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    if (end > 0) lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

} // namespace

Robots Robots::closed() {
  Robots robots;
  robots.add("/", false);
  return robots;
}

void Robots::add(std::string_view value, bool allow) {
  rules_.push_back({as_written(value), allow ? "" : normalised(value), allow});
  // A folder's index opens the folder itself.
  const auto slash = value.rfind('/');
  if (allow && slash != std::string_view::npos && value.substr(slash).starts_with("/index.htm"))
    rules_.push_back({as_written(value.substr(0, slash + 1)) + "$", "", true});
}

Robots Robots::parse(std::string_view bytes, std::string_view product) {
  Robots own;   // groups that name the product
  Robots other; // groups for everybody
  bool named = false;
  bool in_own = false;
  bool in_other = false;
  bool rules_began = true; // a user-agent line then begins a new group
  for (const auto text : lines_of(bytes.substr(0, size_limit))) {
    const Line line = read_line(text);
    if (line.key == Key::user_agent) {
      if (rules_began) in_own = in_other = rules_began = false;
      if (for_all(line.value)) in_other = true;
      if (iequals(product_of(line.value), product)) in_own = named = true;
    } else if (line.key == Key::allow || line.key == Key::disallow) {
      rules_began = true;
      if (line.value.empty()) continue; // "Disallow:" closes nothing
      if (in_own) own.add(line.value, line.key == Key::allow);
      if (in_other) other.add(line.value, line.key == Key::allow);
    } else if (line.key == Key::crawl_delay) {
      const auto delay = seconds(line.value);
      if (in_own && delay) own.delay_ = std::max(own.delay_.value_or(0), *delay);
      if (in_other && delay) other.delay_ = std::max(other.delay_.value_or(0), *delay);
    }
  }
  return named ? own : other;
}

bool Robots::Rule::matches(std::string_view target, std::string_view decoded_target) const {
  return pattern_matches(pattern, target) || (!allow && pattern_matches(decoded, decoded_target));
}

bool Robots::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string decoded = normalised(target);
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const bool better =
        rule.pattern.size() > longest || (rule.pattern.size() == longest && rule.allow && !allowed);
    if (better && rule.matches(target, decoded)) {
      longest = rule.pattern.size();
      allowed = rule.allow;
    }
  }
  return allowed;
}

} // namespace sidestep::crawler
