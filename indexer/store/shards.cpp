// Names in the stub file, generations in the metadata.
#include "indexer/store/shards.hpp"

#include "common/text.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/stub.hpp"

#include <algorithm>
#include <charconv>

namespace sidestep::indexer::store {
namespace {

constexpr std::string_view live_start = "live-";
constexpr std::string_view main_start = "shard-";

// Leaves documents of one shard out: given as a source of documents to be
// excluded. Works over local shards, which is where things move.
class StaleDocuments : public Xapian::PostingSource {
public:
  explicit StaleDocuments(std::vector<Xapian::docid> ids) : ids_(std::move(ids)) {}
  void init(const Xapian::Database& shard) override {
    at_ = 0;
    started_ = false;
    here_ = !is_live(shard);
    set_maxweight(0);
  }
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return here_ ? size() : 0; }
  Xapian::doccount get_termfreq_max() const override { return here_ ? size() : 0; }
  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid id, double) override {
    started_ = true;
    at_ = static_cast<std::size_t>(
        std::lower_bound(ids_.begin() + static_cast<std::ptrdiff_t>(at_), ids_.end(), id) -
        ids_.begin());
  }
  bool at_end() const override { return !here_ || at_ >= ids_.size(); }
  Xapian::docid get_docid() const override { return ids_[at_]; }
  PostingSource* clone() const override { return new StaleDocuments(ids_); }

  static bool is_live(const Xapian::Database& shard) {
    return !shard.get_metadata(std::string(metadata::live)).empty();
  }

private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(ids_.size()); }
  std::vector<Xapian::docid> ids_;
  std::size_t at_ = 0;
  bool started_ = false;
  bool here_ = false;
};

// Document ids go round the shards in turn; the live one is the first of two.
constexpr Xapian::docid shard_count = 2;
bool in_live(Xapian::docid id) { return (id - 1) % shard_count == 0; }

// Ids in the combined database of what is to be left out.
std::vector<Xapian::docid> stale_documents(const Xapian::Database& database) {
  std::vector<Xapian::docid> ids;
  for (const std::string& thread : moving_threads(database)) {
    const std::string term = thread_term(thread);
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
      if (!in_live(*at)) ids.push_back(*at);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::string fresh(const std::filesystem::path& index_dir, std::string_view start) {
  std::error_code ignored;
  for (int n = 1;; ++n) {
    std::string name = std::string(start) + std::to_string(n);
    if (!std::filesystem::exists(index_dir / name, ignored)) return name;
  }
}

} // namespace

std::vector<std::string> Shards::names() const {
  std::vector<std::string> out;
  for (const std::string& name : {main, live})
    if (!name.empty()) out.push_back(name);
  return out;
}

Result<Shards> read_shards(const std::filesystem::path& index_dir) {
  TRY_ASSIGN(const auto names, read_stub(index_dir));
  Shards shards;
  for (const std::string& name : names)
    (name.starts_with(live_start) ? shards.live : shards.main) = name;
  if (names.size() > 2 || (shards.main.empty() && !names.empty()))
    return hinted(fail(Code::index, "{} names other shards than one main and one live",
                       stub_file(index_dir).string()),
                  "run: sidestep index --rebuild");
  return shards;
}

Result<void> write_shards(const std::filesystem::path& index_dir, const Shards& shards) {
  return write_stub(index_dir, shards.names());
}

std::string fresh_main(const std::filesystem::path& index_dir) {
  return fresh(index_dir, main_start);
}
std::string fresh_live(const std::filesystem::path& index_dir) {
  return fresh(index_dir, live_start);
}

std::uint64_t generation_of(const Xapian::Database& shard) {
  const std::string text = shard.get_metadata(std::string(metadata::generation));
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<std::string> moving_threads(const Xapian::Database& live) {
  std::vector<std::string> ids;
  const std::string text = live.get_metadata(std::string(metadata::moving));
  for (const std::string_view line : split(text, '\n'))
    if (!line.empty()) ids.emplace_back(line);
  return ids;
}

std::string moving_text(const std::vector<std::string>& thread_ids) {
  std::string text;
  for (const std::string& id : thread_ids)
    text += id + "\n";
  return text;
}

Xapian::Database open_shards(const std::filesystem::path& index_dir, const Shards& shards) {
  const Xapian::Database main((index_dir / shards.main).string());
  if (shards.live.empty()) return main;
  const Xapian::Database live((index_dir / shards.live).string());
  const auto added = generation_of(live);
  const auto taken = generation_of(main);
  const bool moving = taken + 1 == added && !moving_threads(live).empty();
  if (added != taken && !moving)
    throw Xapian::DatabaseModifiedError("the shards are not of one moment");
  Xapian::Database both;
  both.add_database(live);
  both.add_database(main);
  return both;
}

Xapian::Query shown_once(const Xapian::Database& database, const Xapian::Query& query) {
  std::vector<Xapian::docid> stale = stale_documents(database);
  if (stale.empty()) return query;
  for (Xapian::docid& id : stale)
    id = (id - 1) / shard_count + 1; // as its own shard numbers it
  auto* source = new StaleDocuments(std::move(stale));
  return {Xapian::Query::OP_AND_NOT, query, Xapian::Query(source->release())};
}

Moving::Moving(const Xapian::Database& database) : stale_(stale_documents(database)) {}

bool Moving::leaves_out(Xapian::docid id) const {
  return std::binary_search(stale_.begin(), stale_.end(), id);
}

} // namespace sidestep::indexer::store
