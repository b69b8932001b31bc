// The original of a revised response. A revision overwrites the response; the
// committee's staff keep the old text as items whose subject begins "Original
// Government response", and end it with a sentence of their own.
#include "indexer/pages/petition.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace sidestep::indexer {
namespace {

constexpr std::string_view subject_start = "original government response";

// The offset of the last line that begins "[This] response [was] given on" and
// tells what the committee did then; npos when there is none.
std::size_t closing_sentence(std::string_view text) {
  const std::string low = lower_ascii(text);
  const auto said = low.rfind("response was given on");
  const auto given = low.rfind("response given on");
  std::size_t at = std::string::npos;
  for (const auto one : {said, given})
    if (one != std::string::npos && (at == std::string::npos || one > at)) at = one;
  if (at == std::string::npos || low.find("petitions committee", at) == std::string::npos)
    return std::string::npos;
  // A closing sentence closes: the text must not go on for long behind it.
  if (low.size() - at > 400) return std::string::npos;
  if (at >= 5 && low.compare(at - 5, 5, "this ") == 0) at -= 5;
  return at;
}

// A cut "Original Government response: The Government ..." goes on in the body.
std::string_view subject_rest(std::string_view subject) {
  std::string_view rest = trim(subject).substr(subject_start.size());
  const auto colon = rest.find_first_not_of(" \t\r\n");
  if (colon == std::string_view::npos || rest[colon] != ':') return {};
  return trim(rest.substr(colon + 1));
}

std::string_view without_dots(std::string_view text, bool at_end) {
  for (const std::string_view dots : {std::string_view("..."), std::string_view("…")}) {
    if (at_end && text.ends_with(dots)) return trim(text.substr(0, text.size() - dots.size()));
    if (!at_end && text.starts_with(dots)) return trim(text.substr(dots.size()));
  }
  return text;
}

std::string part_text(const Related& item) {
  const std::string subject = clean_utf8(item.subject);
  const std::string body = clean_utf8(item.body);
  const std::string_view begun = subject_rest(subject);
  if (begun.empty()) return std::string(trim(body));
  return std::string(without_dots(begun, true)) + ' ' +
         std::string(without_dots(trim(body), false));
}

int number_at(std::string_view text, std::size_t& at, std::size_t most) {
  int value = 0;
  const char* begin = text.data() + at;
  const char* end = text.data() + std::min(text.size(), at + most);
  const auto [stop, error] = std::from_chars(begin, end, value);
  if (error != std::errc{}) return -1;
  at += static_cast<std::size_t>(stop - begin);
  return value;
}

std::optional<Day> civil(int year, unsigned month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

// `at` stands behind the day's number.
std::optional<Day> named_month(std::string_view text, std::size_t at, int day) {
  if (at >= text.size() || text[at] != ' ') return std::nullopt;
  ++at;
  for (unsigned month = 1; month <= 12; ++month) {
    const std::string_view name = month_name(month);
    if (!iequals(text.substr(at, name.size()), name)) continue;
    at += name.size() + 1;
    const int year = at < text.size() ? number_at(text, at, 4) : -1;
    return year > 1900 ? civil(year, month, day) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Day> slashes(std::string_view text, std::size_t at, int day) {
  if (at >= text.size() || text[at] != '/') return std::nullopt;
  const int month = number_at(text, ++at, 2);
  if (month < 1 || at >= text.size() || text[at] != '/') return std::nullopt;
  int year = number_at(text, ++at, 4);
  if (year >= 0 && year < 100) year += 2000;
  return civil(year, static_cast<unsigned>(month), day);
}

} // namespace

std::optional<Day> day_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] < '0' || text[at] > '9') continue;
    if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') continue;
    std::size_t behind = at;
    const int day = number_at(text, behind, 2);
    if (auto found = named_month(text, behind, day)) return found;
    if (auto found = slashes(text, behind, day)) return found;
  }
  return std::nullopt;
}

bool is_original(std::string_view subject) {
  return lower_ascii(squeeze(subject)).starts_with(subject_start);
}

bool says_revised(std::string_view text) {
  return lower_ascii(squeeze(text)).find("this is a revised response") != std::string::npos;
}

std::optional<Original> original_of(const std::vector<Related>& items) {
  Original original;
  for (const Related& item : items) {
    if (!is_original(item.subject)) continue;
    std::string part = part_text(item);
    if (const auto at = closing_sentence(part); at != std::string::npos) {
      original.said = day_in(std::string_view(part).substr(at));
      part = trim(std::string_view(part).substr(0, at));
    }
    if (!original.text.empty() && !part.empty()) original.text += "\n\n";
    original.text += part;
  }
  if (original.text.empty()) return std::nullopt;
  return original;
}

} // namespace sidestep::indexer
