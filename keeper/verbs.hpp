// The verbs that look after an archive: each sees every room, changes nothing
// that was kept, and asks no site itself (nightly lets the crawler do it).
#pragma once

#include "common/options/program.hpp"

namespace sidestep::keeper {

Result<Code> init(Context& context);
Result<Code> nightly(Context& context);
Result<Code> status(Context& context);
Result<Code> verify(Context& context);

} // namespace sidestep::keeper
