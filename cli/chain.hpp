// Running the other programs, and what follows a crawl or an import: the index
// run, and the message that was asked for by its own address.
#pragma once

#include "common/options/program.hpp"

#include <string>
#include <vector>

namespace sidestep::cli {

// The program that holds the verb, with these words behind it; its exit code.
int run_other(const VerbRow& verb, const std::vector<std::string>& words);

// `crawl` or `import`, then `index`, then what was named by #MESSAGE is shown.
int crawl_and_index(const VerbRow& verb, const std::vector<std::string>& words);

} // namespace sidestep::cli
