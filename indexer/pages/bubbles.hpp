// The messages of a request page ("bubbles"), with their attachments.
#pragma once

#include "indexer/pages/thread.hpp"
#include "indexer/pages/tree.hpp"
#include "sites/source.hpp"

#include <string_view>
#include <vector>

namespace sidestep::indexer {

// In the order the page shows them; `thread` gets notes of what was not
// understood. Dates are left to the join with the JSON.
void read_bubbles(const GumboNode* root, const sites::Source& source, Thread& thread);

// The attachments of one incoming message, in the page's order.
std::vector<Message> read_attachments(const GumboNode* bubble, const sites::Source& source,
                                      const Message& parent, Thread& thread);

} // namespace sidestep::indexer
