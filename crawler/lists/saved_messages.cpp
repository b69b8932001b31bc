// The messages of a saved request page: which there are, when the last one was,
// and which files they list.
#include "crawler/lists/saved_page.hpp"

#include "sites/marks.hpp"

#include <algorithm>
#include <cstdlib>

namespace sidestep::crawler {

namespace {

constexpr std::size_t most_files = 5000;

bool is_message(std::string_view id) {
  for (const std::string_view kind : {"incoming-", "outgoing-", "comment-"}) {
    const std::string_view digits = id.substr(std::min(id.size(), kind.size()));
    if (id.starts_with(kind) && !digits.empty() && digits.size() < 13 &&
        digits.find_first_not_of("0123456789") == std::string_view::npos)
      return true;
  }
  return false;
}

// The file's own link stands beside the one to the site's view of it.
std::string own_link(const Html& html, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at) {
    const std::string_view href = html[at].attribute("href");
    if (html[at].tag == "a" && href.find("/attach/") != std::string_view::npos &&
        href.find("/attach/html/") == std::string_view::npos)
      return std::string(href);
  }
  return "";
}

// The link that would unfold a quoted part stands in for it. Saving makes links
// absolute, so that others may hold ?unfold=1 too: the span around it tells.
bool is_folded(const Html& html, std::size_t bubble) {
  const std::size_t end = html[bubble].end;
  for (std::size_t at = bubble; at < end; ++at) {
    if (!html[at].has_class("unfold_link")) continue;
    const std::size_t link = html.find_tag("a", at, html[at].end);
    if (link != Html::none &&
        html[link].attribute("href").find("unfold=1") != std::string_view::npos)
      return true;
    at = html[at].end - 1;
  }
  return false;
}

// "123K" or "1.2M", as the site shows it: what it may be in bytes.
void read_size(std::string_view shown, ListedFile& file) {
  const std::string_view word = shown.substr(0, shown.find(' '));
  const auto unit = word.find_first_not_of("0123456789.");
  if (unit == std::string_view::npos || unit == 0 || unit > 8) return;
  const double number = std::strtod(std::string(word.substr(0, unit)).c_str(), nullptr);
  constexpr double kilo = 1024;
  if (word[unit] == 'K') {
    file.least = static_cast<std::uint64_t>(number * kilo);
    file.most = file.least + 1023;
  } else if (word[unit] == 'M') {
    file.least = static_cast<std::uint64_t>(std::max(0.0, number - 0.1) * kilo * kilo);
    file.most = static_cast<std::uint64_t>((number + 0.1) * kilo * kilo);
  }
}

void read_files(const Html& html, std::size_t bubble, SavedPage& page) {
  const std::size_t end = html[bubble].end;
  for (std::size_t at = bubble + 1; at < end; ++at) {
    const HtmlNode& node = html[at];
    if (!node.has_class("attachment") || (node.tag != "li" && node.tag != "div")) continue;
    const bool hidden =
        html.find_class(sites::marks::hidden_attachment, at, node.end) != Html::none;
    if (!hidden && page.files.size() < most_files) {
      const std::size_t name = html.find_class("attachment__name", at, node.end);
      const std::size_t size = html.find_class("attachment__meta", at, node.end);
      ListedFile file{.message = std::string(html[bubble].attribute("id")),
                      .name = name == Html::none ? "" : html.text(name),
                      .href = own_link(html, at, node.end)};
      if (size != Html::none) read_size(html.text(size), file);
      page.files.push_back(std::move(file));
    }
    at = node.end - 1; // files do not nest
  }
}

} // namespace

void read_page_messages(const Html& html, SavedPage& page) {
  for (std::size_t at = 0; at < html.size(); ++at) {
    const HtmlNode& node = html[at];
    if (node.tag == "a" &&
        node.attribute("href").find(sites::marks::sign_out) != std::string_view::npos)
      page.signed_in = true; // what a message links to is passed over below
    if (node.tag.empty() || !is_message(node.attribute("id"))) continue;
    page.request = true;
    const std::size_t time = html.find_tag("time", at, node.end);
    if (time != Html::none)
      if (const auto when = parse_instant(html[time].attribute("datetime")))
        page.last_message = when;
    page.folded = page.folded || is_folded(html, at);
    if (node.attribute("id").starts_with("incoming-")) read_files(html, at, page);
    at = node.end - 1; // messages do not nest
  }
}

} // namespace sidestep::crawler
