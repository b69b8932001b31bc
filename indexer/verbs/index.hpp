// `index`: what was kept, read and made searchable. Only threads captured since
// the last run are read, unless the parsers, the lexicon or the schema changed.
#pragma once

#include "common/options/program.hpp"

namespace sidestep::indexer {

Result<Code> index(Context& context);

} // namespace sidestep::indexer
