// A record as a Xapian document: its terms, slots and data. What makes a
// message findable is decided here and nowhere else.
#pragma once

#include "indexer/store/writer.hpp"

#include <xapian.h>

namespace sidestep::indexer::store {

// `message` belongs to `entry`.
Xapian::Document document_of(const ThreadEntry& entry, const MessageRecord& message);
Xapian::Document document_of(const ThreadEntry& entry);

// The document with new slots, data and moving terms (status, tags, delisted),
// its words left as they are: for a thread captured again with the same text.
void restamp(Xapian::Document& document, const ThreadEntry& entry, const MessageRecord& message);

} // namespace sidestep::indexer::store
