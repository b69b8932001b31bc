// What one attachment may unfold to. A file that is larger is not cut but
// refused: half a spreadsheet reads like a whole one.
#pragma once

#include <cstddef>

namespace sidestep::indexer {

inline constexpr std::size_t part_limit = std::size_t{48} << 20;    // bytes of one packed part
inline constexpr std::size_t packed_limit = std::size_t{160} << 20; // bytes of all parts read
inline constexpr std::size_t most_parts = 5000;                     // files in one archive
inline constexpr unsigned deepest_archive = 3;                      // archives within archives
inline constexpr std::size_t longest_row = 2000;                    // cells

} // namespace sidestep::indexer
