// Where the shards of a search stand: this machine's own index, further folders,
// and indexes that Xapian's own server (xapian-tcpsrv) offers elsewhere. The
// server has neither passwords nor encryption, so nothing is read from it but
// through loopback (where an SSH tunnel ends) or a WireGuard interface.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sidestep::indexer::store {

struct Place {
  std::filesystem::path folder{}; // of an index here; empty: it is elsewhere
  std::string host{};             // a numeric address
  unsigned port = 0;

  std::string name() const; // as errors call it
};

// `shards` as [index] shards has them: "own", "HOST:PORT" or "/a/folder". Error
// (config): a form that is none of these, a name instead of an address, or an
// address that is reached over an open network.
Result<std::vector<Place>> read_places(const std::vector<std::string>& shards,
                                       const std::filesystem::path& own);

} // namespace sidestep::indexer::store
