// What a TOML file must not hold before toml++ may see it: a character beyond
// ASCII outside texts and comments. No key may have one unquoted, and toml++
// (3.3) runs into undefined behaviour when a key seems to begin with one.
#pragma once

#include <optional>
#include <string_view>

namespace sidestep {

// The line (1 = the first) of the first such character; nothing when there is none.
std::optional<int> line_beyond_ascii(std::string_view toml);

} // namespace sidestep
