// What a payload is by its first bytes. Never by what a header or a file name
// says: a page that a site serves as a PDF is a page.
#pragma once

#include <string_view>

namespace sidestep::archive::warc {

// A media type, or "" when the bytes do not tell.
std::string_view sniff(std::string_view bytes);

} // namespace sidestep::archive::warc
