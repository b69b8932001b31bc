// DOC, XLS and RTF are read by programs of their own (catdoc, xls2csv, unrtf),
// in C and of another age. The extractor becomes that program: it locks itself
// in first, so that the program runs without network, without a way to write a
// file or to start another, and under the same limits.
#pragma once

#include "indexer/attachments/kind.hpp"

#include <string_view>

namespace sidestep::indexer {

// Does not return when the program runs. Otherwise the exit code (frame.hpp).
int become_converter(FileKind kind, std::string_view bytes, unsigned seconds);

} // namespace sidestep::indexer
