// Locking the extractor in before it looks at a hostile byte: limits on memory,
// time and files, and a filter that leaves only what reading text needs. There
// is no way back out of it.
#pragma once

#include <string>

namespace sidestep::indexer {

// False: this system does not allow it; nothing may be read then. `seconds` of
// CPU later SIGXCPU ends the process.
bool confine(unsigned seconds);
// The same for one program that the child becomes next, by execve() of this
// very pointer: it may also open files for reading, which its loader and its
// character tables need (where the kernel has Landlock, the system's own files
// alone), and map them to run.
bool confine_for(const char* program, unsigned seconds);
// One line for each door that must be shut, "socket: refused" or "socket:
// OPEN". Run after confine(), by the tests and by hand.
std::string try_the_doors();

} // namespace sidestep::indexer
