// The doing of a night.
#pragma once

#include "common/log/log.hpp"
#include "common/options/program.hpp"
#include "keeper/night.hpp"

#include <string>
#include <vector>

namespace sidestep::keeper {

// Crawls these sources, which are at least one, indexes what came, and says how
// it went; under nightly's lock.
Night run_night(const Context& context, const Log& log, const std::vector<std::string>& plan);

} // namespace sidestep::keeper
