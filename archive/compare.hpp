// One capture's records against themselves and against the catalogue's entry.
#pragma once

#include "archive/entry.hpp"
#include "archive/verify.hpp"
#include "archive/warc/group.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace sidestep::archive {

// The first thing in which the catalogue's entry differs from the entry that
// the records make ("the date is ..., the record says ..."); "" when nothing.
std::string difference(const Entry& catalogue, const Entry& records);

// Behind a broken record: whatever the next group names is taken.
inline constexpr std::string_view unknown_warcinfo = "?";

// Checks every record of the group; `warcinfo_id` is the one that went before
// and becomes the group's own where it has one.
void check_records(const warc::Group& group, const std::string& file, std::string& warcinfo_id,
                   Verification& result);

std::string place_text(const std::string& file, std::uint64_t offset);

} // namespace sidestep::archive
