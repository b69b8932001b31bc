// `index`: what was kept, read and made searchable. Only threads captured since
// the last run are read, unless the parsers, the lexicon or the schema changed.
#pragma once

#include "common/options/program.hpp"

namespace sidestep::indexer {

// The version of pages, voice, findings and extractor together: raised when any
// of them reads the same bytes otherwise than before.
inline constexpr std::string_view parser_version = "2";

Result<Code> index(Context& context);

} // namespace sidestep::indexer
