// The records of one capture as they stand behind each other in a file:
//   [warcinfo] [request] (response | revisit | resource) metadata
//   [warcinfo] metadata
// Written in one go, so a group that has its metadata record is whole. The
// second form is a statement of the archive's own (a verdict): its metadata
// record names no other. Any other order is no group of ours: a record was
// removed, moved or added.
#pragma once

#include "archive/entry.hpp"
#include "archive/warc/scan.hpp"

#include <string>
#include <vector>

namespace sidestep::archive::warc {

struct Group {
  std::vector<Located> records{};

  const Record& main() const; // response, revisit, resource or statement
  std::uint64_t offset() const { return records.front().offset; }
  std::uint64_t end() const { return records.back().offset + records.back().length; }
};

struct ScannedGroup {
  Ending ending = Ending::end; // record: `group` is whole
  Group group{};               // what was read of it
  std::uint64_t offset = 0;    // where it begins
  std::uint64_t fault_at = 0;  // the record that `fault` is about
  std::string fault{};
};

ScannedGroup next_group(Scanner& scanner, std::uint64_t offset);

// The catalogue's entry for a group, but its id. The digest of a 304's revisit
// is that of the record it refers to: "" here, the catalogue looks it up.
// Error (archive): a field that must be there is missing or wrong.
Result<Entry> entry_of(const Group& group, const std::string& file);
// The same, with the digest of the group's own bytes.
Result<Entry> digested_entry(const Group& group, const std::filesystem::path& file);

} // namespace sidestep::archive::warc
