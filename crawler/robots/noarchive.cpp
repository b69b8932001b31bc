// No tree is built for one word: tags are found by their name, and attributes
// read one by one until the tag's end.
#include "crawler/robots/noarchive.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace sidestep::crawler {
namespace {

constexpr std::size_t looked_at = 64 * 1024;
constexpr std::string_view blanks = " \t\r\n\f";

// "noindex, noarchive" holds the word; a value after a colon is another rule's.
bool holds_noarchive(std::string_view list) {
  const auto words = split(list, ',');
  return std::any_of(words.begin(), words.end(),
                     [](std::string_view word) { return iequals(trim(word), "noarchive"); });
}

// The next attribute, taken off the front of `tag`; false at its end.
bool next_attribute(std::string_view& tag, std::string& name, std::string& value) {
  const auto begin = tag.find_first_not_of(" \t\r\n\f/");
  if (begin == std::string_view::npos || tag[begin] == '>') return false;
  tag.remove_prefix(begin);
  const auto end = std::min(tag.find_first_of(" \t\r\n\f/>=", 1), tag.size());
  name = lower_ascii(tag.substr(0, end));
  value.clear();
  tag.remove_prefix(end);
  const auto sign = tag.find_first_not_of(blanks);
  if (sign == std::string_view::npos || tag[sign] != '=') return true;
  tag.remove_prefix(sign + 1);
  tag.remove_prefix(std::min(tag.find_first_not_of(blanks), tag.size()));
  const bool quoted = !tag.empty() && (tag.front() == '"' || tag.front() == '\'');
  const std::string_view ends = quoted ? tag.substr(0, 1) : std::string_view(" \t\r\n\f>");
  if (quoted) tag.remove_prefix(1);
  const auto stop = std::min(tag.find_first_of(ends), tag.size());
  value = tag.substr(0, stop);
  tag.remove_prefix(std::min(stop + (quoted ? 1 : 0), tag.size()));
  return true;
}

bool meta_asks(std::string_view tag, std::string_view product) {
  std::string name;
  std::string value;
  bool ours = false;
  bool asks = false;
  while (next_attribute(tag, name, value)) {
    if (name == "name")
      ours = iequals(trim(value), "robots") || iequals(trim(value), product);
    else if (name == "content")
      asks = holds_noarchive(value);
  }
  return ours && asks;
}

} // namespace

bool tag_asks_noarchive(std::string_view field, std::string_view product) {
  const auto colon = field.find(':');
  const auto comma = field.find(',');
  if (colon < comma && iequals(trim(field.substr(0, colon)), product))
    field.remove_prefix(colon + 1);
  else if (colon < comma && !iequals(trim(field.substr(0, colon)), "unavailable_after"))
    return false; // for another crawler
  return holds_noarchive(field);
}

bool page_asks_noarchive(std::string_view html, std::string_view product) {
  html = html.substr(0, looked_at);
  const std::string lower = lower_ascii(html);
  constexpr std::string_view opening = "<meta";
  for (auto at = lower.find(opening); at != std::string::npos; at = lower.find(opening, at + 1))
    if (meta_asks(html.substr(at + opening.size()), product)) return true;
  return false;
}

} // namespace sidestep::crawler
