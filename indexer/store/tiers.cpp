// The lists are locked, the merging is not: it works on files that are its own.
#include "indexer/store/tiers.hpp"

#include "indexer/store/compact.hpp"

#include <iterator>
#include <string>
#include <system_error>
#include <utility>

namespace sidestep::indexer::store {
namespace {

// Each open segment takes some five file descriptors of the usual 1024.
constexpr std::size_t merged_at_once = 64;

void remove_all(const std::vector<std::filesystem::path>& paths) {
  std::error_code ignored;
  for (const auto& path : paths)
    std::filesystem::remove_all(path, ignored);
}

} // namespace

std::filesystem::path Tiers::fresh() {
  const std::lock_guard hold(mutex_);
  return dir_ / std::to_string(++made_);
}

void Tiers::add(std::filesystem::path segment) {
  for (int tier = 0;; ++tier) {
    std::vector<std::filesystem::path> full;
    {
      const std::lock_guard hold(mutex_);
      auto& waiting = waiting_[tier];
      waiting.push_back(std::move(segment));
      if (waiting.size() < merged_at_once) return;
      full = std::exchange(waiting, {});
    }
    segment = fresh();
    compact(full, segment);
    remove_all(full);
  }
}

std::vector<std::filesystem::path> Tiers::rest() {
  const std::lock_guard hold(mutex_);
  std::vector<std::filesystem::path> all;
  for (auto& [tier, waiting] : waiting_)
    std::move(waiting.begin(), waiting.end(), std::back_inserter(all));
  waiting_.clear();
  return all;
}

} // namespace sidestep::indexer::store
