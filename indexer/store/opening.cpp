// Metadata of the joined database are those of its first shard; so what all must
// share is compared here.
#include "indexer/store/opening.hpp"

#include "indexer/store/errors.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/shards.hpp"
#include "indexer/store/stub.hpp"

#include <sys/stat.h>

namespace sidestep::indexer::store {
namespace {

// Milliseconds that a shard may take to be reached, and to answer one question.
constexpr useconds_t connect_timeout = 5'000;
constexpr useconds_t answer_timeout = 30'000;

Result<Xapian::Database> open_folder(const std::filesystem::path& dir) {
  std::error_code ignored;
  if (!std::filesystem::exists(stub_file(dir), ignored)) return tl::unexpected(missing_index(dir));
  TRY_ASSIGN(const Shards shards, read_shards(dir));
  if (shards.main.empty()) return tl::unexpected(missing_index(dir));
  return open_shards(dir, shards);
}

Result<Xapian::Database> open_remote(const Place& place) {
  try {
    return Xapian::Remote::open(place.host, place.port, answer_timeout, connect_timeout);
  } catch (const Xapian::Error& error) {
    return hinted(
        fail(Code::index, "the shard {} does not answer: {}", place.name(), error.get_msg()),
        "start xapian-tcpsrv there and the tunnel to it, or take the shard out of "
        "[index] shards; without it counts would be too low");
  }
}

std::string said(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

} // namespace

Stamp stamp_of(const std::filesystem::path& file) {
  struct stat found {};
  if (stat(file.c_str(), &found) != 0) return {};
  return {found.st_ino, found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
}

Result<OpenPlace> open_place(const Place& place) {
  OpenPlace out;
  const bool here = !place.folder.empty();
  if (here) out.stamp = stamp_of(stub_file(place.folder));
  TRY_ASSIGN(out.database, here ? open_folder(place.folder) : open_remote(place));
  const std::string version = said(out.database, metadata::schema);
  if (version != schema_version) return tl::unexpected(old_index(place.name(), version));
  return out;
}

Result<Xapian::Database> joined(const std::vector<Place>& places,
                                const std::vector<OpenPlace>& opened) {
  if (opened.size() == 1) return opened.front().database;
  Xapian::Database all;
  const std::string lexicon = said(opened.front().database, metadata::lexicon);
  for (std::size_t i = 0; i < opened.size(); ++i) {
    const Xapian::Database& each = opened[i].database;
    if (const std::string other = said(each, metadata::lexicon); other != lexicon)
      return hinted(fail(Code::index, "the shard {} was made with lexicon {}, {} with {}",
                         places[i].name(), other, places.front().name(), lexicon),
                    "run: sidestep index on the machine that has the older one");
    if (!moving_threads(each).empty() && each.size() > 1)
      throw Xapian::DatabaseModifiedError("threads are being moved within a shard");
    all.add_database(each);
  }
  return all;
}

} // namespace sidestep::indexer::store
