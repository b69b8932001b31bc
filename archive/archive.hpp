// The archive: WARC files and the catalogue over them. The captures are the
// truth; the catalogue can be rebuilt from them. A Reader takes no lock and
// works on a read-only disk; a Writer holds the archive's lock.
#pragma once

#include "archive/capture.hpp"
#include "archive/citation.hpp"
#include "archive/verdict.hpp"
#include "common/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::archive {

// What is kept of one source, for `status`.
struct SourceSummary {
  std::string source{};
  std::size_t threads = 0; // that a page or record shows; a 404 alone is none
  std::size_t captures = 0;
  Instant last{};          // of the newest capture, or the newest as of
  std::uint64_t bytes = 0; // of its records, as they lie in the WARC files
};
struct Summary {
  std::vector<SourceSummary> sources{}; // by name
  std::size_t files = 0;
  std::uint64_t bytes = 0;
};

class Reader {
public:
  // Error: archive (no archive there, or a damaged catalogue).
  static Result<Reader> open(const std::filesystem::path& dir);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // The payload with transfer and content codings undone, at most `limit`
  // bytes. Error: archive (missing, damaged, another digest), source (what the
  // site sent is broken, or more than `limit` when decompressed).
  Result<std::string> payload(const CaptureRow& row, std::size_t limit) const;
  // The record's bytes as they lie in the WARC file, gunzipped.
  Result<std::string> record(const Place& place, std::size_t limit) const;

  // Every capture of a thread, in archive order.
  Result<std::vector<CaptureRow>> captures(std::string_view source, std::string_view thread) const;
  // (source, thread) of every thread with a capture of id > after and one of
  // `since` or later, in order of first capture.
  Result<std::vector<std::pair<std::string, std::string>>>
  threads(std::int64_t after = 0, std::optional<Instant> since = {}) const;
  Result<std::optional<CaptureRow>> latest(std::string_view url) const; // of any status
  // Captures without a thread: robots.txt, lists.
  Result<std::vector<CaptureRow>> others() const;
  // Redirects that led to a thread: each has the address that was left and the
  // label of the thread that it led to.
  Result<std::vector<CaptureRow>> redirects() const;
  // What runs judged when they ended, in archive order.
  Result<std::vector<Verdict>> verdicts() const;
  // The newest of each page, in archive order.
  Result<std::vector<Citation>> citations() const;
  Result<std::vector<CaptureRow>> all() const; // in archive order
  Result<Summary> summary() const;
  Result<std::int64_t> last_id() const; // 0 when empty

private:
  friend class Writer;
  struct Parts;
  explicit Reader(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

class Writer {
public:
  // Makes the folder when it is not there; takes in or cuts an unfinished
  // write behind the last catalogued record. Error: locked (says who), write,
  // archive.
  static Result<Writer> open(const std::filesystem::path& dir, std::string_view user_agent,
                             std::string_view operator_contact);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  // Between hold() and sync() captures are appended at once, but synced and
  // catalogued together: a killed program loses none of them (the next opening
  // takes them in), a power cut those since the last sync().
  void hold();
  Result<void> sync();
  // Appended, synced and catalogued when this returns, unless they are held.
  Result<CaptureRow> keep(const Exchange& exchange, const Label& label);
  // `existing` tells that this very payload of this URL was kept already: then
  // nothing is written and the kept row comes back.
  Result<CaptureRow> keep(const Resource& resource, const Label& label, bool& existing);
  Result<CaptureRow> keep(const Verdict& verdict);
  // False when the page was kept just so before: then nothing is written.
  Result<bool> keep(const Citation& citation);
  const Reader& reader() const;

private:
  struct Parts;
  explicit Writer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// The folder's parts.
std::filesystem::path warc_dir(const std::filesystem::path& archive);
std::filesystem::path catalogue_file(const std::filesystem::path& archive);
std::filesystem::path index_dir(const std::filesystem::path& archive);
std::filesystem::path cache_dir(const std::filesystem::path& archive);

} // namespace sidestep::archive
