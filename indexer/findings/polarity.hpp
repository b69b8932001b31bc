// Whether a phrase is said of this request, only feared or weighed, denied, or
// somebody else's. It judges from the words around the phrase in its own
// sentence and from whose words they are; it knows nothing of the labels.
#pragma once

#include "common/model/finding.hpp"
#include "common/model/voice.hpp"
#include "indexer/findings/matcher.hpp"

namespace sidestep::indexer {

struct Judged {
  const Reading& text;
  std::string_view bytes{};
  const Program& pattern; // the words it names itself deny and hedge nothing
  std::uint32_t first = 0;
  std::uint32_t last = 0; // inclusive
  bool modal = false;     // "may", "could", "if" are part of the act
  bool asks = false;      // a question of the body's own is the act itself
};

Polarity polarity_of(const Judged& phrase);

} // namespace sidestep::indexer
