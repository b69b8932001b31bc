// Messages that an older page of a thread shows and the current one does not.
// Hidden ones carry the site's mark, and are gone. What is missing without a
// mark stays, as the older page has it, and is reported.
#pragma once

#include "archive/archive.hpp"
#include "indexer/pages/thread.hpp"
#include "sites/source.hpp"

#include <string>
#include <vector>

namespace sidestep::indexer {

// Puts them where they stood, and gives their ids. `pages` newest first, `shown`
// the one that `thread` was read from, `data` the newest record or null. Error
// (archive): a page's bytes are damaged.
Result<std::vector<std::string>> add_missing(const archive::Reader& reader,
                                             const sites::Source& source,
                                             const std::vector<const archive::CaptureRow*>& pages,
                                             const archive::CaptureRow* data,
                                             const archive::CaptureRow& shown, Thread& thread);

// The ids of messages and attachments that a page's bytes speak of, found
// without parsing it: it may name too many, never too few.
std::vector<std::string> ids_named(std::string_view html);

} // namespace sidestep::indexer
