// A thread as the index holds it, turned back into what pages gave: for a new
// lexicon, whose findings come from the stored text, and for a thread that was
// captured again with the same text. No WARC file is opened.
#pragma once

#include "archive/capture.hpp"
#include "indexer/store/writer.hpp"
#include "indexer/verbs/gather.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sidestep::indexer {

// As gather() would give it from these captures, whose text is the stored one.
// Nothing where a proof leads to none of them: then the WARC files are read.
std::optional<Gathered> gathered_from(const store::ThreadEntry& stored, const sites::Source& source,
                                      const std::vector<archive::CaptureRow>& captures);

} // namespace sidestep::indexer
