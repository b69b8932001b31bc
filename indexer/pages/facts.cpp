// Alaveteli 0.46's page header, with what older pages and saved pages keep of it.
#include "indexer/pages/facts.hpp"

#include "common/text.hpp"
#include "indexer/pages/render.hpp"

#include <algorithm>

namespace sidestep::indexer {
namespace {

// The part of a path behind `marker`, up to the next '/', '?', '#' or '.'.
std::string_view behind(std::string_view address, std::string_view marker) {
  const auto at = address.find(marker);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = address.substr(at + marker.size());
  return rest.substr(0, rest.find_first_of("/?#."));
}

const GumboNode* link_to(const GumboNode* from, std::string_view part) {
  return first(from, [&](const GumboNode* node) {
    return is_tag(node, GUMBO_TAG_A) &&
           attribute(node, "href").find(part) != std::string_view::npos;
  });
}

// og:url, the link to the page's own JSON, the canonical link: a saved page
// keeps them, whatever its file is called.
std::string own_slug(const GumboNode* root) {
  if (std::string slug = request_slug(meta(root, "og:url")); !slug.empty()) return slug;
  const GumboNode* link = first(root, [](const GumboNode* node) {
    if (!is_tag(node, GUMBO_TAG_LINK)) return false;
    const std::string_view href = attribute(node, "href");
    const std::string_view rel = attribute(node, "rel");
    return (rel == "canonical" || rel == "alternate") && !request_slug(href).empty() &&
           href.find("/feed/") == std::string_view::npos;
  });
  return link == nullptr ? std::string{} : request_slug(attribute(link, "href"));
}

void read_title(const GumboNode* root, Thread& thread) {
  if (const GumboNode* header = first_class(root, "request-header"))
    if (const GumboNode* heading = first_tag(header, GUMBO_TAG_H1)) thread.title = line_of(heading);
  if (thread.title.empty()) thread.title = squeeze(clean_utf8(meta(root, "og:title")));
  if (thread.title.empty())
    if (const GumboNode* heading = first_tag(root, GUMBO_TAG_H1)) thread.title = line_of(heading);
}

void read_parties(const GumboNode* root, Thread& thread) {
  const GumboNode* line = first_class(root, "request-header__subtitle");
  if (line == nullptr) line = first_class(root, "request-header");
  if (line == nullptr) line = root;
  if (const GumboNode* user = link_to(line, "/user/")) thread.requester = line_of(user);
  if (const GumboNode* body = link_to(line, "/body/")) {
    thread.authority_name = line_of(body);
    thread.authority = clean_utf8(behind(attribute(body, "href"), "/body/"));
  }
}

// The state is the end of a class: a word of the site, whatever its language.
void read_status(const GumboNode* root, Thread& thread) {
  const GumboNode* box = by_id(root, "request_status");
  if (box == nullptr) return;
  thread.status_text = line_of(box);
  for (std::string_view word : split(attribute(box, "class"), ' ')) {
    word = trim(word);
    for (const std::string_view start :
         {std::string_view("request-status-message--"), std::string_view("icon_")})
      if (thread.status.empty() && word.starts_with(start))
        thread.status = clean_utf8(word.substr(start.size()));
  }
}

} // namespace

std::string request_slug(std::string_view address) {
  std::string_view slug = behind(address, "/request/");
  const bool plain = std::all_of(slug.begin(), slug.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return plain ? std::string(slug) : std::string{};
}

void read_request_facts(const GumboNode* root, const Document& page, Thread& thread) {
  thread.name = own_slug(root);
  if (thread.name.empty()) thread.name = page.row.label.thread;
  if (thread.name.empty()) thread.name = request_slug(page.row.url);
  read_title(root, thread);
  read_parties(root, thread);
  read_status(root, thread);
}

} // namespace sidestep::indexer
