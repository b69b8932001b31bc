// Links are taken as they stand; which of them lead to a thread is not judged here.
#include "crawler/lists/links.hpp"

#include "common/calendar.hpp"
#include "common/text.hpp"
#include "common/url.hpp"
#include "crawler/lists/html.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace sidestep::crawler {
namespace {

constexpr std::size_t most_links = 5000;
constexpr std::size_t longest_link = 2000;
constexpr std::size_t longest_title = 300;

class Collector {
public:
  Collector(LinkPage& page, const std::string& base) : page_(page) {
    if (const auto url = parse_url(base)) base_ = *url;
  }
  void add(std::string_view href) {
    if (href.size() > longest_link || page_.links.size() >= most_links) return;
    const auto url = base_ ? resolve_url(*base_, trim(href)) : parse_url(trim(href));
    if (!url) return;
    std::string text = url->with_fragment();
    if (seen_.insert(text).second) page_.links.push_back(std::move(text));
  }
  // Addresses that stand in somebody's text.
  void add_from(std::string_view text) {
    constexpr std::string_view ends = " \t\r\n\f<>\"'`|\\^{}";
    for (auto at = text.find("http"); at != std::string_view::npos; at = text.find("http", at)) {
      const auto rest = text.substr(at);
      if (!rest.starts_with("http://") && !rest.starts_with("https://")) {
        at += 4;
        continue;
      }
      auto link = rest.substr(0, rest.find_first_of(ends));
      at += link.size();
      while (!link.empty() &&
             std::string_view(".,;:!?)]*").find(link.back()) != std::string_view::npos)
        link.remove_suffix(1);
      add(link);
    }
  }

private:
  LinkPage& page_;
  std::optional<Url> base_{};
  std::set<std::string> seen_{};
};

std::string day_in(std::string_view text) {
  const std::string day(trim(text).substr(0, 10));
  return parse_day(day) ? day : "";
}

// The day of publication, as pages mark it.
std::string meta_date(const HtmlNode& node) {
  constexpr std::array<std::string_view, 5> names{"article:published_time", "date", "dc.date",
                                                  "pubdate", "datepublished"};
  std::string name = lower_ascii(node.attribute("property"));
  for (const auto key : {"name", "itemprop"})
    if (name.empty()) name = lower_ascii(node.attribute(key));
  if (std::find(names.begin(), names.end(), name) == names.end()) return "";
  return day_in(node.attribute("content"));
}

} // namespace

Result<LinkPage> read_link_page(std::string_view bytes, const std::string& base) {
  TRY_ASSIGN(const Html html, Html::parse(bytes));
  LinkPage page;
  Collector links(page, base);
  std::string time;
  for (std::size_t at = 0; at < html.size(); ++at) {
    const HtmlNode& node = html[at];
    if (node.tag == "script" || node.tag == "style") {
      at = node.end - 1;
      continue;
    }
    if (node.tag == "a") links.add(node.attribute("href"));
    if (node.tag == "title" && page.title.empty())
      page.title = html.text(at).substr(0, longest_title);
    if (node.tag == "meta" && page.date.empty()) page.date = meta_date(node);
    if (node.tag == "time" && time.empty()) time = day_in(node.attribute("datetime"));
    if (node.tag == "link" && lower_ascii(node.attribute("rel")) == "canonical")
      page.canonical = trim(node.attribute("href"));
    if (node.tag.empty()) links.add_from(node.text);
  }
  if (page.date.empty()) page.date = time;
  return page;
}

} // namespace sidestep::crawler
