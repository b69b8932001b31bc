// Windows of an Alaveteli list. Conditions are put side by side, the excluding
// ones with a minus: the site appends the days to the query as they stand, and
// behind an AND NOT they would bind to the wrong half.
#include "sites/lists.hpp"

#include "common/text.hpp"
#include "common/url.hpp"
#include "sites/address.hpp"
#include "sites/json_fields.hpp"
#include "sites/paths.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace sidestep::sites {
namespace {

constexpr std::size_t longest_query = 400; // the site cuts longer ones
constexpr int most_parts = 16;
constexpr Day first_day{std::chrono::year{2001} / 1 / 1}; // the site's own beginning

// Every event that a list finds is one of these.
constexpr std::array<std::string_view, 4> varieties{"sent", "response", "followup_sent", "comment"};
constexpr std::array<std::string_view, 8> statuses{"waiting_response",
                                                   "successful",
                                                   "rejected",
                                                   "not_held",
                                                   "waiting_classification",
                                                   "partially_successful",
                                                   "waiting_clarification",
                                                   "internal_review"};
// Words of bodies' names: the same request sent to many bodies names each.
constexpr std::array<std::string_view, 10> body_words{"council",    "nhs",    "borough",  "school",
                                                      "university", "police", "district", "county",
                                                      "city",       "trust"};

bool has_word(const std::string& query, std::string_view word) {
  for (const auto one : split(query, ' '))
    if (one == word) return true;
  return false;
}

bool has_prefix(const std::string& query, std::string_view prefix) {
  for (const auto one : split(query, ' '))
    if (one.starts_with(prefix)) return true;
  return false;
}

ListWindow with(const ListWindow& window, const std::string& word) {
  ListWindow part = window;
  part.query += (part.query.empty() ? "" : " ") + word;
  part.page = 1;
  return part;
}

// The next word that may tell the window's threads apart; "" when none is left.
std::string telling_word(const std::string& query, const std::vector<std::string>& bodies) {
  const auto unused = [&](const std::string& word) {
    return !has_word(query, word) && !has_word(query, "-" + word);
  };
  // Two words of one prefix would be read as "either".
  if (!has_prefix(query, "latest_status:"))
    for (const auto status : statuses)
      if (const auto word = "latest_status:" + std::string(status); unused(word)) return word;
  if (!has_prefix(query, "requested_from:")) {
    std::map<std::string, int> counts;
    for (const auto& body : bodies)
      ++counts[body];
    std::string best;
    for (const auto& [body, count] : counts)
      if (count > 1 && unused("requested_from:" + body) && (best.empty() || count > counts[best]))
        best = body;
    if (!best.empty()) return "requested_from:" + best;
  }
  for (const auto word : body_words)
    if (unused(std::string(word))) return std::string(word);
  return "";
}

std::vector<ListWindow> split_days(const ListWindow& window, Day since, Day until,
                                   std::optional<long> total) {
  const auto days = (until - since).count() + 1;
  const long wanted = total.value_or(0) / (list_results * 2 / 3) + 1;
  const auto parts = std::min<long>({std::max<long>(wanted, 2), most_parts, days});
  std::vector<ListWindow> windows;
  for (long part = parts - 1; part >= 0; --part) { // the newest first
    ListWindow one = window;
    one.page = 1;
    one.since = since + std::chrono::days(days * part / parts);
    one.until = since + std::chrono::days(days * (part + 1) / parts - 1);
    windows.push_back(std::move(one));
  }
  return windows;
}

} // namespace

std::string list_url(const Source& source, const ListWindow& window) {
  std::string query;
  const auto parameter = [&](std::string_view name, const std::string& value) {
    query +=
        fmt::format("{}{}={}", query.empty() ? "?" : "&", name, percent_encode(value, "-_.~:"));
  };
  if (!window.query.empty()) parameter("query", window.query);
  if (window.since) parameter("request_date_after", iso(*window.since));
  if (window.until) parameter("request_date_before", iso(*window.until));
  if (window.page > 1) parameter("page", std::to_string(window.page));
  return source.url + window.path + query;
}

std::optional<ListWindow> read_list_url(const Source& source, std::string_view text) {
  const auto address = read_address({source}, text);
  if (!address || (address->what != What::listing && address->what != What::body)) return {};
  ListWindow window;
  const auto parts = path_parts(address->url.path);
  if (address->what == What::listing) {
    window.path = address->url.path;
  } else if (!parts.empty() && !iequals(parts.back(), address->body)) {
    window.path = "/list/" + parts.back(); // /body/SLUG/successful
  }
  for (const auto& [name, value] : query_pairs(address->url.query)) {
    if (name == "query") window.query = value;
    if (name == "request_date_after") window.since = parse_day(value);
    if (name == "request_date_before") window.until = parse_day(value);
    if (name == "page") std::from_chars(value.data(), value.data() + value.size(), window.page);
  }
  window.page = std::max(window.page, 1);
  if (address->what == What::body) window.query = search_words(window.query, address->body, false);
  return window;
}

std::vector<ListWindow> narrowed(const ListWindow& window, std::optional<long> total,
                                 const std::vector<std::string>& bodies, Day today) {
  const Day since = window.since.value_or(first_day);
  const Day until = window.until.value_or(today);
  if (since < until) return split_days(window, since, until, total);
  ListWindow day = window;
  day.since = since;
  day.until = since;
  std::vector<ListWindow> windows;
  if (!has_prefix(day.query, "variety:")) {
    for (const auto variety : varieties)
      windows.push_back(with(day, "variety:" + std::string(variety)));
    return windows;
  }
  const std::string word = telling_word(day.query, bodies);
  if (word.empty() || day.query.size() + word.size() > longest_query) return {};
  return {with(day, word), with(day, "-" + word)};
}

std::string search_words(std::string_view query, std::string_view body, bool answered) {
  std::string words(query);
  const auto add = [&](const std::string& word) { words += (words.empty() ? "" : " ") + word; };
  const bool alone = body.empty() && !answered;
  bool operators = false;
  for (const auto one : split(words, ' '))
    operators = operators || one == "OR" || one == "AND" || one == "NOT" || one == "XOR";
  if (operators && !alone) words = "(" + words + ")";
  if (!body.empty()) add("requested_from:" + std::string(body));
  if (answered) add("variety:response");
  return words;
}

std::string SiteVersion::everything_path() const {
  constexpr int list_alone = 45; // before 0.45 /list/all was the list of all
  return major == 0 && minor < list_alone ? "/list/all" : "/list";
}

bool SiteVersion::has_paged_feeds() const {
  constexpr int feeds_paged = 39;
  return major > 0 || minor >= feeds_paged;
}

std::optional<SiteVersion> read_site_version(std::string_view bytes) {
  const auto json = parse_json(bytes);
  if (!json) return std::nullopt;
  const std::string text = text_field(*json, "alaveteli_version");
  SiteVersion version;
  const char* const end = text.data() + text.size();
  const auto major = std::from_chars(text.data(), end, version.major);
  if (major.ec != std::errc{} || major.ptr == end || *major.ptr != '.') return std::nullopt;
  if (std::from_chars(major.ptr + 1, end, version.minor).ec != std::errc{}) return std::nullopt;
  if (const auto count = number_field(*json, "visible_request_count"); count && *count >= 0)
    version.visible_requests = static_cast<long>(*count);
  return version;
}

std::string version_url(const Source& source) { return source.url + "/version.json"; }

} // namespace sidestep::sites
