// The terms of a message's text and findings.
#pragma once

#include "common/model/records.hpp"

#include <xapian.h>

namespace sidestep::indexer::store {

// Own words stand without a prefix, all others under their own: one term a
// word, folded, unstemmed, with positions that jump wherever the voice changes,
// so that no phrase reaches across a gap. `lead` (a title) comes before.
void add_words(Xapian::Document& document, const MessageRecord& message, std::string_view lead);
// The words of a text under a prefix.
void add_text(Xapian::Document& document, std::string_view prefix, std::string_view text);
// Terms of says:, cites:, promises: and defines:, one for every name that a query
// may use; of the first two for every polarity too.
void add_findings(Xapian::Document& document, const Findings& findings);

} // namespace sidestep::indexer::store
