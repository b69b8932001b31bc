// List pages differ between versions and themes; what they share is the class
// of a result, the class of the count, and the addresses.
#include "crawler/lists/listing.hpp"

#include "common/text.hpp"
#include "crawler/lists/html.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <charconv>

namespace sidestep::crawler {
namespace {

// "About 1,234 FOI requests found", "1 FOI request found".
std::optional<long> first_number(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (!digits.empty() && c != ',')
      break;
  }
  long number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return {};
  return number;
}

bool is_result(const HtmlNode& node) { return node.has_class("request_listing"); }

// What a result's links and times say; no slug when none leads to a request.
ListedRequest read_row(const Html& html, std::size_t row, const sites::Source& source) {
  ListedRequest listed;
  const auto base = parse_url(source.url + "/");
  for (std::size_t at = row; base && at < html[row].end; ++at) {
    const HtmlNode& node = html[at];
    if (node.tag == "time" && !listed.event)
      listed.event = parse_instant(node.attribute("datetime"));
    if (node.tag != "a") continue;
    const auto url = resolve_url(*base, node.attribute("href"));
    const auto address = url ? sites::read_address({source}, url->text())
                             : Result<sites::Address>(fail(Code::source, "no address"));
    if (!address) continue;
    // The heading's link may carry the anchor of the message that was found.
    if (address->what == sites::What::thread && listed.slug.empty())
      listed.slug = address->id.thread;
    if (address->what == sites::What::body && listed.body.empty()) listed.body = address->body;
  }
  return listed;
}

bool is_next(const HtmlNode& node) {
  return node.tag == "a" && (node.attribute("rel").find("next") != std::string_view::npos ||
                             node.has_class("next_page"));
}

} // namespace

Result<RequestList> read_request_list(std::string_view bytes, const sites::Source& source) {
  TRY_ASSIGN(const Html html, Html::parse(bytes));
  RequestList list;
  const auto count = html.find_class("foi_results");
  if (count != Html::none) list.total = first_number(html.text(count));
  for (auto at = html.find(is_result); at != Html::none; at = html.find(is_result, html[at].end)) {
    ListedRequest listed = read_row(html, at, source);
    const bool known =
        std::any_of(list.threads.begin(), list.threads.end(),
                    [&](const ListedRequest& one) { return one.slug == listed.slug; });
    if (!listed.slug.empty() && !known) list.threads.push_back(std::move(listed));
  }
  list.next = html.find(is_next) != Html::none;
  const bool layout = count != Html::none || html.find_class("results_block") != Html::none ||
                      html.find_class("results_section") != Html::none || !list.threads.empty();
  if (!layout) return fail(Code::source, "the page is no list of requests");
  return list;
}

std::vector<Parliament> read_parliaments(std::string_view bytes) {
  std::vector<Parliament> found;
  const auto html = Html::parse(bytes);
  if (!html) return found;
  const auto years_in = [](std::string_view text) { // "2017 to 2019", "2017–2019"
    std::vector<std::string> years;
    std::string digits;
    for (const char c : std::string(text) + " ") {
      if (c >= '0' && c <= '9') {
        digits += c;
        continue;
      }
      if (digits.size() == 4) years.push_back(digits);
      digits.clear();
    }
    return years;
  };
  for (std::size_t at = 0; at < html->size(); ++at) {
    const HtmlNode& node = (*html)[at];
    if (node.tag != "a" && node.tag != "option") continue;
    Parliament one;
    const auto url = parse_url("http://site/");
    const auto link = resolve_url(*url, node.attribute("href"));
    std::string number(node.attribute("value"));
    if (node.tag == "a") {
      number.clear();
      for (const auto& [name, value] : query_pairs(link ? link->query : ""))
        if (name == "parliament") number = value;
    }
    std::from_chars(number.data(), number.data() + number.size(), one.number);
    const auto years = years_in(html->text(at));
    if (one.number <= 0 || years.size() != 2) continue;
    one.years = years[0] + "-" + years[1];
    const bool known = std::any_of(found.begin(), found.end(), [&](const Parliament& other) {
      return other.number == one.number;
    });
    if (!known) found.push_back(std::move(one));
  }
  return found;
}

sites::Standing page_standing(std::string_view bytes) {
  const auto html = Html::parse(bytes);
  if (!html) return sites::Standing::page;
  const auto text = [&](std::string_view tag) {
    const auto at = html->find_tag(tag);
    return at == Html::none ? std::string() : html->text(at);
  };
  return sites::standing_of(text("title"), text("h1"));
}

Result<std::vector<AttachmentLink>> read_attachment_links(std::string_view bytes,
                                                          const sites::Source& source,
                                                          std::string_view thread) {
  TRY_ASSIGN(const Html html, Html::parse(bytes));
  std::vector<AttachmentLink> links;
  std::size_t block = 0; // end of the attachment block that we are in
  for (std::size_t at = 0; at < html.size(); ++at) {
    const HtmlNode& node = html[at];
    if (node.has_class("attachments") || node.has_class("list-of-attachments") ||
        node.has_class("attachment"))
      block = std::max(block, node.end);
    if (node.tag != "a") continue;
    std::string url = sites::attachment_url(source, node.attribute("href"));
    if (url.empty()) continue;
    TRY_ASSIGN(const auto address, sites::read_address({source}, url));
    if (at >= block && address.id.thread != thread) continue;
    const bool known = std::any_of(links.begin(), links.end(),
                                   [&](const AttachmentLink& link) { return link.url == url; });
    if (!known) links.push_back({std::move(url), address.id.message});
  }
  return links;
}

} // namespace sidestep::crawler
