// One thread's captures, each looked up where the catalogue says that it lies.
// A record that the catalogue does not know is only found by reading it all.
#include "archive/verify.hpp"

#include "archive/archive.hpp"
#include "archive/catalogue/catalogue.hpp"
#include "archive/compare.hpp"

#include <fmt/format.h>
#include <set>
#include <utility>

namespace sidestep::archive {
namespace {

// What is wrong with the capture, added to `result`.
Result<void> check_capture(const std::filesystem::path& file, const Entry& entry,
                           const std::string& where, Verification& result) {
  TRY_ASSIGN(auto scanner, warc::Scanner::open(file, entry.group_offset,
                                               entry.group_offset + entry.group_length));
  const auto scanned = warc::next_group(scanner, entry.group_offset);
  if (scanned.ending != warc::Ending::record)
    return fail(Code::archive, "{}",
                scanned.fault.empty() ? "the record is not there, or breaks off" : scanned.fault);
  std::string warcinfo_id(unknown_warcinfo);
  check_records(scanned.group, entry.row.place.file, warcinfo_id, result);
  TRY_ASSIGN(auto made, warc::digested_entry(scanned.group, file));
  if (made.row.digest.empty())
    made.row.digest = entry.row.digest; // of a 304: its payload lies elsewhere
  if (auto what = difference(entry, made); !what.empty()) result.add(where, std::move(what));
  result.bytes += entry.group_length;
  return {};
}

} // namespace

Result<Verification> verify_thread(const std::filesystem::path& archive, std::string_view source,
                                   std::string_view thread) {
  TRY_ASSIGN(const auto catalogue, Catalogue::open_to_read(catalogue_file(archive)));
  TRY_ASSIGN(const auto entries, catalogue.entries_of(source, thread));
  if (entries.empty())
    return fail(Code::nothing, "the archive holds nothing of {}:{}", source, thread);
  Verification result;
  std::set<std::string> files;
  for (const auto& entry : entries) {
    const auto& place = entry.row.place;
    const auto where =
        fmt::format("capture {}, {}", entry.row.id, place_text(place.file, place.offset));
    files.insert(place.file);
    ++result.captures;
    if (auto checked = check_capture(warc_dir(archive) / place.file, entry, where, result);
        !checked)
      result.add(where, std::move(checked.error().message));
  }
  result.files = files.size();
  return result;
}

} // namespace sidestep::archive
