// Reading NEAR/n and THEN/time. A number that cannot be meant is refused here,
// so that the search below never meets it.
#include "query/language/operators.hpp"

#include "common/text.hpp"

#include <charconv>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr int near_default = 10;
// Positions jump by 100 where the voice changes: no NEAR may reach so far.
constexpr int near_most = 99;
constexpr int time_most = 10000; // days

bool starts_operator(std::string_view text, std::string_view name) {
  return text == name ||
         (text.starts_with(name) && text.size() > name.size() && text[name.size()] == '/');
}

std::string_view behind_slash(const Token& token) {
  const std::size_t slash = token.text.find('/');
  return slash == std::string::npos ? std::string_view{}
                                    : std::string_view(token.text).substr(slash + 1);
}

// A whole number at the start of `text`, which is moved behind it; -1 when none.
int number(std::string_view& text) {
  int out = -1;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (failed != std::errc{} || text.front() == '-') return -1;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return out;
}

} // namespace

bool is_operator(const Token& token, std::string_view name) {
  return token.type == TokenType::word && token.field.empty() && token.text == name;
}

bool is_near(const Token& token) {
  return token.type == TokenType::word && token.field.empty() &&
         starts_operator(token.text, "NEAR");
}

bool is_then(const Token& token) {
  return token.type == TokenType::word && token.field.empty() &&
         starts_operator(token.text, "THEN");
}

bool is_not(const Token& token) {
  return token.type == TokenType::word && token.field.empty() && starts_operator(token.text, "NOT");
}

Result<int> near_distance(std::string_view query, const Token& token) {
  if (token.text.find('/') == std::string::npos) return near_default;
  std::string_view text = behind_slash(token);
  const int words = text.empty() ? -1 : number(text);
  if (words < 1 || words > near_most || !text.empty())
    return fail_at(
        query, token.place, fmt::format("{} has no distance", for_terminal(token.text)),
        fmt::format("write NEAR/5 for at most five words from one to the next (1 to {}); "
                    "NEAR alone is NEAR/{}",
                    near_most, near_default));
  return words;
}

Result<Link> link_of(std::string_view query, const Token& token) {
  Link link;
  link.absent = token.text.starts_with("NOT");
  if (token.text.find('/') == std::string::npos) return link;
  std::string_view text = behind_slash(token);
  const int count = text.empty() ? -1 : number(text);
  const bool weeks = text == "w";
  const int days = weeks ? 7 * std::min(count, time_most) : count;
  const bool known = text == "d" || text == "wd" || weeks;
  if (count < 0 || !known || days > time_most)
    return fail_at(query, token.place, fmt::format("{} has no time", for_terminal(token.text)),
                   "write THEN/60d (days), THEN/8w (weeks) or THEN/20wd (working days by the "
                   "thread's own calendar); THEN alone is any time later");
  link.unit = text == "wd" ? Link::Unit::working_days : Link::Unit::days;
  link.within = days;
  return link;
}

Result<void> check_foreign_operator(std::string_view query, const Token& token) {
  const std::string& text = token.text;
  for (const std::string_view name : {"ADJ", "XOR", "WITHIN", "SAME"})
    if (text == name || (text.starts_with(name) && text[name.size()] == '/'))
      return fail_at(
          query, token.place, fmt::format("{} is not part of the query language", text),
          fmt::format("NEAR/5 and THEN/60d are; as a word write \"{}\"", lower_ascii(name)));
  for (const std::string_view name : {"near/", "then/", "not/"})
    if (text.starts_with(name))
      return fail_at(query, token.place, fmt::format("{} is no word", for_terminal(text)),
                     "operators are written in capitals: NEAR/5, THEN/60d, THEN NOT/20wd");
  return {};
}

} // namespace sidestep::query
