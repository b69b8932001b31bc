// What the extractor hands back, as bytes: one head line, then the text.
//   text BYTES START START ...\n    the pages' first bytes
//   failed BYTES\n                  then the reason
// The head tells the length, so that half an answer is known for what it is.
// The cache keeps the same bytes.
#pragma once

#include "indexer/attachments/extract.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sidestep::indexer {

// Bytes of text that are kept of one attachment: plain text is cut off there, a file
// that has to be unfolded is refused.
inline constexpr std::size_t text_limit = std::size_t{16} << 20;

// The extractor's exit codes beside 0.
namespace exit_code {
inline constexpr int failed = 1;
inline constexpr int could_not_confine = 3; // nothing was read
inline constexpr int no_converter = 4;      // the program that reads it is not installed
} // namespace exit_code

std::string to_frame(const Extracted& extracted);
// Nothing when the bytes are not such a frame, or not the whole of it. The
// writer may be hostile: the text is cleaned and page starts are checked.
std::optional<Extracted> from_frame(std::string_view bytes);

} // namespace sidestep::indexer
