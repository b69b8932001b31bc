// Only the last file can hold an unfinished write, or one that was just begun
// and is not in the catalogue yet. Anything else is damage, and damage is not
// mended here: it is named, and left as it is.
#include "archive/recover.hpp"

#include "archive/archive.hpp"
#include "archive/folder.hpp"
#include "archive/lock.hpp"
#include "archive/segment.hpp"
#include "archive/verify.hpp"
#include "archive/warc/group.hpp"
#include "common/digest.hpp"

#include <algorithm>
#include <unordered_map>

namespace sidestep::archive {
namespace {

constexpr auto advice = "run `sidestep verify` to see what is wrong; restore the file from a copy";

// The digest of a 304's revisit is that of the record it refers to: one that was
// read before it, or one that the catalogue holds.
class Digests {
public:
  explicit Digests(const Catalogue* catalogue) : catalogue_(catalogue) {}

  Result<void> fill(Entry& entry) {
    if (entry.row.digest.empty()) {
      TRY_ASSIGN(entry.row.digest, of(entry.refers_to));
    }
    read_[entry.record_id] = entry.row.digest;
    return {};
  }

private:
  Result<std::string> of(const std::string& record_id) const {
    if (const auto found = read_.find(record_id); found != read_.end()) return found->second;
    if (catalogue_ == nullptr) return std::string{};
    TRY_ASSIGN(const auto kept, catalogue_->with_record(record_id));
    return kept ? kept->row.digest : std::string{};
  }

  const Catalogue* catalogue_;
  std::unordered_map<std::string, std::string> read_{};
};

Result<void> take_in(const std::filesystem::path& archive, Catalogue& catalogue, Tail tail) {
  Digests digests(&catalogue);
  for (auto& entry : tail.entries)
    TRY(digests.fill(entry));
  if (tail.loose > 0) TRY(cut(warc_dir(archive) / tail.file.name, tail.file.known));
  if (tail.entries.empty()) return {};
  return catalogue.add_all(tail.entries, {tail.file});
}

} // namespace

Result<Tail> read_tail(const std::filesystem::path& archive, const FileRow& file) {
  const auto path = warc_dir(archive) / file.name;
  Tail tail{.file = file, .entries = {}, .loose = 0, .fault_at = file.known, .fault = {}};
  TRY_ASSIGN(auto scanner, warc::Scanner::open(path, file.known));
  while (true) {
    auto scanned = warc::next_group(scanner, tail.file.known);
    if (scanned.ending == warc::Ending::record) {
      TRY_ASSIGN(auto entry, warc::digested_entry(scanned.group, path));
      if (const auto& first = scanned.group.records.front().record; first.type() == "warcinfo") {
        tail.file.warcinfo_id = first.id();
        tail.file.warcinfo_digest = sha256_hex(first.block);
      }
      tail.file.known = scanned.group.end();
      tail.entries.push_back(std::move(entry));
      continue;
    }
    if (scanned.ending == warc::Ending::broken) tail.fault = std::move(scanned.fault);
    tail.fault_at = scanned.fault_at;
    const auto size = size_of(path);
    tail.loose = size > tail.file.known ? size - tail.file.known : 0;
    return tail;
  }
}

Result<void> recover(const std::filesystem::path& archive, Catalogue& catalogue) {
  TRY_ASSIGN(const auto known, catalogue.files());
  TRY_ASSIGN(const auto names, segments(archive));
  for (const auto& file : known) {
    const auto size = size_of(warc_dir(archive) / file.name);
    const bool last = &file == &known.back();
    if (size < file.known)
      return hinted(fail(Code::archive, "{} is damaged: it holds {} bytes, the catalogue knows {}",
                         file.name, size, file.known),
                    advice);
    if (size > file.known && !last)
      return hinted(fail(Code::archive,
                         "{} is damaged: it holds {} bytes more than were kept in it", file.name,
                         size - file.known),
                    advice);
    if (size == file.known) continue;
    TRY_ASSIGN(auto tail, read_tail(archive, file));
    TRY(take_in(archive, catalogue, std::move(tail)));
  }
  for (const auto& name : names) {
    if (std::any_of(known.begin(), known.end(),
                    [&](const FileRow& file) { return file.name == name; }))
      continue;
    if (name != names.back())
      return hinted(fail(Code::archive, "{} is not in the catalogue", name), advice);
    TRY_ASSIGN(auto tail, read_tail(archive, FileRow{name, 0, "", ""}));
    TRY(take_in(archive, catalogue, std::move(tail)));
  }
  return {};
}

Result<void> rebuild(const std::filesystem::path& archive) {
  TRY_ASSIGN(const auto names, segments(archive));
  std::vector<Entry> entries;
  std::vector<FileRow> files;
  Digests digests(nullptr);
  for (const auto& name : names) {
    TRY_ASSIGN(auto tail, read_tail(archive, FileRow{name, 0, "", ""}));
    if (tail.loose > 0 && name != names.back())
      return hinted(fail(Code::archive, "{} is damaged at {}: {}", name, tail.fault_at,
                         tail.fault.empty() ? "the file breaks off" : tail.fault),
                    advice);
    for (auto& entry : tail.entries) {
      TRY(digests.fill(entry));
      entries.push_back(std::move(entry));
    }
    if (tail.file.known > 0) files.push_back(tail.file);
  }
  const auto fresh = archive / "catalogue.db.new";
  std::error_code ignored;
  for (const auto* end : {"", "-wal", "-shm", "-journal"})
    std::filesystem::remove(fresh.string() + end, ignored);
  {
    TRY_ASSIGN(auto catalogue, Catalogue::open_to_write(fresh));
    TRY(catalogue.add_all(entries, files));
  }                                        // closed: its log is written back into it
  for (const auto* end : {"-wal", "-shm"}) // of the one that is lost
    std::filesystem::remove(catalogue_file(archive).string() + end, ignored);
  std::error_code error;
  std::filesystem::rename(fresh, catalogue_file(archive), error);
  if (error)
    return fail(Code::write, "cannot write {}: {}", catalogue_file(archive).string(),
                error.message());
  return {};
}

Result<std::size_t> rebuild_catalogue(const std::filesystem::path& archive) {
  TRY_ASSIGN(const auto lock, Lock::take(archive));
  TRY(rebuild(archive));
  TRY_ASSIGN(const auto catalogue, Catalogue::open_to_read(catalogue_file(archive)));
  TRY_ASSIGN(const auto last, catalogue.last_id());
  return static_cast<std::size_t>(last);
}

} // namespace sidestep::archive
