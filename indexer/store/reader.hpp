// The index, to read from. Opening, the check of its version, and the answer to
// a writer that goes on meanwhile (open anew and ask again) are in this one
// place. It never waits, takes no lock, and works on a read-only disk.
#pragma once

#include "common/result.hpp"
#include "indexer/store/places.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>
#include <xapian.h>

namespace sidestep::indexer::store {

// What is searched: one index here, or several shards here and elsewhere. Stays
// open from one reading to the next while no writer has changed it. Each thread
// of a program has its own; copies share what is open.
class Index {
public:
  Index(std::filesystem::path dir); // this machine's own, alone
  Index(std::filesystem::path dir, std::vector<Place> places);
  const std::filesystem::path& dir() const { return dir_; } // the own one's
  const std::vector<Place>& places() const { return places_; }

private:
  friend Result<void> read_index(const Index& index,
                                 const std::function<Result<void>(const Xapian::Database&)>& read);
  struct Opened;
  Result<void> attempt(const std::function<Result<void>(const Xapian::Database&)>& read) const;

  std::filesystem::path dir_;
  std::vector<Place> places_;
  std::shared_ptr<Opened> opened_;
};

using Read = std::function<Result<void>(const Xapian::Database&)>;
// Error (index): missing, of another version, damaged, or a shard that does not
// answer; each says what to do.
Result<void> read_index(const Index& index, const Read& read);

// What f(database) gives. f may run several times: everything it takes from the
// database must be copied out before it returns.
template <class F> auto with_reader(const Index& index, F f)
    -> decltype(f(std::declval<const Xapian::Database&>())) {
  using Out = decltype(f(std::declval<const Xapian::Database&>()));
  std::optional<Out> out;
  const Result<void> done =
      read_index(index, [&](const Xapian::Database& database) -> Result<void> {
        out.emplace(f(database));
        return {};
      });
  if (!done) return tl::unexpected(done.error());
  return std::move(*out);
}

} // namespace sidestep::indexer::store
