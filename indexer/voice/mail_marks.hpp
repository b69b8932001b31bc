// How quoted mail is marked: ">" before lines, a line that says who wrote, a
// block of header fields. Where a mark stands is told here; what it means for
// the lines around it is mail.cpp's.
#pragma once

#include "indexer/voice/page.hpp"

#include <string_view>

namespace sidestep::indexer {

// A quoting ">", not one that compares.
bool marked(std::string_view line);
// How many lines from `from` on are the mark of a mail below; 0 = none.
std::size_t mail_mark(const Page& page, std::size_t from);
// A header field or "... wrote:" within the first ">" lines from `from` on.
bool mail_inside(const Page& page, std::size_t from);

} // namespace sidestep::indexer
