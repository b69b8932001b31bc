// The sources of a configuration, ready for use. Kept apart from
// sites/source.hpp so that no one else needs the configuration's types.
#pragma once

#include "common/config/config.hpp"
#include "sites/source.hpp"

namespace sidestep::sites {

// A source of a kind that is not known here is left out: the configuration's
// own reader has already refused it.
Sources sources_from(const Config& config);

} // namespace sidestep::sites
