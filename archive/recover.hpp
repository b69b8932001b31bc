// What lies in the WARC files against what the catalogue knows of them: takes
// in what is whole behind the last known record, cuts what is not, and makes a
// lost catalogue anew.
#pragma once

#include "archive/catalogue/catalogue.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sidestep::archive {

// What a file holds from `known` on.
struct Tail {
  FileRow file{};               // as it will be once the entries are taken in
  std::vector<Entry> entries{}; // whole groups
  std::uint64_t loose = 0;      // bytes behind them that are no whole group
  std::uint64_t fault_at = 0;   // where the loose bytes stop being a record
  std::string fault{};          // "" when they are a write that was broken off
};
Result<Tail> read_tail(const std::filesystem::path& archive, const FileRow& file);

// Brings catalogue and files together. The caller holds the lock. Error:
// archive (a file the catalogue knows is missing or too short), write.
Result<void> recover(const std::filesystem::path& archive, Catalogue& catalogue);

// Makes catalogue.db from the WARC files alone, where there is none. The
// caller holds the lock. Error: archive (a record that cannot be read, but for
// an unfinished write at the very end), write.
Result<void> rebuild(const std::filesystem::path& archive);

} // namespace sidestep::archive
