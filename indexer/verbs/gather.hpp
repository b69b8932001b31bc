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
  std::vector<std::string> other_names{}; // slugs it had, the site's number
  // Messages that the page no longer shows and does not call hidden: a fault of
  // reading or of the site, no withdrawal. They stand as an older page has them.
  std::vector<std::string> missing{};
};

// Whether a capture shows what it is of: its bytes, or that they are unchanged.
bool is_good(const archive::CaptureRow& row);
// The good captures of a role, newest first: the time of capture decides, then
// archive order, so that an older one which arrived later never becomes current.
std::vector<const archive::CaptureRow*>
newest_first(const std::vector<archive::CaptureRow>& captures, archive::Role role);
// The newest good capture of a file, whatever name its thread had then.
const archive::CaptureRow* file_named(const std::vector<archive::CaptureRow>& captures,
                                      std::string_view url);

// Nothing when no capture shows the thread: a site's 403 or 404 alone. Error:
// archive (bytes are damaged), source (the page is not one of the thread).
Result<std::optional<Gathered>> gather(const archive::Reader& reader, const sites::Source& source,
                                       const std::vector<archive::CaptureRow>& captures);

// Fills in the text of attachments from the files that were kept.
Result<void> read_attachments(const archive::Reader& reader, const std::filesystem::path& cache,
                              const std::vector<archive::CaptureRow>& captures, Thread& thread);

} // namespace sidestep::indexer
