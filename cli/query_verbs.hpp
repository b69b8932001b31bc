// The verbs that the door holds itself.
#pragma once

#include "common/options/program.hpp"

#include <span>

namespace sidestep::cli {

std::span<const VerbEntry> query_verbs();

} // namespace sidestep::cli
