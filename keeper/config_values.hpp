// Every setting with its value and where that came from.
#pragma once

#include "common/config/config.hpp"
#include "common/output/terminal.hpp"

namespace sidestep::keeper {

void print_config_values(const Terminal& out, const Config& config, bool json_lines);

} // namespace sidestep::keeper
