// Letters to measure with: made, or read from a file of real ones.
#pragma once

#include "common/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace sidestep::bench {

// Invented replies of official prose: the same ones everywhere, each call.
std::vector<std::string> make_letters(std::size_t count);
// One letter a line: {"text": "..."}. Error (usage): a line that is none, with its
// number; a file without letters.
Result<std::vector<std::string>> read_letters(const std::filesystem::path& file);

} // namespace sidestep::bench
