// The addresses that a saved page gives itself. The page's own words come
// first; what the saving program wrote into a comment comes last, since it is
// the address that was open, with whatever was behind the '?'.
#include "crawler/lists/saved_page.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace sidestep::crawler {

namespace {

constexpr std::size_t most_comments = 50;

bool is_web(std::string_view text) {
  const std::string low = lower_ascii(text.substr(0, 8));
  return low.starts_with("http://") || low.starts_with("https://");
}

void add(SavedPage& page, std::string_view address) {
  const std::string_view clean = trim(address);
  constexpr std::size_t longest = 2000;
  if (!is_web(clean) || clean.size() > longest) return;
  if (std::find(page.addresses.begin(), page.addresses.end(), clean) == page.addresses.end())
    page.addresses.emplace_back(clean);
}

// "saved from url=(0042)https://..."
std::string_view saved_from(std::string_view comment) {
  constexpr std::string_view mark = "saved from url=(";
  const auto at = comment.find(mark);
  if (at == std::string_view::npos) return {};
  const auto close = comment.find(')', at);
  return close == std::string_view::npos ? std::string_view() : trim(comment.substr(close + 1));
}

// A line "url: https://..." of a comment.
std::string_view line_of(std::string_view comment, std::string_view name) {
  for (const std::string_view part : split(comment, '\n')) {
    const std::string_view line = trim(part);
    if (line.starts_with(name)) return trim(line.substr(name.size()));
  }
  return {};
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// What JavaScript writes for a time: "Fri Sep 04 2026 10:02:03 GMT+0100 (...)".
std::optional<Instant> script_time(std::string_view text) {
  constexpr std::string_view shape = "Fri Sep 04 2026 10:02:03 GMT+0100";
  if (text.size() < shape.size() || text.substr(25, 3) != "GMT") return std::nullopt;
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto month = std::find(months.begin(), months.end(), text.substr(4, 3));
  const auto year = number(text.substr(11, 4));
  if (month == months.end() || !year) return std::nullopt;
  const auto place = static_cast<int>(month - months.begin()) + 1;
  std::string iso_time(text.substr(11, 4));
  iso_time += place < 10 ? "-0" : "-";
  iso_time += std::to_string(place) + "-" + std::string(text.substr(8, 2)) + "T";
  iso_time += std::string(text.substr(16, 8)) + std::string(text.substr(28, 3)) + ":";
  return parse_instant(iso_time + std::string(text.substr(31, 2)));
}

} // namespace

void read_page_addresses(const Html& html, SavedPage& page) {
  std::vector<std::string> records; // of the page's own JSON
  std::vector<std::string> comments;
  for (std::size_t at = 0; at < html.size(); ++at) {
    const HtmlNode& node = html[at];
    if (node.tag == "!--" && comments.size() < most_comments) comments.push_back(node.text);
    if (node.tag == "link" && node.attribute("rel") == "canonical")
      page.addresses.insert(page.addresses.begin(), std::string(trim(node.attribute("href"))));
    if (node.tag == "meta" && node.attribute("property") == "og:url")
      add(page, node.attribute("content"));
    if (node.tag == "link" && node.attribute("rel") == "alternate" &&
        node.attribute("type") == "application/json")
      records.emplace_back(node.attribute("href"));
    // "Link to this" of each message (requests), the data link (petitions).
    if (node.has_class("cplink__field")) records.emplace_back(node.attribute("value"));
    if (node.tag == "a" && node.attribute("href").ends_with(".json"))
      records.emplace_back(node.attribute("href"));
  }
  std::erase_if(page.addresses, [](const std::string& address) { return !is_web(address); });
  for (const std::string& record : records)
    add(page, record);
  for (const std::string& comment : comments) {
    add(page, saved_from(comment));
    if (comment.find("SingleFile") == std::string::npos) continue;
    add(page, line_of(comment, "url:"));
    page.saved = script_time(line_of(comment, "saved date:"));
  }
}

} // namespace sidestep::crawler
