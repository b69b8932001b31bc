// What of this room has changed since a thread was read. The index keeps both
// with each thread; where one differs, the thread is read again.
#pragma once

#include <string_view>

namespace sidestep::indexer {

// To be raised with every change by which the same captured bytes can give
// other messages: pages, attachments and the extractor, and which capture counts
// (gather). The threads are then read anew from the WARC files.
inline constexpr std::string_view parser_version = "4";

// To be raised with every change by which the same messages can give other
// voices, findings, deadlines or terms, the shipped tables (exemptions, holidays,
// authorities) with them. The stored text is then gone over again, the
// WARC files are not opened. A changed lexicon needs nothing raised.
inline constexpr std::string_view finder_version = "5";

} // namespace sidestep::indexer
