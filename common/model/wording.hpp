// How laws, provisions and findings are named to people, the same in every
// program.
#pragma once

#include "common/model/finding.hpp"

#include <string>
#include <string_view>

namespace sidestep {

std::string law_name(std::string_view law);                              // "FOIA"
std::string reference_words(std::string_view law, std::string_view ref); // "FOIA s.43(2)"
// A finding's value, as a legend or a line names it.
std::string finding_words(const Finding& finding);

} // namespace sidestep
