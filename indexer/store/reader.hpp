// The index, to read from. Opening, the check of its version, and the answer to
// a writer that goes on meanwhile (open anew and ask again) are in this one
// place. It never waits, takes no lock, and works on a read-only disk.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <xapian.h>

namespace sidestep::indexer::store {

using Read = std::function<Result<void>(const Xapian::Database&)>;
// Error (index): missing, of another version, damaged; each says what to run.
Result<void> read_index(const std::filesystem::path& index_dir, const Read& read);

// What f(database) gives. f may run several times: everything it takes from the
// database must be copied out before it returns.
template <class F> auto with_reader(const std::filesystem::path& index_dir, F f)
    -> decltype(f(std::declval<const Xapian::Database&>())) {
  using Out = decltype(f(std::declval<const Xapian::Database&>()));
  std::optional<Out> out;
  const Result<void> done =
      read_index(index_dir, [&](const Xapian::Database& database) -> Result<void> {
        out.emplace(f(database));
        return {};
      });
  if (!done) return tl::unexpected(done.error());
  return std::move(*out);
}

} // namespace sidestep::indexer::store
