// Keeps captures: all records of one are made in memory, appended in one go,
// synced, and only then entered in the catalogue. A kill in between leaves an
// unfinished write that the next opening takes in or cuts.
#include "archive/folder.hpp"
#include "archive/lock.hpp"
#include "archive/parts.hpp"
#include "archive/recover.hpp"
#include "archive/segment.hpp"
#include "archive/warc/build.hpp"
#include "archive/warc/group.hpp"
#include "archive/warc/gzip.hpp"
#include "archive/warc/http.hpp"
#include "common/digest.hpp"

#include <functional>
#include <optional>
#include <system_error>
#include <utility>

namespace sidestep::archive {

struct Writer::Parts {
  // What the archive knows of a payload before it is written.
  struct Known {
    std::optional<warc::Original> original{}; // the response that holds it already
    std::string digest{};                     // sha256, hex; "" = not worked out
  };

  Lock lock;
  Reader reader;
  std::string info{};            // the block of the warcinfo to write under
  std::optional<FileRow> file{}; // the file to append to; none when nothing was kept yet
  bool failed = false;           // the catalogue refused a row that lies in the file
  bool held = false;
  bool unsynced = false; // bytes and rows since the last sync

  using Make = std::function<Result<std::vector<warc::Record>>(const warc::Placing&)>;
  Result<CaptureRow> append_group(const Make& make);
  void choose_file(Day today);
  Result<Known> known(const Exchange& exchange) const;
  Result<void> sync();
};

namespace {

Result<void> make_folder(const std::filesystem::path& dir) {
  std::error_code error;
  std::filesystem::create_directories(warc_dir(dir), error);
  if (error)
    return fail(Code::write, "cannot make the folder {}: {}", warc_dir(dir).string(),
                error.message());
  return {};
}

// The records as they will lie in the file, and their bytes.
std::pair<warc::Group, std::string> pack(std::vector<warc::Record> records, std::uint64_t offset) {
  warc::Group group;
  std::string bytes;
  for (auto& record : records) {
    const auto member = warc::gzip_member(warc::serialise(record));
    group.records.push_back({offset + bytes.size(), member.size(), std::move(record)});
    bytes += member;
  }
  return {std::move(group), std::move(bytes)};
}

} // namespace

// What the archive has of an exchange's payload: the same bytes at the same
// address, or what a 304 says has not changed. Never another revisit.
Result<Writer::Parts::Known> Writer::Parts::known(const Exchange& exchange) const {
  Known known;
  if (!exchange.truncated.empty()) return known;
  const Catalogue& catalogue = reader.parts_->catalogue;
  const auto url = warc::header_url(exchange.url);
  const std::string block = exchange.head + exchange.body;
  const auto message = warc::read_http(block);
  std::optional<Entry> kept;
  if (message.status() == 304) {
    TRY_ASSIGN(kept, catalogue.latest(url));
    if (kept && kept->type == "revisit") {
      TRY_ASSIGN(kept, catalogue.with_record(kept->refers_to));
    }
  } else if (message.status() == 200) {
    const auto payload = warc::payload_of(message);
    if (payload.empty()) return known;
    known.digest = sha256_hex(payload);
    TRY_ASSIGN(kept, catalogue.same_payload(url, known.digest));
  }
  if (kept && kept->type == "response" && kept->row.status == 200)
    known.original = warc::Original{kept->record_id, kept->row.url, kept->row.at, kept->row.digest};
  return known;
}

// The last file, unless its day is over or it is full.
void Writer::Parts::choose_file(Day today) {
  const auto last = file ? parse_segment(file->name) : std::nullopt;
  if (last && last->day >= today && file->known < segment_limit) return;
  const auto next = last ? last->next(today) : SegmentName{today, 1};
  file = FileRow{next.text(), 0, "", ""};
}

Result<CaptureRow> Writer::Parts::append_group(const Make& make) {
  if (failed)
    return fail(Code::write,
                "the archive cannot go on after a failed write; run the command again");
  const Instant at = now();
  const auto before = file;
  choose_file(std::chrono::floor<std::chrono::days>(at));
  FileRow row = *std::exchange(file, before);
  if (before && before->name != row.name) TRY(sync());

  std::vector<warc::Record> records;
  const auto info_digest = sha256_hex(info);
  if (row.warcinfo_digest != info_digest) {
    records.push_back(warc::warcinfo(info, {row.name, row.known, ""}, at));
    row.warcinfo_id = records.front().id();
    row.warcinfo_digest = info_digest;
  }
  TRY_ASSIGN(auto made, make({row.name, row.known, row.warcinfo_id}));
  std::move(made.begin(), made.end(), std::back_inserter(records));
  const auto [group, bytes] = pack(std::move(records), row.known);
  TRY_ASSIGN(auto entry, warc::entry_of(group, row.name));
  entry.group_digest = sha256_hex(bytes);

  if (held) TRY(reader.parts_->catalogue.hold());
  TRY(append(warc_dir(reader.parts_->dir) / row.name, row.known, bytes,
             held ? Sync::later : Sync::now));
  unsynced = held;
  row.known += bytes.size();
  const auto id = reader.parts_->catalogue.add(entry, row);
  // Whether the row is there is not known now: the bytes stay, and the next
  // opening finds out.
  failed = !id;
  if (!id) return tl::unexpected(id.error());
  file = row;
  entry.row.id = *id;
  return std::move(entry.row);
}

// The bytes before the rows: a row must never speak of bytes that are not there.
Result<void> Writer::Parts::sync() {
  if (!unsynced) return reader.parts_->catalogue.commit();
  auto done = sync_file(warc_dir(reader.parts_->dir) / file->name);
  if (done) done = reader.parts_->catalogue.commit();
  failed = failed || !done;
  unsynced = !done;
  return done;
}

Writer::Writer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() {
  if (parts_) std::ignore = parts_->sync(); // the next opening finds what this could not
}

void Writer::hold() { parts_->held = true; }

Result<void> Writer::sync() {
  parts_->held = false;
  return parts_->sync();
}

Result<Writer> Writer::open(const std::filesystem::path& dir, std::string_view user_agent,
                            std::string_view operator_contact) {
  TRY(make_folder(dir));
  TRY_ASSIGN(auto lock, Lock::take(dir));
  std::error_code ignored;
  TRY_ASSIGN(const auto names, segments(dir));
  if (!names.empty() && !std::filesystem::exists(catalogue_file(dir), ignored)) TRY(rebuild(dir));
  TRY_ASSIGN(auto catalogue, Catalogue::open_to_write(catalogue_file(dir)));
  TRY(recover(dir, catalogue));
  TRY_ASSIGN(const auto files, catalogue.files());
  std::optional<FileRow> file;
  if (!files.empty()) file = files.back();
  const warc::Writing writing{std::string(user_agent), std::string(operator_contact),
                              clock_is_fixed()};
  auto reader = Reader(std::make_unique<Reader::Parts>(Reader::Parts{dir, std::move(catalogue)}));
  return Writer(std::make_unique<Parts>(
      Parts{std::move(lock), std::move(reader), warc::warcinfo_block(writing), std::move(file)}));
}

Result<CaptureRow> Writer::keep(const Exchange& exchange, const Label& label) {
  TRY_ASSIGN(const auto known, parts_->known(exchange));
  return parts_->append_group([&](const warc::Placing& placing) {
    return warc::records_of(exchange, label, placing, known.original, known.digest);
  });
}

Result<CaptureRow> Writer::keep(const Resource& resource, const Label& label, bool& existing) {
  TRY_ASSIGN(auto kept, parts_->reader.parts_->catalogue.same_payload(
                            warc::header_url(resource.url), sha256_hex(resource.bytes)));
  existing = kept.has_value();
  if (kept) return std::move(kept->row);
  return parts_->append_group([&](const warc::Placing& placing) {
    return warc::records_of(resource, label, placing, now());
  });
}

Result<CaptureRow> Writer::keep(const Verdict& verdict) {
  return parts_->append_group(
      [&](const warc::Placing& placing) -> Result<std::vector<warc::Record>> {
        return std::vector{
            warc::statement(verdict_url(verdict.source), verdict_block(verdict), placing, now())};
      });
}

Result<bool> Writer::keep(const Citation& citation) {
  const std::string url = citation_url(citation.url);
  const std::string block = citation_block(citation);
  TRY_ASSIGN(const auto kept, parts_->reader.parts_->catalogue.latest(url));
  if (kept && kept->row.digest == sha256_hex(block)) return false;
  TRY(parts_->append_group([&](const warc::Placing& placing) -> Result<std::vector<warc::Record>> {
    return std::vector{warc::statement(url, block, placing, now())};
  }));
  return true;
}

const Reader& Writer::reader() const { return parts_->reader; }

} // namespace sidestep::archive
