// The verbs that look after an archive: each sees every room, changes nothing
// that was kept, and works without a network.
#pragma once

#include "common/options/program.hpp"

namespace sidestep::keeper {

Result<Code> init(Context& context);
Result<Code> status(Context& context);
Result<Code> verify(Context& context);

} // namespace sidestep::keeper
