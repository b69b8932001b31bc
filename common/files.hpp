// Reading and writing whole files, with limits, and where the program's own
// parts lie. Installed or in the build tree, each program finds data/ and the
// others relative to its own executable.
#pragma once

#include "common/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace sidestep {

// Error (Code `on_error`): missing, a folder, unreadable, or over `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& file, std::size_t limit,
                              Code on_error = Code::usage);
Result<std::string> read_stdin(std::size_t limit);
// Written beside it, synced and renamed over it: never half a file.
Result<void> write_file(const std::filesystem::path& file, std::string_view bytes);

std::filesystem::path data_dir(); // holds lexicon/, bank-holidays.json, ...
std::filesystem::path
program(std::string_view name);      // crawler, indexer, keeper, extractor, sidestep
std::filesystem::path config_home(); // $XDG_CONFIG_HOME/sidestep
std::filesystem::path data_home();   // $XDG_DATA_HOME/sidestep
std::filesystem::path state_home();  // $XDG_STATE_HOME/sidestep

} // namespace sidestep
