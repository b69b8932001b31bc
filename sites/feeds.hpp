// Alaveteli's search feeds: the events that a query finds, 25 a page, without the
// end that its lists have. Most sites' robots.txt closes them; they are asked only
// where the user says that the operator agreed. Pure: addresses and bytes.
#pragma once

#include "common/result.hpp"
#include "sites/lists.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::sites {

// The feed of what a window of the lists holds: any activity on its days. `today` is
// a day on which nothing can be missing.
std::string feed_url(const Source& source, const ListWindow& window, Day today);
// The address of another page of the same feed.
std::string feed_page_url(std::string_view url, int page);
// Its page, from 1. None: it is no feed of this source.
std::optional<int> feed_page(const Source& source, std::string_view url);
bool feeds_allowed(const Source& source);

struct FeedEvent {
  std::string slug{}; // of the request
  std::optional<Instant> created{};
};
// Events that name no request are left out. Error (source): not JSON, not a list.
Result<std::vector<FeedEvent>> read_feed(std::string_view json);

} // namespace sidestep::sites
