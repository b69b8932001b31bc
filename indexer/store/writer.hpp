// Into an index that is there, or a new and empty one: what changed, a thread at
// a time. To make a whole index anew, see builder.hpp.
#pragma once

#include "common/result.hpp"
#include "indexer/store/known.hpp"
#include "indexer/store/schema.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
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
// The metadata that keeps it.
std::vector<std::pair<std::string, std::string>> metadata_for(const Withdrawal& withdrawal);

// What `says:` may ask for: (category, family) and (phrase id, category), and
// the lexicon that the findings were made with. Programs that do not mine read
// them from the index.
struct LexiconNames {
  Pairs categories{};
  Pairs phrases{};
  std::string version{};
};
std::vector<std::pair<std::string, std::string>> metadata_for(const LexiconNames& names);

// For tests that end the program at a moment which is over in a blink.
struct Moments {
  std::function<void()> added{}; // to the live shard, not yet taken out of the main one
};

class Writer : public Known {
public:
  // Error: locked (another writer), index (damaged, or of another version: only
  // a rebuild helps), write (disk full, permission).
  static Result<Writer> open(const std::filesystem::path& index_dir, Moments moments = {});
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer() override; // gives up what no commit has come to yet

  Result<std::string> signature(std::string_view thread_id) const override;
  Result<std::optional<ThreadEntry>> entry(std::string_view thread_id) const override;
  Result<std::vector<std::string>> numbered(std::string_view source,
                                            std::int64_t number) const override;
  // Replaces all that the index holds of the thread; where the signature is the
  // one it holds already, only what moves without the text (slots, status, tags)
  // is written anew. A thread that was withdrawn no longer is.
  Result<void> put(const ThreadEntry& entry);
  Result<void> remove(std::string_view thread_id);
  // Takes a thread out because its site withdrew it, and keeps of it that it was
  // so: the status and day, by a hash of each of its names.
  Result<void> withdraw(const Withdrawal& withdrawal);
  // Written by finish().
  void set_names(const LexiconNames& names);
  void set_metadata(std::string_view key, std::string_view value);
  std::string metadata(std::string_view key) const;
  // Commits. What was put before and committed on the way stays without it.
  Result<void> finish();

private:
  struct Parts;
  explicit Writer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace sidestep::indexer::store
