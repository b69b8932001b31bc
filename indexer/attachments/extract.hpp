// Text out of an attachment, in the confined extractor: a child process with
// no network, limits on memory, time and output, under seccomp.
#pragma once

#include "common/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::indexer {

struct Extracted {
  std::string text{};
  std::vector<std::size_t> page_starts{}; // bytes of text
  std::string failure{}; // "" or why there is no text: "damaged PDF", "encrypted", "took over 30
                         // s", "scanned, no text"
};
inline Extracted unread(std::string reason) { return {{}, {}, std::move(reason)}; }

// By content first, then name and type. A kind that is not read gives failure
// "not a kind that is read here: .mp4". An Error only when the extractor
// itself cannot be run. `seconds` of CPU are the most that it may take.
Result<Extracted> extract(std::string_view bytes, std::string_view file_name, std::string_view mime,
                          unsigned seconds = 30);
// Cached by digest and extractor version in `cache` (when it can be written).
Result<Extracted> extract_cached(const std::filesystem::path& cache, std::string_view digest,
                                 std::string_view bytes, std::string_view file_name,
                                 std::string_view mime);

// Takes the text of a file out of the cache again: a site withdrew it.
void forget_cached(const std::filesystem::path& cache, std::string_view digest);

} // namespace sidestep::indexer
