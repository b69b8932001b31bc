// Counting and telling, the same whichever way a thread is written.
#include "indexer/verbs/index_run.hpp"

#include "sites/id.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::indexer {

std::vector<std::string> ids_of(const sites::Source& source,
                                const std::vector<std::string>& names) {
  std::vector<std::string> ids;
  for (const std::string& name : names)
    ids.push_back(sites::Id{source.name, name, ""}.text());
  return ids;
}

std::vector<std::string> names_of(const IndexRun& run, const std::string& source,
                                  const std::string& name) {
  auto names = run.names.of(source, name);
  std::iter_swap(names.begin(), std::find(names.begin(), names.end(), name));
  return names;
}

void tell(IndexRun& run, const Prepared& prepared) {
  for (const std::string& id : prepared.missing)
    run.teller.say(fmt::format(
        "{}#{}: no longer on the page, and not called hidden: kept as it was", prepared.id, id));
  run.tally.missing += prepared.missing.size();
  switch (prepared.what) {
  case Prepared::What::nothing:
    break;
  case Prepared::What::same:
    ++run.tally.same;
    break;
  case Prepared::What::unread:
    ++run.tally.unread;
    run.teller.say(fmt::format("not read: {}: {}", prepared.id, prepared.why));
    break;
  case Prepared::What::withdrawn:
    ++run.tally.withdrawn;
    break;
  case Prepared::What::put:
    ++(prepared.same_text ? run.tally.same : run.tally.read);
    run.tally.messages += prepared.entry.messages.size();
    break;
  }
}

const sites::Source* source_of(IndexRun& run, const std::string& name) {
  const sites::Source* source = sites::source_named(run.sources, name);
  if (source != nullptr) return source;
  ++run.tally.unread;
  if (run.unknown.insert(name).second)
    run.teller.say(
        fmt::format("not read: all of {}: the configuration no longer names this source", name));
  return nullptr;
}

} // namespace sidestep::indexer
