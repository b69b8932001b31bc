// Reading takes no lock and writes nothing. Bytes are checked against their
// digest each time they are handed out.
#include "archive/parts.hpp"

#include "archive/warc/http.hpp"
#include "archive/warc/scan.hpp"
#include "common/digest.hpp"

#include <map>
#include <utility>

namespace sidestep::archive {
namespace {

std::vector<CaptureRow> rows(std::vector<Entry> entries) {
  std::vector<CaptureRow> rows;
  rows.reserve(entries.size());
  for (auto& entry : entries)
    rows.push_back(std::move(entry.row));
  return rows;
}

tl::unexpected<Error> damaged(const Place& place, std::string_view what) {
  return hinted(fail(Code::archive, "{} at {}: {}", place.file, place.offset, what),
                "run: sidestep verify");
}

} // namespace

Reader::Reader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const std::filesystem::path& dir) {
  std::error_code ignored;
  if (!std::filesystem::exists(catalogue_file(dir), ignored)) {
    if (std::filesystem::exists(warc_dir(dir), ignored))
      return hinted(fail(Code::archive, "the archive {} has lost its catalogue", dir.string()),
                    "run `sidestep verify`: it makes the catalogue anew from the WARC files");
    return hinted(fail(Code::archive, "there is no archive in {}", dir.string()),
                  "crawl or import something first, or name another folder with --archive");
  }
  TRY_ASSIGN(auto catalogue, Catalogue::open_to_read(catalogue_file(dir)));
  return Reader(std::make_unique<Parts>(Parts{dir, std::move(catalogue)}));
}

Result<std::string> Reader::payload(const CaptureRow& row, std::size_t limit) const {
  const auto path_of = [&](const Place& place) { return warc_dir(parts_->dir) / place.file; };
  Place place = row.place;
  TRY_ASSIGN(auto record, warc::read_record(path_of(place), place.offset, place.length));
  if (record.field("WARC-Target-URI") != row.url)
    return damaged(place, "another address lies there than the catalogue says");
  if (record.type() == "revisit") {
    TRY_ASSIGN(const auto kept, parts_->catalogue.with_record(record.field("WARC-Refers-To")));
    if (!kept || kept->type == "revisit")
      return damaged(place, "the record that it refers to is not in the archive");
    place = kept->row.place;
    TRY_ASSIGN(record, warc::read_record(path_of(place), place.offset, place.length));
  }
  const bool http = record.type() == "response";
  const auto message = http ? warc::read_http(record.block) : warc::HttpMessage{};
  std::string payload = http ? warc::payload_of(message) : record.block;
  if (sha256_hex(payload) != row.digest)
    return damaged(place, "the payload does not have the digest that the catalogue holds");
  return warc::decode_content(std::move(payload), message.field("Content-Encoding"), limit,
                              !record.field("WARC-Truncated").empty());
}

Result<std::string> Reader::record(const Place& place, std::size_t limit) const {
  TRY_ASSIGN(const auto record,
             warc::read_record(warc_dir(parts_->dir) / place.file, place.offset, place.length));
  auto bytes = warc::serialise(record);
  if (bytes.size() > limit)
    return fail(Code::source, "the record is {} bytes, more than the limit of {}", bytes.size(),
                limit);
  return bytes;
}

Result<std::vector<CaptureRow>> Reader::captures(std::string_view source,
                                                 std::string_view thread) const {
  return parts_->catalogue.entries_of(source, thread).map(rows);
}

Result<std::vector<std::pair<std::string, std::string>>>
Reader::threads(std::int64_t after, std::optional<Instant> since) const {
  return parts_->catalogue.threads(after, since);
}

Result<std::optional<CaptureRow>> Reader::latest(std::string_view url) const {
  TRY_ASSIGN(auto entry, parts_->catalogue.latest(warc::header_url(url)));
  if (!entry) return std::optional<CaptureRow>{};
  return std::optional<CaptureRow>(std::move(entry->row));
}

Result<std::vector<CaptureRow>> Reader::others() const {
  return parts_->catalogue.others().map(rows);
}

Result<std::vector<CaptureRow>> Reader::redirects() const {
  return parts_->catalogue.redirects().map(rows);
}

Result<std::vector<Citation>> Reader::citations() const {
  TRY_ASSIGN(const auto entries, parts_->catalogue.beginning(citation_url("")));
  std::map<std::string, const Entry*> newest; // by page; entries come in archive order
  for (const Entry& entry : entries)
    newest[entry.row.url] = &entry;
  std::vector<Citation> citations;
  for (const Entry& entry : entries) {
    if (newest[entry.row.url] != &entry) continue;
    TRY_ASSIGN(const std::string block, payload(entry.row, warc::block_limit));
    citations.push_back(read_citation(block));
    citations.back().row = entry.row;
  }
  return citations;
}

Result<std::vector<Verdict>> Reader::verdicts() const {
  TRY_ASSIGN(const auto entries, parts_->catalogue.beginning(verdict_url("")));
  std::vector<Verdict> verdicts;
  for (const Entry& entry : entries) {
    TRY_ASSIGN(const std::string block, payload(entry.row, warc::block_limit));
    verdicts.push_back(read_verdict(block));
    verdicts.back().row = entry.row;
  }
  return verdicts;
}

Result<std::vector<CaptureRow>> Reader::all() const {
  TRY_ASSIGN(auto contents, parts_->catalogue.contents());
  return rows(std::move(contents.entries));
}

Result<Summary> Reader::summary() const {
  Summary summary;
  TRY_ASSIGN(const auto files, parts_->catalogue.files());
  TRY_ASSIGN(summary.sources, parts_->catalogue.sources());
  summary.files = files.size();
  for (const auto& file : files)
    summary.bytes += file.known;
  return summary;
}

Result<std::int64_t> Reader::last_id() const { return parts_->catalogue.last_id(); }

} // namespace sidestep::archive
