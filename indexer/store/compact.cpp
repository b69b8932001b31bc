// Xapian merges the sources' metadata too, whichever comes first; what is to
// stand there is always set afterwards.
#include "indexer/store/compact.hpp"

namespace sidestep::indexer::store {

void compact(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to) {
  Xapian::Database all;
  for (const auto& each : from)
    all.add_database(Xapian::Database(each.string()));
  all.compact(to.string());
}

Metadata metadata_of(const Xapian::Database& database) {
  Metadata all;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
    all[*key] = database.get_metadata(*key);
  return all;
}

void set_all_metadata(const std::filesystem::path& database, const Metadata& wanted) {
  Xapian::WritableDatabase db(database.string(), Xapian::DB_OPEN);
  for (const auto& [key, value] : metadata_of(db))
    if (!wanted.contains(key)) db.set_metadata(key, "");
  for (const auto& [key, value] : wanted)
    if (db.get_metadata(key) != value) db.set_metadata(key, value);
  db.commit();
}

} // namespace sidestep::indexer::store
