// Whose words: the message's text cut into spans, each with its voice.
#pragma once

#include "common/model/kind.hpp"
#include "common/model/voice.hpp"
#include "common/words.hpp"

#include <string_view>

namespace sidestep::indexer {

struct VoiceContext {
  Kind kind = Kind::response;
  // The thread's own request; what repeats it word for word is quoted. "" = not known.
  std::string_view request_text{};
};

// Covers the whole text, in order. Linear in its length.
Voices voices_of(std::string_view text, const VoiceContext& context);
// For one who has the text's words already.
Voices voices_of(std::string_view text, const Words& words, const VoiceContext& context);

} // namespace sidestep::indexer
