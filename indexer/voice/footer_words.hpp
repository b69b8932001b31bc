// The sentences that begin a footer: complaint rights, disclaimers and notices,
// the tail of a revised petition response. What they make of the lines around
// them is footer.cpp's.
#pragma once

#include "indexer/voice/cues.hpp"

#include <string>

namespace sidestep::indexer {

// `cues` are the sentence's own. Each is false without a pattern tried where
// they cannot hold.
bool tells_rights(const std::string& sentence, Cues cues);
bool gives_notice(const std::string& sentence, Cues cues);
bool tells_of_petition(const std::string& sentence, Cues cues);

// Whether any of them can hold.
// Notices only where the text is `late`.
bool may_begin_footer(Cues cues, bool late);
bool may_tell_of_petition(Cues cues);

} // namespace sidestep::indexer
