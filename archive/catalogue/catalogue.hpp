// The catalogue: which captures there are and where each lies. SQLite, in
// write-ahead mode, so that a reader and a writer go side by side and a killed
// writer leaves either a whole row or none. It holds nothing that the WARC
// files do not tell; it can be made from them anew.
#pragma once

#include "archive/archive.hpp"
#include "archive/entry.hpp"
#include "common/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::archive {

struct Contents {
  std::vector<FileRow> files{}; // in archive order
  std::vector<Entry> entries{}; // by id
  // The last row ever added had it: more than the last entry's when rows at
  // the end were taken out.
  std::int64_t highest_id_given = 0;
};

class Catalogue {
public:
  // Error (archive): missing, damaged, made by a newer version.
  static Result<Catalogue> open_to_read(const std::filesystem::path& file);
  // Made when it is not there. Error: write, archive.
  static Result<Catalogue> open_to_write(const std::filesystem::path& file);
  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;
  ~Catalogue();

  // The entry, and the file as it is once the entry lies in it, in one
  // transaction; gives the entry's id. Error (write): nothing was added.
  Result<std::int64_t> add(const Entry& entry, const FileRow& file);
  // What is added between hold() and commit() is one transaction, and seen by
  // this object alone until then. Both do nothing where there is nothing to do.
  Result<void> hold();
  Result<void> commit();
  Result<void> add_all(const std::vector<Entry>& entries, const std::vector<FileRow>& files);

  Result<std::vector<FileRow>> files() const; // in archive order
  // Everything, as it was at one moment.
  Result<Contents> contents() const;
  Result<std::vector<Entry>> entries_of(std::string_view source, std::string_view thread) const;
  Result<std::vector<Entry>> others() const;    // without a thread
  Result<std::vector<Entry>> redirects() const; // to a thread
  // Whose address begins so, by id.
  Result<std::vector<Entry>> beginning(std::string_view url) const;
  Result<std::optional<Entry>> latest(std::string_view url) const;
  Result<std::optional<Entry>> same_payload(std::string_view url, std::string_view digest) const;
  Result<std::optional<Entry>> with_record(std::string_view record_id) const;
  Result<std::vector<std::pair<std::string, std::string>>>
  threads(std::int64_t after, std::optional<Instant> since) const;
  Result<std::vector<SourceSummary>> sources() const;
  Result<std::int64_t> last_id() const;
  // What SQLite itself finds wrong with the file; "" when nothing.
  Result<std::string> fault() const;

private:
  struct Database;
  explicit Catalogue(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

} // namespace sidestep::archive
