// `lexicon`: the stock phrases as a thing that users own. `check` tries the
// shipped files, the user's and one more; `list` prints what there is.
#pragma once

#include "common/options/program.hpp"

namespace sidestep::indexer {

Result<Code> lexicon(Context& context);

} // namespace sidestep::indexer
