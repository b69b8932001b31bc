// A page that a browser saved. Its own words say whose it is; a page that says
// it is an error, a sign-in or a browser check is never taken for a thread.
#include "crawler/importers/import.hpp"

#include "common/text.hpp"
#include "crawler/lists/saved_page.hpp"
#include "sites/marks.hpp"

#include <fmt/core.h>

namespace sidestep::crawler {

namespace {

void refuse(Item& item, std::string why) {
  item.is = Item::Is::refused;
  item.problem = std::move(why);
}

// What the page is when it is none of a thread; "" when it may be one.
std::string fault_of(const SavedPage& page, std::string_view html) {
  if (page.request || page.petition) return ""; // whatever its author called it
  sites::Standing standing = sites::standing_of(page.title, page.heading);
  if (standing == sites::Standing::page && sites::is_challenge(html))
    standing = sites::Standing::challenge;
  if (standing == sites::Standing::page) return "";
  std::string said(sites::describe(standing));
  if (standing == sites::Standing::challenge)
    said += "; wait in the browser until the page itself shows, then save it again";
  return said;
}

std::string unknown_address(const std::vector<std::string>& addresses) {
  if (addresses.empty()) return "a page that does not say its address; give it with --url";
  return fmt::format("a page of {}, which is no request or petition of a known site",
                     for_terminal(addresses.front()));
}

// Gives a page its address and with it all that follows.
void place_page(const sites::Address& address, Item& item) {
  item.source = address.source;
  item.thread = address.id.thread;
  const bool petitions = is_petitions(*address.source);
  item.url = petitions || item.folded
                 ? sites::thread_url(*item.source, item.thread, address.archived)
                 : sites::page_url(*item.source, item.thread);
  if (item.folded)
    item.notes.push_back("quoted parts were folded away when it was saved; for all of it save " +
                         sites::page_url(*item.source, item.thread));
}

void take_files(const SavedPage& page, Item& item) {
  std::size_t without_link = 0;
  for (const ListedFile& file : page.files) {
    std::string url = sites::attachment_url(*item.source, item.thread, file.href);
    if (url.empty()) {
      ++without_link;
      continue;
    }
    item.listed.push_back({.source = item.source,
                           .thread = item.thread,
                           .message = file.message,
                           .name = file.name,
                           .url = std::move(url),
                           .least = file.least,
                           .most = file.most,
                           .is_private = item.is_private});
  }
  if (without_link > 0)
    item.notes.push_back(fmt::format("{} listed there without a link to the site",
                                     counted(without_link, "attachment is", "attachments are")));
}

} // namespace

void examine_page(std::string_view html, std::string_view location, const sites::Sources& sources,
                  Item& item) {
  const auto page = read_saved_page(html);
  if (!page) return refuse(item, page.error().message);
  if (std::string fault = fault_of(*page, html); !fault.empty())
    return refuse(item, std::move(fault));
  item.role = archive::Role::page;
  item.mime = "text/html";
  item.is_private = page->signed_in;
  item.folded = page->folded;
  item.last = page->last_message;
  item.last_day = page->last_day;
  if (!item.proven && page->saved) item.proven = AsOf{*page->saved, "singlefile-date"};
  std::vector<std::string> addresses = page->addresses;
  if (!location.empty()) addresses.emplace_back(location);
  for (const std::string& text : addresses) {
    const auto address = sites::read_address(sources, text);
    if (!address || address->what != sites::What::thread) continue;
    const bool petitions = is_petitions(*address->source);
    if (!(petitions ? page->petition : page->request)) continue;
    item.is = Item::Is::page;
    place_page(*address, item);
    return take_files(*page, item);
  }
  item.lacks_address = page->request || page->petition;
  item.problem = unknown_address(addresses);
}

} // namespace sidestep::crawler
