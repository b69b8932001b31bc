// What a request page says of the whole thread: title, who asked whom, status.
#pragma once

#include "indexer/pages/thread.hpp"
#include "indexer/pages/tree.hpp"

#include <string>
#include <string_view>

namespace sidestep::indexer {

// The slug that stands behind "/request/" in an address; "" when none does.
std::string request_slug(std::string_view address);
// Fills the thread's fields that the page tells; leaves the others as they are.
void read_request_facts(const GumboNode* root, const Document& page, Thread& thread);

} // namespace sidestep::indexer
