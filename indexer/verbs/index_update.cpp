// One thread after the other, in the order of their first capture.
#include "indexer/verbs/index_run.hpp"

#include <algorithm>

namespace sidestep::indexer {
namespace {

class Update {
public:
  Update(IndexRun& run, store::Writer& writer) : run_(run), writer_(writer) {}

  Result<void> all() {
    for (std::size_t at = 0; at < run_.keys.size(); ++at) {
      if (interrupted()) return tl::unexpected(interruption());
      const auto& [source_name, name] = run_.keys[at];
      const sites::Source* const source = source_of(run_, source_name);
      if (source != nullptr) TRY(thread(*source, name));
      run_.teller.done(at + 1, run_.tally.read);
    }
    run_.teller.clear();
    return {};
  }

private:
  Result<void> thread(const sites::Source& source, const std::string& name) {
    if (done_.contains(ids_of(source, {name}).front())) return {};
    TRY_ASSIGN(const Prepared prepared,
               prepare(run_.bench, writer_, source, names_of(run_, source.name, name)));
    TRY_ASSIGN(const bool joined, is_known_otherwise(source, name, prepared));
    if (joined) return thread(source, name);
    for (std::string& id : ids_of(source, prepared.names))
      done_.insert(std::move(id));
    tell(run_, prepared);
    return write(source, prepared);
  }

  // Whether the site's number, or the page's own word, shows that the thread
  // has been kept under a further name; that one is joined then.
  Result<bool> is_known_otherwise(const sites::Source& source, const std::string& name,
                                  const Prepared& prepared) {
    if (prepared.what != Prepared::What::put) return false;
    std::vector<std::string> others{prepared.id};
    if (prepared.number != 0) {
      TRY_ASSIGN(const auto numbered, writer_.numbered(source.name, prepared.number));
      others.insert(others.end(), numbered.begin(), numbered.end());
    }
    bool joined = false;
    for (const std::string& id : others) {
      const std::string other = id.substr(source.name.size() + 1);
      const auto known = run_.names.of(source.name, name);
      if (std::find(known.begin(), known.end(), other) != known.end()) continue;
      run_.names.join(source.name, name, other);
      joined = true;
    }
    return joined;
  }

  Result<void> write(const sites::Source& source, const Prepared& prepared) {
    if (prepared.what == Prepared::What::withdrawn)
      return writer_.withdraw({ids_of(source, prepared.names), prepared.status, prepared.since});
    if (prepared.what != Prepared::What::put) return {};
    for (const std::string& id : ids_of(source, prepared.names))
      if (id != prepared.id) TRY(writer_.remove(id));
    return writer_.put(prepared.entry);
  }

  IndexRun& run_;
  store::Writer& writer_;
  std::set<std::string> done_{}; // SOURCE:NAME
};

} // namespace

Result<void> update_index(IndexRun& run, store::Writer& writer) {
  return Update(run, writer).all();
}

} // namespace sidestep::indexer
