// Whether a record of ours is as the standard and our own writing demand: the
// fields its type must and must not have, digests, and HTTP lengths.
#pragma once

#include "archive/warc/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::archive::warc {

// What is wrong with the record, one sentence each; nothing when it is sound.
// `file` is the name of the file it lies in, `warcinfo_id` the warcinfo that
// went before it there ("" for a warcinfo itself).
std::vector<std::string> faults_of(const Record& record, std::string_view file,
                                   std::string_view warcinfo_id);

} // namespace sidestep::archive::warc
