// Text out of one file's bytes. They run in the confined child alone.
#pragma once

#include "indexer/attachments/extract.hpp"

#include <string>
#include <string_view>

namespace sidestep::indexer {

// Loads what poppler opens lazily; after confine() it can open nothing.
void warm_up_pdf();
Extracted read_pdf(std::string_view bytes);
Extracted read_html(std::string_view bytes);
// UTF-8, UTF-16 by its mark, else Windows-1252, which is what old text files are in.
Extracted read_text(std::string_view bytes);
std::string to_utf8(std::string_view bytes);

} // namespace sidestep::indexer
