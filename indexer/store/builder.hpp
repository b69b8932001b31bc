// A whole index, made beside the one that is there and swapped in at the end.
// Each worker fills small segments of its own; segments are merged in tiers, so
// that neither memory nor open files grow with the archive.
#pragma once

#include "common/result.hpp"
#include "indexer/store/entry.hpp"
#include "indexer/store/writer.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace sidestep::indexer::store {

class Builder {
public:
  // Error: locked, write. A damaged or old index is no hindrance.
  static Result<Builder> open(const std::filesystem::path& index_dir);
  Builder(Builder&&) noexcept;
  Builder& operator=(Builder&&) noexcept;
  ~Builder(); // what was not finished is removed

  // One worker's: used by one thread at a time. Many may be filled at once.
  class Segments {
  public:
    Segments(Segments&&) noexcept;
    Segments& operator=(Segments&&) noexcept;
    ~Segments();
    Result<void> put(const ThreadEntry& entry);
    // To be called when the worker has no more.
    Result<void> close();

  private:
    friend class Builder;
    struct Parts;
    explicit Segments(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
  };
  Segments segments();

  // From one thread.
  void set_names(const LexiconNames& names);
  void set_metadata(std::string_view key, std::string_view value);
  void withdraw(const Withdrawal& withdrawal);
  // Merges all, and puts the new index in the old one's place; the lock is given
  // back. All segments are closed.
  Result<void> finish();

private:
  struct Parts;
  explicit Builder(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace sidestep::indexer::store
