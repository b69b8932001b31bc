// Leaving a converter no file to read but the system's: through Landlock, which
// a kernel may lack. It is a second lock: the first is the seccomp filter.
#pragma once

namespace sidestep::indexer {

// False where the kernel has no Landlock; nothing is changed then.
bool only_system_files();

} // namespace sidestep::indexer
