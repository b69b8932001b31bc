// Whose words a stretch of a message's text is.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace sidestep {

enum class Voice { own, quoted_request, quoted_mail, salutation, signature, footer, appended };

std::string_view name(Voice voice); // "own", "quoted-request", ...
std::optional<Voice> voice_named(std::string_view name);

// start and end are UTF-8 bytes of the message's text, end exclusive.
struct VoiceSpan {
  Voice voice = Voice::own;
  std::size_t start = 0;
  std::size_t end = 0;
};

// Spans that are in order, do not overlap and cover the whole text.
using Voices = std::vector<VoiceSpan>;

// The voice that holds byte `at`; own when no span does.
Voice voice_at(const Voices& voices, std::size_t at);

} // namespace sidestep
