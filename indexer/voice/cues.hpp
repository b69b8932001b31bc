// Words without which a rule cannot hold, told while the sentences are cut: most
// sentences have none, and no pattern is then tried on them. A cue too many costs
// time, one too few a rule: words are compared by their first six bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace sidestep::indexer {

enum Cue : std::uint8_t {
  cue_rights = 1,  // complaint rights
  cue_notice = 2,  // disclaimers and the like
  cue_told = 4,    // something told before is told again
  cue_statute = 8, // an Act's own wording
  cue_petition = 16
};

// The cues that a folded word gives, as bits.
std::uint8_t cues_of(std::string_view folded);

} // namespace sidestep::indexer
