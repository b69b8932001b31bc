// What the sites' own lists are asked for: windows of an Alaveteli site's /list,
// and the lists of petitions. An Alaveteli list ends after 500 results, so a
// window that holds more is split: into days, then by what the site's search
// tells apart. Pure: addresses in, addresses out.
#pragma once

#include "common/calendar.hpp"
#include "sites/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::sites {

inline constexpr int list_pages = 20; // Alaveteli gives no page after this
inline constexpr int list_page_size = 25;
inline constexpr long list_results = list_pages * list_page_size;

// A list of requests: those with any activity from `since` to `until`, both days
// included, in UTC as the site's search counts them, that the query finds.
struct ListWindow {
  std::string path = "/list"; // "/list/all" before 0.45, "/list/successful"
  std::string query{};
  std::optional<Day> since{};
  std::optional<Day> until{};
  int page = 1;
};
std::string list_url(const Source& source, const ListWindow& window);
// Of the address of a list, or of a body's page, which lists the same. None: it
// is neither.
std::optional<ListWindow> read_list_url(const Source& source, std::string_view url);

// Windows that together hold what `window` holds. `total` is what the site says
// it holds, `bodies` whose requests its first page shows, `today` a day on which
// nothing can be missing. Empty: it cannot be told apart any further.
std::vector<ListWindow> narrowed(const ListWindow& window, std::optional<long> total,
                                 const std::vector<std::string>& bodies, Day today);

// The words of a scope for the site's search: an operator in somebody's own
// query stays inside it.
std::string search_words(std::string_view query, std::string_view body, bool answered);

// What /version.json says.
struct SiteVersion {
  int major = 0, minor = 0;               // 0.45
  std::optional<long> visible_requests{}; // the target of a complete archive
  std::string everything_path() const;    // the list of all requests
  bool has_paged_feeds() const;           // since 0.39
};
std::optional<SiteVersion> read_site_version(std::string_view json);
std::string version_url(const Source& source);

// The lists of petitions. Page addresses are made here, never taken from a
// list's own links: those of archived lists lose their Parliament.
struct PetitionList {
  bool archived = false;
  int parliament = 0; // archived: the site's number of it; 0 = it chooses
  bool csv = true;    // one answer; else JSON pages
  int page = 1;
};
std::string petition_list_url(const Source& source, const PetitionList& list);
std::optional<PetitionList> read_petition_list_url(const Source& source, std::string_view url);
// The page whose links give each Parliament's number.
std::string parliaments_url(const Source& source);
// The numbers that are known, where that page does not tell; 0 = unknown.
int parliament_number(std::string_view years);

} // namespace sidestep::sites
