// What both ways of indexing share: the threads of a run, and what became of
// them.
#pragma once

#include "indexer/store/builder.hpp"
#include "indexer/verbs/index_tell.hpp"
#include "indexer/verbs/names.hpp"
#include "indexer/verbs/prepare.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sidestep::indexer {

struct Tally {
  std::size_t read = 0;
  std::size_t same = 0;
  std::size_t messages = 0;
  std::size_t unread = 0;
  std::size_t withdrawn = 0;
  std::size_t missing = 0; // messages, see Gathered
};

using ThreadKey = std::pair<std::string, std::string>; // source, name

// One run over the archive, and what it has come to.
struct IndexRun {
  const Bench& bench;
  const sites::Sources& sources;
  IndexTeller& teller;
  std::vector<ThreadKey> keys{};
  Names names{};
  std::size_t jobs = 1;
  Tally tally{};
  std::set<std::string> unknown{}; // sources that are kept and not configured
};

// SOURCE:NAME of each name.
std::vector<std::string> ids_of(const sites::Source& source, const std::vector<std::string>& names);
// All names of the thread, the one that is asked about first.
std::vector<std::string> names_of(const IndexRun& run, const std::string& source,
                                  const std::string& name);
// Says what is to be said of a thread, and counts it.
void tell(IndexRun& run, const Prepared& prepared);
// The source by its name; null, and said once, when the configuration has none.
const sites::Source* source_of(IndexRun& run, const std::string& name);

// Thread by thread into the index that is there. Error: interrupted; what was
// written before stays.
Result<void> update_index(IndexRun& run, store::Writer& writer);

// Two names that turned out to be one thread's, when both had been written.
struct Joined {
  std::string source{};
  std::string one{};
  std::string other{};
};
// All of it into a new index, by several workers. `old` is asked for text that
// has not changed; "" when nothing is to be taken from there. Error: interrupted;
// what was read so far can be finished all the same.
Result<std::vector<Joined>> build_index(IndexRun& run, store::Builder& builder,
                                        const std::filesystem::path& archive_dir,
                                        const std::filesystem::path& old);

} // namespace sidestep::indexer
