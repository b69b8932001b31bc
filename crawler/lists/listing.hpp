// What the sites' own lists hold: pages of requests, the list of bodies, the
// list of answered petitions; and which files a request's page links to.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"
#include "sites/marks.hpp"
#include "sites/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::crawler {

struct ListedRequest {
  std::string slug{};
  std::string body{};             // its slug; "" where the row does not link to it
  std::optional<Instant> event{}; // the newest that the list found in it
};
// A page of /list or /body/SLUG of an Alaveteli site.
struct RequestList {
  std::vector<ListedRequest> threads{}; // in the page's order, each once
  std::optional<long> total{};          // "About N FOI requests found"
  bool next = false;                    // it links to a next page
};
// Error (source): not such a page.
Result<RequestList> read_request_list(std::string_view html, const sites::Source& source);

struct Authority {
  std::string slug{};
  std::string name{};
  std::string short_name{};
};
// /body/all-authorities.csv. Error (source): not that list.
Result<std::vector<Authority>> read_authorities(std::string_view csv);
// A slug, a short name or a whole name if there is one such; else all that hold
// `wanted` in one of them.
std::vector<Authority> matching(const std::vector<Authority>& all, std::string_view wanted);

struct ListedPetition {
  std::string number{};
  bool archived = false;
};
// /petitions.csv. Error (source): not that list.
Result<std::vector<ListedPetition>> read_petition_list(std::string_view csv);

// What a page about archived petitions links to: "2017-2019" and the number that
// the site gives that Parliament.
struct Parliament {
  std::string years{};
  int number = 0;
};
std::vector<Parliament> read_parliaments(std::string_view html);

// What a page's title and heading say of it; a page that cannot be read says
// nothing against itself.
sites::Standing page_standing(std::string_view html);

struct AttachmentLink {
  std::string url{};     // one spelling a file
  std::string message{}; // "incoming-289724"
};
// The files of a request's page, in its order. A link in somebody's text to
// another request's file is none of them.
Result<std::vector<AttachmentLink>>
read_attachment_links(std::string_view html, const sites::Source& source, std::string_view thread);

} // namespace sidestep::crawler
