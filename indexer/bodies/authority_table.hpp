// Who a public authority is, whatever a site calls it: data/authorities.toml gives
// bodies of the UK their names, acronyms and successors. A body that the table
// does not know keeps its site's name; nothing is guessed from likeness.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct Authority {
  std::string id{};                      // canonical, as authority: takes it
  std::vector<std::string> names{};      // the newest first
  std::vector<std::string> acronyms{};   // and other short names, sites' slugs too
  std::vector<std::string> successors{}; // ids of those that took over its work
};

class AuthorityTable {
public:
  // Error (config): not TOML, a body without id or name, an id or a name given
  // twice, a successor that is not in the table.
  static Result<AuthorityTable> load(const std::filesystem::path& file);

  // By a whole name, an acronym, or a slug made of either; null when not known.
  // Case, "&", "the" and punctuation make no difference.
  const Authority* find(std::string_view name) const;
  const std::vector<Authority>& all() const { return bodies_; }

private:
  std::vector<Authority> bodies_{};
  std::map<std::string, std::size_t> known_{}; // normal form of a name -> body
};

} // namespace sidestep::indexer
