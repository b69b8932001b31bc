// A page elsewhere that links to threads of a source: a blog post, a news page, a
// forum. Its address, title, date and links are kept as a metadata record, so
// that `show` lists who cites a thread; of its text nothing is kept.
#pragma once

#include "archive/capture.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::archive {

struct Citation {
  std::string url{};
  std::string title{};
  std::string date{};               // YYYY-MM-DD as the page says; "" where it does not
  std::vector<std::string> links{}; // ids: SOURCE:THREAD or SOURCE:THREAD#MESSAGE
  CaptureRow row{};                 // of the record, once it is kept
};

// The lines of its record, and back. Lines that are none are passed over.
std::string citation_block(const Citation& citation);
Citation read_citation(std::string_view block);
// The record's address. With "" the beginning that all share.
std::string citation_url(std::string_view page);

} // namespace sidestep::archive
