// One thread under several names: a site renames a request when its title is
// edited. Names that lead to one thread are put together, by the redirects that
// were met and by the site's own number; the newest page says which is current.
#pragma once

#include "archive/archive.hpp"
#include "common/result.hpp"
#include "sites/source.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sidestep::indexer {

class Names {
public:
  Names() = default;
  // The redirects that the archive holds.
  static Result<Names> load(const archive::Reader& reader, const sites::Sources& sources);

  // From now on both are names of one thread.
  void join(const std::string& source, const std::string& one, const std::string& other);
  // All names of the thread that has this one, in order; itself alone as a rule.
  std::vector<std::string> of(const std::string& source, const std::string& name) const;

private:
  using Name = std::pair<std::string, std::string>; // source, name
  Name first_of(Name name) const;
  std::map<Name, Name> towards_{};                 // to another of the same thread
  std::map<Name, std::vector<std::string>> all_{}; // by the one that stands for them
};

} // namespace sidestep::indexer
