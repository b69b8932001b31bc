// Into the index: one Xapian document a message, one a thread.
#pragma once

#include "common/model/records.hpp"
#include "common/result.hpp"
#include "indexer/store/schema.hpp"

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
  std::string signature{};                // payload digests + parser, lexicon and schema versions
};

class Writer {
public:
  // `rebuild` starts an empty index beside the old one; finish() swaps it in.
  // Error: locked (another writer), index (damaged, or of another version: only
  // a rebuild opens it), write (disk full, permission).
  static Result<Writer> open(const std::filesystem::path& index_dir, bool rebuild);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  // The signature that the index holds for a thread; "" when none.
  Result<std::string> signature(std::string_view thread_id) const;
  // Replaces all that the index holds of the thread; where the signature is the
  // one it holds already, only what moves without the text (slots, status, tags)
  // is written anew.
  Result<void> put(const ThreadEntry& entry);
  Result<void> remove(std::string_view thread_id);
  // What `says:` may ask for: (category, family) and (phrase id, category), and
  // the lexicon that the findings were made with. Programs that do not mine read
  // them from here.
  void set_names(const Pairs& categories, const Pairs& phrases, std::string_view lexicon);
  void set_metadata(std::string_view key, std::string_view value);
  std::string metadata(std::string_view key) const;
  // Commits, and swaps the new index in when rebuilding. Without it
  // the threads put so far are kept, a rebuild leaves the old index as it was.
  Result<void> finish();

private:
  struct Parts;
  explicit Writer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace sidestep::indexer::store
