// Reads the files in archive order and walks the catalogue beside them. After
// a broken record it goes on at the next one that the catalogue knows, so that
// one fault does not hide the next.
#include "archive/verify.hpp"

#include "archive/archive.hpp"
#include "archive/catalogue/catalogue.hpp"
#include "archive/compare.hpp"
#include "archive/folder.hpp"
#include "archive/segment.hpp"
#include "common/digest.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace sidestep::archive {
namespace {

class Check {
public:
  Check(const std::filesystem::path& archive, Catalogue catalogue, const Progress& progress)
      : archive_(archive), catalogue_(std::move(catalogue)), progress_(progress) {}

  Result<Verification> run();

private:
  Result<void> check_file(const FileRow& file);
  Result<void> check_group(const FileRow& file, const warc::Group& group);
  void check_ids();
  void check_unseen();
  Result<void> check_extra();
  // Where the catalogue's next record behind `offset` begins; `known` when none.
  std::uint64_t next_known(const FileRow& file, std::uint64_t offset) const;
  bool go_on(std::uint64_t done) const { return !progress_ || progress_(done, all_); }

  std::filesystem::path archive_;
  Catalogue catalogue_;
  const Progress& progress_;
  Contents contents_{};
  std::unordered_map<std::string, const Entry*> by_record_{};
  std::set<const Entry*> seen_{};
  std::int64_t last_id_ = 0; // of the group before, in file order
  std::uint64_t all_ = 0;
  std::string warcinfo_id_{};
  std::string warcinfo_digest_{};
  Verification result_{};
};

Result<Verification> Check::run() {
  TRY_ASSIGN(auto fault, catalogue_.fault());
  if (!fault.empty()) result_.add("catalogue.db", "SQLite finds it damaged: " + fault);
  TRY_ASSIGN(contents_, catalogue_.contents());
  for (const auto& entry : contents_.entries)
    by_record_.emplace(entry.record_id, &entry);
  for (const auto& file : contents_.files)
    all_ += file.known;
  result_.captures = contents_.entries.size();
  result_.files = contents_.files.size();
  check_ids();
  for (const auto& file : contents_.files)
    TRY(check_file(file));
  check_unseen();
  TRY(check_extra());
  return std::move(result_);
}

// Ids are given 1, 2, 3 ...; a row taken out leaves a gap.
void Check::check_ids() {
  std::int64_t expected = 1;
  for (const auto& entry : contents_.entries) {
    if (entry.row.id != expected)
      result_.add("catalogue.db",
                  fmt::format("captures {} to {} are missing", expected, entry.row.id - 1));
    expected = entry.row.id + 1;
  }
  if (contents_.highest_id_given >= expected)
    result_.add("catalogue.db",
                fmt::format("captures {} to {} are missing", expected, contents_.highest_id_given));
  for (std::size_t i = 1; i < contents_.files.size(); ++i) {
    const auto before = parse_segment(contents_.files[i - 1].name);
    const auto here = parse_segment(contents_.files[i].name);
    if (!before || !here || !(*before < *here))
      result_.add("catalogue.db",
                  fmt::format("the file {} stands out of order", contents_.files[i].name));
  }
}

std::uint64_t Check::next_known(const FileRow& file, std::uint64_t offset) const {
  std::uint64_t next = file.known;
  for (const auto& entry : contents_.entries)
    if (entry.row.place.file == file.name && entry.group_offset > offset)
      next = std::min(next, entry.group_offset);
  return next;
}

Result<void> Check::check_file(const FileRow& file) {
  const auto path = warc_dir(archive_) / file.name;
  const auto size = size_of(path);
  if (size < file.known) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
      result_.add(file.name, "the file is missing");
      return {};
    }
    result_.add(file.name,
                fmt::format("the file is cut short: it holds {} bytes of {}", size, file.known));
  }
  const auto done_before = result_.bytes;
  warcinfo_id_.clear();
  warcinfo_digest_.clear();
  std::uint64_t at = 0;
  while (at < file.known) {
    TRY_ASSIGN(auto scanner, warc::Scanner::open(path, at, file.known));
    auto scanned = warc::next_group(scanner, at);
    for (; scanned.ending == warc::Ending::record; scanned = warc::next_group(scanner, at)) {
      TRY(check_group(file, scanned.group));
      at = scanned.group.end();
      result_.bytes = done_before + at;
      if (!go_on(result_.bytes)) return fail(Code::interrupted, "stopped before the end");
    }
    if (scanned.ending == warc::Ending::end) break;
    if (scanned.ending == warc::Ending::broken)
      result_.add(place_text(file.name, scanned.fault_at), scanned.fault);
    else if (size >= file.known)
      result_.add(place_text(file.name, scanned.fault_at), "the last known record breaks off");
    at = next_known(file, at);
    warcinfo_id_ = unknown_warcinfo;
  }
  result_.bytes = done_before + std::min(size, file.known);
  if (!warcinfo_id_.empty() &&
      (file.warcinfo_id != warcinfo_id_ || file.warcinfo_digest != warcinfo_digest_))
    result_.add("catalogue.db",
                fmt::format("the warcinfo of {} is another than in the file", file.name));
  return {};
}

