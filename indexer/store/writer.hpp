// Into the index: one Xapian document a message, one a thread.
#pragma once

#include "common/model/records.hpp"
#include "common/result.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::indexer::store {

struct ThreadEntry {
  ThreadRecord thread{};
  std::vector<MessageRecord> messages{};
  std::vector<std::string> authorities{}; // terms of authority: (petitions: several)
  std::string signature{}; // payload digests + parser, lexicon and schema versions
};

class Writer {
public:
  // `rebuild` starts an empty index beside the old one; finish() swaps it in.
  static Result<Writer> open(const std::filesystem::path& index_dir, bool rebuild);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  // The signature that the index holds for a thread; "" when none.
  Result<std::string> signature(std::string_view thread_id) const;
  // Replaces all that the index holds of the thread, or only re-stamps slots
  // and data when `same_text`.
  Result<void> put(const ThreadEntry& entry);
  Result<void> remove(std::string_view thread_id);
  void set_metadata(std::string_view key, std::string_view value);
  std::string metadata(std::string_view key) const;
  Result<void> finish(); // commit, and swap when rebuilding

private:
  struct Parts;
  explicit Writer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace sidestep::indexer::store
