// The border: what Xapian throws becomes an Error here. The work is in live.cpp.
#include "indexer/store/writer.hpp"

#include "indexer/store/errors.hpp"
#include "indexer/store/live.hpp"

#include <map>

namespace sidestep::indexer::store {

struct Writer::Parts {
  std::filesystem::path dir{};
  LiveIndex index;
  std::map<std::string, std::string, std::less<>> pending{}; // metadata, written by finish()

  void show_again(const ThreadRecord& thread);
};

// No name of the thread is withdrawn any longer.
void Writer::Parts::show_again(const ThreadRecord& thread) {
  index.set_metadata(withdrawn_key(thread.id), "");
  for (const std::string& name : thread.other_names)
    index.set_metadata(withdrawn_key(thread.source + ":" + name), "");
}

std::vector<std::pair<std::string, std::string>> metadata_for(const Withdrawal& withdrawal) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& id : withdrawal.ids)
    out.emplace_back(withdrawn_key(id),
                     withdrawn_value(withdrawal.status, withdrawal.since, out.empty()));
  return out;
}

std::vector<std::pair<std::string, std::string>> metadata_for(const LexiconNames& names) {
  return {{std::string(metadata::categories), pairs_to_text(names.categories)},
          {std::string(metadata::phrases), pairs_to_text(names.phrases)},
          {std::string(metadata::lexicon), names.version}};
}

Writer::Writer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Result<Writer> Writer::open(const std::filesystem::path& index_dir, Moments moments) {
  TRY_ASSIGN(IndexLock lock, IndexLock::take(index_dir));
  return guarded(index_dir, [&]() -> Result<Writer> {
    TRY_ASSIGN(LiveIndex index, LiveIndex::open(index_dir, std::move(lock), std::move(moments)));
    return Writer(std::make_unique<Parts>(Parts{index_dir, std::move(index)}));
  });
}

Result<std::string> Writer::signature(std::string_view thread_id) const {
  return guarded(parts_->dir,
                 [&]() -> Result<std::string> { return parts_->index.signature(thread_id); });
}

Result<std::optional<ThreadEntry>> Writer::entry(std::string_view thread_id) const {
  return guarded(parts_->dir, [&] { return parts_->index.entry(thread_id); });
}

Result<std::vector<std::string>> Writer::numbered(std::string_view source,
                                                  std::int64_t number) const {
  return guarded(parts_->dir, [&]() -> Result<std::vector<std::string>> {
    return parts_->index.numbered(source, number);
  });
}

Result<void> Writer::put(const ThreadEntry& entry) {
  return guarded(parts_->dir, [&]() -> Result<void> {
    TRY(parts_->index.put(entry));
    parts_->show_again(entry.thread);
    parts_->index.commit_when_due();
    return {};
  });
}

Result<void> Writer::remove(std::string_view thread_id) {
  return guarded(parts_->dir, [&] { return parts_->index.remove(thread_id); });
}

Result<void> Writer::withdraw(const Withdrawal& withdrawal) {
  return guarded(parts_->dir, [&]() -> Result<void> {
    for (const std::string& id : withdrawal.ids)
      TRY(parts_->index.remove(id));
    for (const auto& [key, value] : metadata_for(withdrawal))
      parts_->index.set_metadata(key, value);
    return {};
  });
}

void Writer::set_names(const LexiconNames& names) {
  for (const auto& [key, value] : metadata_for(names))
    parts_->pending[key] = value;
}

void Writer::set_metadata(std::string_view key, std::string_view value) {
  parts_->pending[std::string(key)] = value;
}

std::string Writer::metadata(std::string_view key) const {
  if (const auto found = parts_->pending.find(key); found != parts_->pending.end())
    return found->second;
  return guarded(parts_->dir,
                 [&]() -> Result<std::string> { return parts_->index.metadata(std::string(key)); })
      .value_or("");
}

Result<void> Writer::finish() {
  return guarded(parts_->dir, [&]() -> Result<void> {
    for (const auto& [key, value] : parts_->pending)
      parts_->index.set_metadata(key, value);
    return parts_->index.finish();
  });
}

} // namespace sidestep::indexer::store
