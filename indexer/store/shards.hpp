// The two shards of an index: the main one, compacted, and the live one, which
// takes what changed since. The main one is opened first: what is taken out of it
// was added to the live one before, so that nobody sees neither.
#pragma once

#include "common/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

namespace sidestep::indexer::store {

struct Shards {
  std::string main{};
  std::string live{}; // "" while nothing changed since the main one was made

  std::vector<std::string> names() const; // in the order in which they are opened
};
// Empty names when there is no index. Error (index): a stub that is not of ours.
Result<Shards> read_shards(const std::filesystem::path& index_dir);
Result<void> write_shards(const std::filesystem::path& index_dir, const Shards& shards);
std::string fresh_main(const std::filesystem::path& index_dir);
std::string fresh_live(const std::filesystem::path& index_dir);

// How often threads were moved from one shard to the other: goes up in the live
// one when they were added there, in the main one when they were taken out.
std::uint64_t generation_of(const Xapian::Database& shard);
// Threads of the live shard that may still stand in the main one.
std::vector<std::string> moving_threads(const Xapian::Database& live);
std::string moving_text(const std::vector<std::string>& thread_ids);

// Both as one database, the live one first: its metadata counts. Throws what
// Xapian throws, DatabaseModifiedError also where the two were not of one
// moment: open them again.
Xapian::Database open_shards(const std::filesystem::path& index_dir, const Shards& shards);

// The query, without documents of threads that are being moved and stand in both
// shards: those of the main one are left out. For databases of open_shards().
Xapian::Query shown_once(const Xapian::Database& database, const Xapian::Query& query);
// Whether a document is one that shown_once() leaves out.
class Moving {
public:
  explicit Moving(const Xapian::Database& database);
  bool leaves_out(Xapian::docid id) const;

private:
  std::vector<Xapian::docid> stale_{}; // in order
};

} // namespace sidestep::indexer::store
