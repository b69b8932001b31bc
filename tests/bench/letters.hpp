// Letters to measure with: made from a seed, or read from a file of real ones.
#pragma once

#include "common/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sidestep::bench {

// Invented replies of official prose: word frequencies as in English, citations,
// dates, stock phrases, a salutation, a signature and quoted lines. The same
// seed gives the same letters everywhere.
std::vector<std::string> make_letters(std::size_t count, std::uint32_t seed);
// One letter a line: {"text": "..."}. Error (usage): with the line's number.
Result<std::vector<std::string>> read_letters(const std::filesystem::path& file);

} // namespace sidestep::bench
