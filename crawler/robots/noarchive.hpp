// Whether a page asks not to be archived: "noarchive" in X-Robots-Tag or in a
// meta element, for everybody or for us. What follows from it is the user's
// setting ([crawl] noarchive), not decided here.
#pragma once

#include <string_view>

namespace sidestep::crawler {

// One X-Robots-Tag field: "noindex, noarchive", or "sidestep: noarchive".
bool tag_asks_noarchive(std::string_view field, std::string_view product = "sidestep");
// <meta name="robots" content="noarchive"> in the first 64 KiB; a word inside a
// text, a comment or a script can only make it say yes too often.
bool page_asks_noarchive(std::string_view html, std::string_view product = "sidestep");

} // namespace sidestep::crawler
