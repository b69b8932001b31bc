// The list of attachments of an incoming message. A file is known by the part
// number in its address; links are told by their paths, never by their words.
#include "indexer/pages/bubbles.hpp"

#include "common/text.hpp"
#include "common/url.hpp"
#include "indexer/pages/render.hpp"
#include "sites/address.hpp"

#include <charconv>
#include <fmt/core.h>
#include <set>

namespace sidestep::indexer {
namespace {

constexpr std::size_t most_attachments = 2000;
constexpr int most_parts = 100000; // larger numbers are none of a mail's parts

struct Part {
  int number = 0; // of /attach/N/; 0 = no link tells it
  std::string name{};
  std::string url{};
};

// "/attach/3/Reply%20one.pdf?x=1" -> 3 and "Reply one.pdf"; the rendition
// under /attach/html/3/ tells the number too.
Part part_of(std::string_view href) {
  Part part;
  const auto at = href.find("/attach/");
  if (at == std::string_view::npos) return part;
  std::string_view rest = href.substr(at + 8);
  const bool rendition = rest.starts_with("html/");
  if (rendition) rest.remove_prefix(5);
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), part.number);
  if (error != std::errc{} || part.number < 1 || part.number > most_parts) return {};
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  if (!rest.starts_with('/')) return part;
  rest = rest.substr(1, rest.find_first_of("?#") - 1);
  part.name = squeeze(clean_utf8(percent_decode(rest)));
  if (rendition && part.name.ends_with(".html")) part.name.resize(part.name.size() - 5);
  return part;
}

Part links_of(const GumboNode* item, const sites::Source& source, const Thread& thread) {
  Part found;
  for (const GumboNode* link :
       all(item, [](const GumboNode* node) { return is_tag(node, GUMBO_TAG_A); })) {
    const std::string_view href = attribute(link, "href");
    Part part = part_of(href);
    if (part.number == 0) continue;
    if (href.find("/attach/html/") != std::string_view::npos) {
      if (found.number == 0) found = std::move(part);
      continue;
    }
    part.url = sites::attachment_url(source, thread.name, href);
    return part;
  }
  return found;
}

// The icon's file name is the only place where the page tells the type:
// icon_application_pdf_large-4c1f.png.
std::string mime_of(const GumboNode* item) {
  const GumboNode* icon = first_tag(item, GUMBO_TAG_IMG);
  if (icon == nullptr) return {};
  std::string_view name = attribute(icon, "src");
  const auto from = name.rfind("icon_");
  const auto to = name.rfind("_large");
  if (from == std::string_view::npos || to == std::string_view::npos || to <= from + 5) return {};
  std::string mime = clean_utf8(name.substr(from + 5, to - from - 5));
  const auto slash = mime.find('_');
  if (slash == std::string::npos) return {};
  mime[slash] = '/';
  return mime;
}

std::string name_of(const GumboNode* item, const Part& part) {
  if (const GumboNode* shown = first_class(item, "attachment__name")) {
    std::string name = line_of(shown);
    if (!name.empty()) return name;
  }
  return part.name;
}

} // namespace

std::vector<Message> read_attachments(const GumboNode* bubble, const sites::Source& source,
                                      const Message& parent, Thread& thread) {
  std::vector<Message> found;
  const auto items = outermost(bubble, [](const GumboNode* node) {
    return has_class(node, "attachment") &&
           (is_tag(node, GUMBO_TAG_LI) || is_tag(node, GUMBO_TAG_DIV));
  });
  std::vector<Part> parts;
  std::set<int> told;
  for (const GumboNode* item : items) {
    if (parts.size() >= most_attachments) break;
    parts.push_back(links_of(item, source, thread));
    told.insert(parts.back().number);
  }
  std::set<int> taken;
  int last = 2; // the body is part 2 as a rule, the first attachment 3
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Part& part = parts[i];
    // No link tells the number of a hidden file: the next one that none has.
    while (part.number == 0)
      if (!told.contains(++last)) part.number = last;
    last = std::max(last, part.number);
    if (!taken.insert(part.number).second) {
      thread.notes.push_back(fmt::format("{}/attach-{}: shown twice on the page; the first is kept",
                                         parent.local_id, part.number));
      continue;
    }
    Message message;
    message.kind = Kind::attachment;
    message.parent = parent.local_id;
    message.local_id = fmt::format("{}/attach-{}", parent.local_id, part.number);
    message.author = parent.author;
    message.sent = parent.sent;
    message.file_name = name_of(items[i], part);
    message.mime = mime_of(items[i]);
    message.file_url = message.url = part.url;
    if (const GumboNode* notice = first_class(items[i], "hidden_attachment")) {
      message.hidden = true;
      message.note = "hidden by the site: " + line_of(notice);
    } else if (part.url.empty()) {
      message.note = "the page gives no address for this file";
      thread.notes.push_back(
          fmt::format("{} ({}): {}", message.local_id, message.file_name, message.note));
    }
    if (message.url.empty()) message.url = parent.url;
    found.push_back(std::move(message));
  }
  return found;
}

} // namespace sidestep::indexer
