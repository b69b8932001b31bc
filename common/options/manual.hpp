// The manual page and the shell completion, made from the table of verbs, so that
// they cannot fall behind it. `sidestep help --man` prints the one, `sidestep help
// --completion` the other; both are installed.
#pragma once

#include <string>

namespace sidestep {

std::string man_page();        // man(7) macros
std::string bash_completion(); // bash, and zsh under bashcompinit

} // namespace sidestep
