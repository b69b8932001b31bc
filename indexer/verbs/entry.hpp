// From a thread to what the index keeps of it: each message with its voices and
// findings, the thread with its deadlines.
#pragma once

#include "indexer/bodies/authority_table.hpp"
#include "indexer/findings/findings.hpp"
#include "indexer/findings/flags.hpp"
#include "indexer/store/writer.hpp"
#include "indexer/verbs/gather.hpp"

namespace sidestep::indexer {

// What reading needs besides the thread; made once.
struct Readers {
  const Miner& miner;
  const Holidays& holidays;
  const AuthorityTable& authorities;
  const std::vector<FlagRule>& flags;
};

// `read`: the same messages as they were read before; their words are not gone
// over again then, only what moves with time is worked out anew.
store::ThreadEntry entry_of(const Gathered& gathered, const sites::Source& source,
                            const Readers& readers, const store::ThreadEntry* read = nullptr);

} // namespace sidestep::indexer
