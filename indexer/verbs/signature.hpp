// Whether reading a thread again could come to something else. Two halves: the
// captured bytes with the parsers that read them, and what goes over the text
// (finders, lexicon). The time of a capture is part of neither: it moves slots,
// not words.
#pragma once

#include "archive/capture.hpp"
#include "sites/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

std::string signature_of(const std::vector<archive::CaptureRow>& captures,
                         const sites::Source& source, std::string_view lexicon);
// The half that only the WARC files could change.
std::string_view text_half(std::string_view signature);

} // namespace sidestep::indexer
