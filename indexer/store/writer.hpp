// Into the index: one Xapian document a message, one a thread.
#pragma once

#include "common/result.hpp"
#include "indexer/store/known.hpp"
#include "indexer/store/schema.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::indexer::store {

struct Withdrawal {
  std::vector<std::string> ids{}; // SOURCE:NAME of each name; the first stands for the thread
  int status = 0;                 // 403, 404 or 410
  std::string since{};            // the day on which the site said so
};

class Writer : public Known {
public:
  // `rebuild` starts an empty index beside the old one; finish() swaps it in.
  // Error: locked (another writer), index (damaged, or of another version: only
  // a rebuild opens it), write (disk full, permission).
  static Result<Writer> open(const std::filesystem::path& index_dir, bool rebuild);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer() override;

  Result<std::string> signature(std::string_view thread_id) const override;
  Result<std::optional<ThreadEntry>> entry(std::string_view thread_id) const override;
  Result<std::vector<std::string>> numbered(std::string_view source,
                                            std::int64_t number) const override;
  // Replaces all that the index holds of the thread; where the signature is the
  // one it holds already, only what moves without the text (slots, status, tags)
  // is written anew.
  Result<void> put(const ThreadEntry& entry);
  Result<void> remove(std::string_view thread_id);
  // Takes a thread out because its site withdrew it, and keeps of it that it was
  // so: the status and day, by a hash of each of its names. put() undoes it.
  Result<void> withdraw(const Withdrawal& withdrawal);
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
