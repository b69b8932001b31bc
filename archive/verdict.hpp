// What a run that ended makes of the threads that a site no longer shows: that
// they are withdrawn, or that there are too many to be believed. It stands in
// the WARC file as a metadata record of its own, so that a rebuilt catalogue
// and a rebuilt index come to the same; a killed run writes none.
#pragma once

#include "archive/capture.hpp"
#include "common/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::archive {

// One thread, and the answer that was taken as the site's word.
struct Judged {
  std::string thread{};
  int status = 0; // 403, 404 or 410
  Instant at{};   // of that answer
  std::string digest{};
};

struct Verdict {
  std::string source{};
  bool vetoed = false;       // nothing is withdrawn by it
  std::size_t revisited = 0; // threads kept before that the run asked for again
  std::vector<Judged> threads{};
  CaptureRow row{}; // of the verdict itself, once it is kept
};

// The lines of its record, and back. Lines that are none are passed over.
std::string verdict_block(const Verdict& verdict);
Verdict read_verdict(std::string_view block);
// The record's address: a name, for a verdict is of no page.
std::string verdict_url(std::string_view source);

} // namespace sidestep::archive
