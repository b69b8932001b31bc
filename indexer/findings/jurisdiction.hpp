// Whose law a thread falls under: the source's word, refined by the tags that
// the site gives the body.
#pragma once

#include "common/calendar.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// uk, england, wales, scotland, northern-ireland; any other word of a source
// stands as it is, and means: no deadline, no law.
std::string jurisdiction_of(std::string_view source_jurisdiction,
                            const std::vector<std::string>& authority_tags);
bool is_uk(std::string_view jurisdiction);

// foia, eir, foisa, eisr, or "" outside the UK. `law_used` is the site's word;
// it tells FOI from EIR and nothing more (Scotland has its own Acts).
std::string law_of(std::string_view jurisdiction, std::string_view law_used);

// Whose bank holidays the working days of that law leave out.
HolidaySet calendar_of(std::string_view law);

} // namespace sidestep::indexer
