// Open, check, ask; and again when a writer has moved on: it committed twice, it
// swapped shards, or the two shards were not of one moment.
#include "indexer/store/reader.hpp"

#include "indexer/store/errors.hpp"
#include "indexer/store/opening.hpp"
#include "indexer/store/stub.hpp"

#include <utility>

namespace sidestep::indexer::store {
namespace {

// Two commits during one query make its revision go; five times in a row is
// not load but a fault.
constexpr int tries = 5;

// The same stub file as before, and no commit since.
bool unchanged(const Place& place, OpenPlace& opened) {
  if (!place.folder.empty() && stamp_of(stub_file(place.folder)) != opened.stamp) return false;
  return !opened.database.reopen();
}

} // namespace

struct Index::Opened {
  std::vector<OpenPlace> places{};
  Xapian::Database all{};
};

Index::Index(std::filesystem::path dir) : Index(dir, {Place{dir, "", 0}}) {}
Index::Index(std::filesystem::path dir, std::vector<Place> places)
    : dir_(std::move(dir)), places_(std::move(places)), opened_(std::make_shared<Opened>()) {}

Result<void> Index::attempt(const Read& read) const {
  Opened& own = *opened_;
  bool fresh = own.places.size() == places_.size();
  for (std::size_t i = 0; fresh && i < places_.size(); ++i)
    fresh = unchanged(places_[i], own.places[i]);
  if (!fresh) {
    own.places.clear();
    for (const Place& place : places_) {
      TRY_ASSIGN(OpenPlace opened, open_place(place));
      own.places.push_back(std::move(opened));
    }
    auto all = joined(places_, own.places);
    if (!all) {
      own.places.clear();
      return tl::unexpected(all.error());
    }
    own.all = std::move(*all);
  }
  return read(own.all);
}

Result<void> read_index(const Index& index, const Read& read) {
  for (int n = 1;; ++n) {
    bool moved = false;
    Result<void> done = guarded(index.dir_, [&]() -> Result<void> {
      try {
        return index.attempt(read);
      } catch (const Xapian::DatabaseModifiedError&) {
        index.opened_->places.clear();
        if (n == tries) throw;
        moved = true;
        return {};
      } catch (const Xapian::DatabaseOpeningError&) {
        // A new main shard: the old ones go right after the stub was swapped.
        index.opened_->places.clear();
        if (n == tries) throw;
        moved = true;
        return {};
      } catch (const Xapian::NetworkError&) {
        // A server that was started anew answers; one that is down is named when
        // it is opened.
        index.opened_->places.clear();
        if (n == tries) throw;
        moved = true;
        return {};
      } catch (...) {
        index.opened_->places.clear();
        throw;
      }
    });
    if (!moved) return done;
  }
}

} // namespace sidestep::indexer::store
