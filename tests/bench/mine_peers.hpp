// The finder of stock phrases beside the usual ways to look for many phrases at
// once, on the same patterns and letters, in one run.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sidestep::bench {

// Prints a line for each: MB/s of text, and how many times as fast ours is. Only the
// lexicon's patterns without gaps are given to the peers: they have no such thing.
Result<void> compare_peers(const std::filesystem::path& lexicon,
                           const std::vector<std::string>& letters);

} // namespace sidestep::bench
