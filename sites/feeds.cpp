// A query as one segment of a path, and the events that come back.
#include "sites/feeds.hpp"

#include "common/text.hpp"
#include "common/url.hpp"
#include "sites/json_fields.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sidestep::sites {
namespace {

constexpr std::string_view feed_path = "/feed/search/";
constexpr std::string_view suffix = ".json";
constexpr std::string_view every_event =
    "(variety:sent OR variety:followup_sent OR variety:response OR variety:comment)";
constexpr std::string_view first_day = "2001-01-01";

} // namespace

std::string feed_url(const Source& source, const ListWindow& window, Day today) {
  std::string query;
  if (window.query.find("variety:") == std::string::npos) query = every_event;
  if (!window.query.empty()) query += (query.empty() ? "" : " ") + window.query;
  if (window.since || window.until)
    query += fmt::format(" {}..{}", window.since ? iso(*window.since) : first_day,
                         iso(window.until.value_or(today)));
  return feed_page_url(source.url + std::string(feed_path) + percent_encode(query, "-_.~:") +
                           std::string(suffix),
                       1);
}

std::string feed_page_url(std::string_view url, int page) {
  const std::string bare(url.substr(0, url.find('?')));
  return page > 1 ? fmt::format("{}?page={}", bare, page) : bare;
}

std::optional<int> feed_page(const Source& source, std::string_view text) {
  const auto url = parse_url(text);
  const auto site = parse_url(source.url);
  if (!url || !site || url->origin() != site->origin()) return std::nullopt;
  if (!url->path.starts_with(feed_path) || !url->path.ends_with(suffix)) return std::nullopt;
  constexpr std::string_view name = "page=";
  if (!url->query.starts_with(name)) return 1;
  int page = 0;
  const std::string_view number = std::string_view(url->query).substr(name.size());
  std::from_chars(number.data(), number.data() + number.size(), page);
  return std::max(page, 1);
}

bool feeds_allowed(const Source& source) { return source.feeds == "allowed-by-operator"; }

Result<std::vector<FeedEvent>> read_feed(std::string_view json) {
  TRY_ASSIGN(const auto root, parse_json(json));
  if (!root.is_array()) return fail(Code::source, "this is no feed of events");
  std::vector<FeedEvent> out;
  for (const auto& event : root) {
    std::string slug = text_field(field(event, "info_request"), "url_title");
    if (!slug.empty()) out.push_back({std::move(slug), instant_field(event, "created_at")});
  }
  return out;
}

} // namespace sidestep::sites
