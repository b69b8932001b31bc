// The verb crawl. Its clock can be given, so that tests do not wait.
#pragma once

#include "common/options/program.hpp"
#include "crawler/pace/clock.hpp"

namespace sidestep::crawler {

Result<Code> crawl(Context& context);
Result<Code> crawl_with(Context& context, Clock clock);

} // namespace sidestep::crawler
