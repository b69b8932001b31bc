// What no single file can tell: the site of a request's record, the address of a
// page that does not say it, and the date of what carries none.
#include "crawler/importers/import.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace sidestep::crawler {

namespace {

Result<const sites::Source*> site_of_url(const sites::Sources& sources, const std::string& url) {
  if (url.empty()) return nullptr;
  TRY_ASSIGN(const sites::Address address, sites::read_target(sources, url));
  if (address.what != sites::What::thread)
    return hinted(
        fail(Code::usage, "--url {} is no page of a request or petition", for_terminal(url)),
        "give the address that the page has in a browser");
  return address.source;
}

void take_url(std::vector<Item>& items, const sites::Sources& sources, const std::string& url) {
  const auto lacks = [](const Item& item) { return item.lacks_address; };
  const auto count = std::count_if(items.begin(), items.end(), lacks);
  for (Item& item : items) {
    if (!item.lacks_address || url.empty()) continue;
    if (count == 1)
      item = examine(item.file, sources, sites::read_target(sources, url)->url.text());
    else
      item.problem = fmt::format("one of {} pages that do not say their address; import it alone "
                                 "with --url",
                                 count);
  }
}

// The page saved beside it tells; else --url; else there is only one such site.
const sites::Source* site_of_record(const Item& record, const std::vector<Item>& items,
                                    const sites::Sources& sources, const sites::Source* given) {
  for (const Item& item : items)
    if (item.is == Item::Is::page && item.thread == record.thread &&
        item.source->platform == sites::Platform::alaveteli)
      return item.source;
  if (given != nullptr && given->platform == sites::Platform::alaveteli) return given;
  const sites::Source* only = nullptr;
  for (const sites::Source& source : sources) {
    if (source.platform != sites::Platform::alaveteli) continue;
    if (only != nullptr) return nullptr;
    only = &source;
  }
  return only;
}

// The record's own word for its thread must make an address that means it.
void take_site(Item& item, const sites::Source* source) {
  if (source == nullptr) {
    item.problem = "a request's record does not say its site; add --url with the request's address";
    return;
  }
  const std::string url = sites::json_url(*source, item.thread);
  const auto address = sites::read_address({*source}, url);
  if (!address || address->what != sites::What::thread || address->id.thread != item.thread) {
    item.problem = fmt::format("a request's record with a name that no site gives: {}",
                               for_terminal(item.thread));
    return;
  }
  item.source = source;
  item.url = url;
}

std::optional<Instant> newest_record_of(const std::vector<Item>& items, const Item& page) {
  std::optional<Instant> newest;
  for (const Item& item : items)
    if (item.is == Item::Is::record && item.source == page.source && item.thread == page.thread &&
        item.newest && (!newest || *item.newest > *newest))
      newest = item.newest;
  return newest;
}

std::optional<AsOf> date_of(const Item& item, const std::vector<Item>& items,
                            const ImportRequest& request) {
  if (item.proven) return item.proven;
  if (request.saved_on)
    if (const auto at = middle_of(*request.saved_on, item.source->timezone))
      return AsOf{*at, "saved-on"};
  if (const auto newest = newest_record_of(items, item)) return AsOf{*newest, "newest-event"};
  if (item.last) return AsOf{*item.last, "last-message"};
  if (item.last_day)
    if (const auto at = middle_of(*item.last_day, item.source->timezone))
      return AsOf{*at, "last-message"};
  return std::nullopt;
}

} // namespace

std::optional<Instant> middle_of(Day day, std::string_view zone) {
  // Noon in UTC is the same day in most zones, midnight in those far east.
  for (const int hour : {12, 0, 23}) {
    const Instant at = day + std::chrono::hours(hour);
    const auto there = day_in_zone(at, zone.empty() ? "UTC" : zone);
    if (there && *there == day) return at;
  }
  return std::nullopt;
}

Result<void> settle_addresses(std::vector<Item>& items, const sites::Sources& sources,
                              const ImportRequest& request) {
  TRY_ASSIGN(const sites::Source* given, site_of_url(sources, request.url));
  take_url(items, sources, request.url);
  for (Item& item : items)
    if (item.is == Item::Is::record && item.source == nullptr)
      take_site(item, site_of_record(item, items, sources, given));
  return {};
}

void settle_dates(std::vector<Item>& items, const ImportRequest& request) {
  for (Item& item : items) {
    if (item.url.empty() || !item.problem.empty()) continue;
    item.as_of = date_of(item, items, request);
    if (!item.as_of) item.problem = "nothing in it tells when it was saved; add --saved-on DATE";
    for (Expected& file : item.listed)
      file.as_of = item.as_of;
  }
}

} // namespace sidestep::crawler
