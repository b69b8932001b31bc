// Text out of office files by their XML: what a reader sees, not what the file
// carries besides it (deleted text, field codes, notes to the editor).
#pragma once

#include "indexer/attachments/extract.hpp"

#include <string_view>
#include <utility>

namespace sidestep::indexer {

// What came of reading: the text, or why there is none.
inline Extracted or_unread(Result<Extracted> read) {
  return read ? std::move(*read) : unread(read.error().message);
}

Extracted read_docx(std::string_view bytes);
Extracted read_odt(std::string_view bytes); // .ods and .odp too
Extracted read_xlsx(std::string_view bytes);
Extracted read_pptx(std::string_view bytes);

} // namespace sidestep::indexer
