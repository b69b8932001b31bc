// A link to one message counts for its thread.
#include "indexer/verbs/citing.hpp"

namespace sidestep::indexer {

Result<Citing> Citing::load(const archive::Reader& reader) {
  TRY_ASSIGN(const auto citations, reader.citations());
  Citing citing;
  for (const archive::Citation& citation : citations)
    for (const std::string& link : citation.links)
      citing.by_thread_[link.substr(0, link.find('#'))][citation.url] = {
          citation.url, citation.title, citation.date};
  return citing;
}

std::vector<CitingPage> Citing::of(const std::string& source,
                                   const std::vector<std::string>& names) const {
  std::map<std::string, CitingPage> pages;
  for (const std::string& name : names)
    if (const auto found = by_thread_.find(source + ":" + name); found != by_thread_.end())
      pages.insert(found->second.begin(), found->second.end());
  std::vector<CitingPage> all;
  for (auto& [url, page] : pages)
    all.push_back(std::move(page));
  return all;
}

} // namespace sidestep::indexer