Result<void> Check::check_group(const FileRow& file, const warc::Group& group) {
  const auto where = place_text(file.name, group.offset());
  check_records(group, file.name, warcinfo_id_, result_);
  if (const auto& first = group.records.front().record; first.type() == "warcinfo")
    warcinfo_digest_ = sha256_hex(first.block);
  auto entry = warc::digested_entry(group, warc_dir(archive_) / file.name);
  if (!entry) {
    result_.add(where, entry.error().message);
    return {};
  }
  if (entry->type == "revisit") {
    const auto kept = by_record_.find(entry->refers_to);
    if (kept == by_record_.end())
      result_.add(where, "the record that this revisit refers to is not in the archive");
    else if (entry->row.digest.empty())
      entry->row.digest = kept->second->row.digest;
  }
  const auto found = by_record_.find(entry->record_id);
  if (found == by_record_.end()) {
    result_.add(where, fmt::format("the catalogue does not know this capture of {}",
                                   for_terminal(entry->row.url)));
    return {};
  }
  const Entry& known = *found->second;
  if (!seen_.insert(&known).second) result_.add(where, "this capture is in the archive twice");
  if (auto what = difference(known, *entry); !what.empty())
    result_.add(fmt::format("capture {}, {}", known.row.id, where), std::move(what));
  if (known.row.id <= last_id_)
    result_.add(where, fmt::format("capture {} stands behind capture {}", known.row.id, last_id_));
  last_id_ = known.row.id;
  return {};
}

void Check::check_unseen() {
  for (const auto& entry : contents_.entries)
    if (!seen_.contains(&entry))
      result_.add(fmt::format("capture {}, {}", entry.row.id,
                              place_text(entry.row.place.file, entry.row.place.offset)),
                  fmt::format("the record of {} is not there, or cannot be read",
                              for_terminal(entry.row.url)));
}

// What lies behind the known records. A crawl may be writing right now: sizes
// are read before the catalogue is asked again, so that what it has catalogued
// by then is not taken for anything else.
Result<void> Check::check_extra() {
  TRY_ASSIGN(const auto names, segments(archive_));
  std::map<std::string, std::uint64_t> sizes;
  for (const auto& name : names)
    sizes[name] = size_of(warc_dir(archive_) / name);
  TRY_ASSIGN(const auto files, catalogue_.files());
  std::map<std::string, std::uint64_t> known;
  for (const auto& file : files)
    known[file.name] = file.known;
  for (const auto& name : names) {
    const bool last = name == names.back();
    const auto in_catalogue = known.find(name);
    const auto end = in_catalogue == known.end() ? 0 : in_catalogue->second;
    if (sizes[name] <= end && in_catalogue != known.end()) continue;
    if (!last && in_catalogue == known.end()) {
      result_.add(name, "the catalogue does not know this file");
    } else if (!last) {
      result_.add(place_text(name, end),
                  fmt::format("{} bytes more than were kept in it", sizes[name] - end));
    } else {
      result_.unfinished_file = name;
      result_.unfinished_bytes = sizes[name] - end;
    }
  }
  return {};
}

} // namespace

void Verification::add(std::string where, std::string what) {
  ++faults_found;
  if (faults.size() < fault_limit) faults.push_back({std::move(where), std::move(what)});
}

Result<Verification> verify(const std::filesystem::path& archive, const Progress& progress) {
  TRY_ASSIGN(auto catalogue, Catalogue::open_to_read(catalogue_file(archive)));
  return Check(archive, std::move(catalogue), progress).run();
}

} // namespace sidestep::archive
