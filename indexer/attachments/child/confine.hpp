// Locking the extractor in before it looks at a hostile byte: limits on memory,
// time and files, and a filter that leaves only what reading text needs. There
// is no way back out of it.
#pragma once

#include <string>

namespace sidestep::indexer {

// False: this system does not allow it; nothing may be read then.
bool confine();
// One line for each door that must be shut, "socket: refused" or "socket:
// OPEN". Run after confine(), by the tests and by hand.
std::string try_the_doors();

} // namespace sidestep::indexer
