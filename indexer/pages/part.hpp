// The part of a request page that is read: parsing a whole page costs a third of
// all the work of an index, and most of it is navigation and sidebar.
#pragma once

#include <string>
#include <string_view>

namespace sidestep::indexer {

// The page without what stands before the request's header and behind its
// correspondence, where the site's template is recognised; else the whole page.
// Both give the same thread.
std::string part_that_matters(std::string_view html);

} // namespace sidestep::indexer
