// Days that have a name: Christmas Day, Good Friday, Lady Day and their like.
#pragma once

#include "indexer/findings/date_collector.hpp"

namespace sidestep::indexer {

// A name whose day is written behind it ("St Andrew's Day (30 November)") is no
// second date.
void named_days(Collector& all);

} // namespace sidestep::indexer
