// `read`: what one letter says, and why. Needs no archive, keeps and sends
// nothing.
#pragma once

#include "common/options/program.hpp"

namespace sidestep::indexer {

Result<Code> read(Context& context);

} // namespace sidestep::indexer
