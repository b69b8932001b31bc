// Opening the shards of a search, each checked, as one database.
#pragma once

#include "common/result.hpp"
#include "indexer/store/places.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>
#include <xapian.h>

namespace sidestep::indexer::store {

// When a stub file was last put in place.
struct Stamp {
  std::uint64_t inode = 0;
  std::int64_t seconds = 0;
  std::int64_t nanoseconds = 0;
  bool operator==(const Stamp&) const = default;
};
// All nought where there is no such file.
Stamp stamp_of(const std::filesystem::path& file);

// A place's database, with what tells whether it is still as it was.
struct OpenPlace {
  Xapian::Database database{};
  Stamp stamp{}; // of its stub file, where it is a folder
};
// Throws what Xapian throws for a folder. Error (index): missing, of another
// version, or elsewhere and not answering.
Result<OpenPlace> open_place(const Place& place);

// All as one, in their order. Error (index): made with different lexicons, whose
// counts cannot be added. Throws DatabaseModifiedError while a writer moves
// threads within one: beside others nothing can be left out of it.
Result<Xapian::Database> joined(const std::vector<Place>& places,
                                const std::vector<OpenPlace>& opened);

} // namespace sidestep::indexer::store
