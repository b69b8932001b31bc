// One thread, from what was captured of it to what the index is to hold. It
// writes nothing but the cache of extracted text, and several threads may
// prepare at once, each with its own archive reader and its own view of the index.
#pragma once

#include "archive/archive.hpp"
#include "archive/withdrawn.hpp"
#include "indexer/store/known.hpp"
#include "indexer/verbs/citing.hpp"
#include "indexer/verbs/entry.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sidestep::indexer {

// What all threads of a run are prepared with.
struct Bench {
  const archive::Reader& reader;
  const archive::Withdrawn& withdrawn;
  const Citing& citing;
  const Readers& readers;
  std::filesystem::path cache{};
  std::string lexicon{}; // digest
};

struct Prepared {
  enum class What {
    nothing,   // no capture shows it
    same,      // the index holds it as it is
    put,       // to be written
    withdrawn, // to be taken out
    unread     // why, see `why`; what the index holds of it stays
  } what = What::nothing;
  std::string id{}; // SOURCE:THREAD
  store::ThreadEntry entry{};
  bool same_text = false;             // only what moves with time did
  std::vector<std::string> names{};   // all that it had, the current one among them
  std::int64_t number = 0;            // the site's; 0 when not known
  std::vector<std::string> missing{}; // see Gathered
  std::string why{};
  int status = 0;      // of the site's word, when withdrawn
  std::string since{}; // the day of it
};

// `names`: all under which the thread may have been captured; the first is the
// one that is asked about. Error: archive (bytes are
// damaged), or the extractor cannot be run.
Result<Prepared> prepare(const Bench& bench, const store::Known& known, const sites::Source& source,
                         const std::vector<std::string>& names);

} // namespace sidestep::indexer
