// From the captures of one thread to the thread they tell of: which capture is
// the current page, which record belongs to it, which files came with it.
#pragma once

#include "archive/archive.hpp"
#include "indexer/pages/thread.hpp"
#include "sites/source.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct Gathered {
  Thread thread{};
  archive::CaptureRow proof{}; // of the page, or of the record where there is none
  Instant as_of{};             // the last capture that shows the thread
  std::string as_of_basis{};
};

// Nothing when no capture shows the thread: a site's 403 or 404 alone. Error:
// archive (bytes are damaged), source (the page is not one of the thread).
Result<std::optional<Gathered>> gather(const archive::Reader& reader, const sites::Source& source,
                                       const std::vector<archive::CaptureRow>& captures);

// Fills in the text of attachments from the files that were kept. `failures`
// gets a line for each file that gave no text.
Result<void> read_attachments(const archive::Reader& reader, const std::filesystem::path& cache,
                              const std::vector<archive::CaptureRow>& captures, Thread& thread);

} // namespace sidestep::indexer
