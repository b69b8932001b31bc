// The verb `import`: what a browser or an API saved, into the archive. It asks
// no network.
#pragma once

#include "common/options/program.hpp"

namespace sidestep::crawler {

Result<Code> import_files(Context& context);

} // namespace sidestep::crawler
