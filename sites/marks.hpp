// Marks by which a site says what a page is: hidden, removed, missing, broken,
// or no page of the site at all. Crawler and indexer judge by these alone,
// never by a bare status.
#pragma once

#include <string_view>

namespace sidestep::sites {

namespace marks {
// Alaveteli: an element with this id or class stands in a concealed message.
inline constexpr std::string_view hidden_message = "hidden_message";
// ... and a span of this class where a concealed attachment would be.
inline constexpr std::string_view hidden_attachment = "hidden_attachment";
// A link to here outside the messages: the page was made for somebody signed in.
inline constexpr std::string_view sign_out = "/profile/sign_out";
inline constexpr std::string_view wait_title = "Attachment processing";
} // namespace marks

// What a page's own words say of it.
enum class Standing {
  page,     // nothing against it
  removed,  // the site withdrew what was there
  missing,  // the site knows no such page
  broken,   // the site failed while making the page
  waiting,  // come back later: an attachment is being prepared
  sign_in,  // the site asks who one is
  challenge // a bot check stands before the site
};

// From the page's title and first h1 (plain text, however spaced). To be asked
// only of a page that holds no messages: people call their requests anything.
Standing standing_of(std::string_view title, std::string_view h1);
// A bot check, by what its pages hold (Cloudflare and its like). `html` may be
// the page's beginning.
bool is_challenge(std::string_view html);
// "a page that says it has been removed", for people
std::string_view describe(Standing standing);

} // namespace sidestep::sites
