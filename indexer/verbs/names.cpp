// Sets of names that grow together (union and find).
#include "indexer/verbs/names.hpp"

#include "sites/address.hpp"

#include <algorithm>

namespace sidestep::indexer {

Result<Names> Names::load(const archive::Reader& reader, const sites::Sources& sources) {
  Names names;
  TRY_ASSIGN(const auto rows, reader.redirects());
  for (const archive::CaptureRow& row : rows) {
    const auto from = sites::read_address(sources, row.url);
    if (!from || from->what != sites::What::thread || from->id.source != row.label.source) continue;
    names.join(row.label.source, row.label.thread, from->id.thread);
  }
  return names;
}

Names::Name Names::first_of(Name name) const {
  for (auto at = towards_.find(name); at != towards_.end(); at = towards_.find(name))
    name = at->second;
  return name;
}

void Names::join(const std::string& source, const std::string& one, const std::string& other) {
  const Name a = first_of({source, one});
  const Name b = first_of({source, other});
  if (a == b) return;
  towards_[b] = a;
  auto& names = all_[a];
  if (names.empty()) names.push_back(a.second);
  const auto joined = all_.find(b);
  if (joined == all_.end()) {
    names.push_back(b.second);
  } else {
    names.insert(names.end(), joined->second.begin(), joined->second.end());
    all_.erase(joined);
  }
  std::sort(names.begin(), names.end());
}

std::vector<std::string> Names::of(const std::string& source, const std::string& name) const {
  const auto found = all_.find(first_of({source, name}));
  return found == all_.end() ? std::vector{name} : found->second;
}

} // namespace sidestep::indexer
