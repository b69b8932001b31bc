// Workers take thread after thread; each reads with an archive reader and a view
// of the old index of its own, and fills segments of its own. What they share is
// behind one lock, which nobody holds while reading or writing.
#include "indexer/verbs/index_run.hpp"

#include "indexer/store/view.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace sidestep::indexer {
namespace {

class Build {
public:
  Build(IndexRun& run, store::Builder& builder, const std::filesystem::path& archive_dir,
        const std::filesystem::path& old)
      : run_(run), builder_(builder), archive_dir_(archive_dir), old_(old) {}

  Result<std::vector<Joined>> all() {
    std::vector<std::thread> workers;
    for (std::size_t n = 1; n < run_.jobs; ++n)
      workers.emplace_back([this] { work(); });
    work();
    for (std::thread& worker : workers)
      worker.join();
    run_.teller.clear();
    for (const store::Withdrawal& withdrawal : withdrawn_)
      builder_.withdraw(withdrawal);
    if (failed_) return tl::unexpected(*failed_);
    return std::move(joined_);
  }

private:
  void work() {
    auto done = run_worker();
    if (done) return;
    const std::lock_guard hold(mutex_);
    if (!failed_) failed_ = done.error();
    stop_ = true;
  }

  Result<void> run_worker() {
    TRY_ASSIGN(auto reader, archive::Reader::open(archive_dir_));
    const Bench bench{reader,           run_.bench.withdrawn, run_.bench.citing, run_.bench.readers,
                      run_.bench.cache, run_.bench.lexicon};
    const auto known = old_.empty() ? std::make_unique<store::Nothing>() : store::view_of(old_);
    auto segments = builder_.segments();
    while (!stop_) {
      const std::size_t at = next_++;
      if (at >= run_.keys.size()) break;
      if (interrupted()) {
        TRY(segments.close());
        return tl::unexpected(interruption());
      }
      TRY(thread(bench, *known, segments, run_.keys[at]));
      const std::lock_guard hold(mutex_);
      run_.teller.done(++done_, run_.tally.read);
    }
    return segments.close();
  }

  Result<void> thread(const Bench& bench, const store::Known& known,
                      store::Builder::Segments& segments, const ThreadKey& key) {
    const sites::Source* source = nullptr;
    std::vector<std::string> names;
    {
      const std::lock_guard hold(mutex_);
      source = source_of(run_, key.first);
      if (source == nullptr) return {};
      names = names_of(run_, source->name, key.second);
      if (claimed_.contains(ids_of(*source, {key.second}).front())) return {};
      for (std::string& id : ids_of(*source, names))
        claimed_.insert(std::move(id));
    }
    std::vector<std::string> left = names;
    while (!left.empty()) {
      TRY_ASSIGN(Prepared prepared, prepare(bench, known, *source, left));
      std::erase_if(left, [&](const std::string& name) {
        return std::find(prepared.names.begin(), prepared.names.end(), name) !=
               prepared.names.end();
      });
      if (prepared.names.empty()) break;
      TRY(write(*source, known, segments, prepared));
    }
    return {};
  }

  Result<void> write(const sites::Source& source, const store::Known& known,
                     store::Builder::Segments& segments, Prepared& prepared) {
    using What = Prepared::What;
    if (prepared.what == What::unread) { // what the old index holds of it stays
      TRY_ASSIGN(auto held, known.entry(prepared.id));
      if (held) TRY(segments.put(*held));
    }
    const bool put = prepared.what == What::put || prepared.what == What::same;
    {
      const std::lock_guard hold(mutex_);
      tell(run_, prepared);
      if (prepared.what == What::withdrawn)
        withdrawn_.push_back({ids_of(source, prepared.names), prepared.status, prepared.since});
      if (!put || !is_first(source, prepared)) return {};
    }
    return segments.put(prepared.entry);
  }

  // Whether nothing was written under this id. What the site numbers alike, or
  // calls by another name than it was captured under, is told to be joined.
  bool is_first(const sites::Source& source, const Prepared& prepared) {
    const std::string name = prepared.id.substr(source.name.size() + 1);
    const std::string& captured = prepared.names.front();
    if (std::find(prepared.names.begin(), prepared.names.end(), name) == prepared.names.end())
      joined_.push_back({source.name, captured, name});
    if (prepared.number != 0) {
      const auto [other, fresh] = numbers_.emplace(std::pair(source.name, prepared.number), name);
      if (!fresh && other->second != name) joined_.push_back({source.name, name, other->second});
    }
    return written_.insert(prepared.id).second;
  }

  IndexRun& run_;
  store::Builder& builder_;
  std::filesystem::path archive_dir_;
  std::filesystem::path old_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stop_{false};
  std::mutex mutex_{}; // for all that follows, and for run_
  std::size_t done_ = 0;
  std::set<std::string> claimed_{}; // SOURCE:NAME
  std::set<std::string> written_{}; // SOURCE:NAME
  std::map<std::pair<std::string, std::int64_t>, std::string> numbers_{};
  std::vector<store::Withdrawal> withdrawn_{};
  std::vector<Joined> joined_{};
  std::optional<Error> failed_{};
};

} // namespace

Result<std::vector<Joined>> build_index(IndexRun& run, store::Builder& builder,
                                        const std::filesystem::path& archive_dir,
                                        const std::filesystem::path& old) {
  return Build(run, builder, archive_dir, old).all();
}

} // namespace sidestep::indexer
