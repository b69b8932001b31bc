// The WARC file that is being written. Bytes are appended at a given offset and
// synced; when that fails the file is cut back to what it was.
#pragma once

#include "common/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace sidestep::archive {

// Bytes of the file; 0 when it is not there.
std::uint64_t size_of(const std::filesystem::path& file);

// Writes `bytes` at `offset` (the file's end; 0 makes the file), and syncs
// unless that is put off. Error (write): the disk is full or broken; the file
// is as it was.
enum class Sync { now, later };
Result<void> append(const std::filesystem::path& file, std::uint64_t offset, std::string_view bytes,
                    Sync sync = Sync::now);
// What was put off: the file and its folder. Error: write.
Result<void> sync_file(const std::filesystem::path& file);

// Cuts the file to `size` bytes; to 0 removes it. Error: write.
Result<void> cut(const std::filesystem::path& file, std::uint64_t size);

} // namespace sidestep::archive
