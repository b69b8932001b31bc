// Segments that wait to be merged: as soon as there are enough of one tier, the
// worker that brought the last of them makes one of the next.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <vector>

namespace sidestep::indexer::store {

class Tiers {
public:
  explicit Tiers(std::filesystem::path dir) : dir_(std::move(dir)) {}

  std::filesystem::path fresh(); // a place for a segment that nobody has
  // Takes the segment over; may merge. Throws what Xapian throws.
  void add(std::filesystem::path segment);
  // All that is left, once nobody adds any more.
  std::vector<std::filesystem::path> rest();

private:
  std::filesystem::path dir_;
  std::mutex mutex_{};
  std::size_t made_ = 0;
  std::map<int, std::vector<std::filesystem::path>> waiting_{}; // by tier
};

} // namespace sidestep::indexer::store
