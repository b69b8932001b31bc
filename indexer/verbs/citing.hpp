// Which pages elsewhere link to a thread, from what `crawl --links-in` kept.
#pragma once

#include "archive/archive.hpp"
#include "common/model/records.hpp"

#include <map>
#include <string>
#include <vector>

namespace sidestep::indexer {

class Citing {
public:
  static Result<Citing> load(const archive::Reader& reader);
  // The pages, by address; `names` are all that the thread has.
  std::vector<CitingPage> of(const std::string& source,
                             const std::vector<std::string>& names) const;

private:
  std::map<std::string, std::map<std::string, CitingPage>> by_thread_{}; // then by address
};

} // namespace sidestep::indexer
