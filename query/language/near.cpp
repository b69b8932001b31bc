// Positions of the documents that hold every operand, and a choice of one place
// for each.
#include "query/language/near.hpp"

#include "indexer/store/schema.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace sidestep::query {
namespace {

namespace store = indexer::store;
using Xq = Xapian::Query;
using Places = std::vector<std::vector<Xapian::termpos>>; // of each operand, sorted

Xq any_of(const std::vector<std::string>& terms) {
  return Xq(Xq::OP_OR, terms.begin(), terms.end());
}

bool share_a_term(const std::vector<std::vector<std::string>>& operands) {
  std::set<std::string_view> seen;
  for (const auto& operand : operands)
    for (const std::string& term : operand)
      if (!seen.insert(term).second) return true;
  return false;
}

// Whether operands from `next` on find places of their own from `low` to `high`.
bool placed(const Places& places, std::size_t next, Xapian::termpos low, Xapian::termpos high,
            std::vector<Xapian::termpos>& taken) {
  if (next == places.size()) return true;
  const auto& mine = places[next];
  for (auto at = std::lower_bound(mine.begin(), mine.end(), low); at != mine.end() && *at <= high;
       ++at) {
    if (std::find(taken.begin(), taken.end(), *at) != taken.end()) continue;
    taken.push_back(*at);
    const bool found = placed(places, next + 1, low, high, taken);
    taken.pop_back();
    if (found) return true;
  }
  return false;
}

bool stand_near(Places& places, std::size_t window) {
  std::vector<Xapian::termpos> starts;
  for (auto& each : places) {
    std::sort(each.begin(), each.end());
    starts.insert(starts.end(), each.begin(), each.end());
  }
  return std::any_of(starts.begin(), starts.end(), [&](Xapian::termpos start) {
    std::vector<Xapian::termpos> taken;
    return placed(places, 0, start, start + static_cast<Xapian::termpos>(window) - 1, taken);
  });
}

// The places of every operand in the documents that hold all of them.
std::map<Xapian::docid, Places> places_in(const Xapian::Database& database,
                                          const std::vector<std::vector<std::string>>& operands,
                                          const Xq& all) {
  std::map<Xapian::docid, Places> out;
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(all);
  const Xapian::MSet candidates = enquire.get_mset(0, database.get_doccount());
  for (auto at = candidates.begin(); at != candidates.end(); ++at)
    out.emplace(*at, Places(operands.size()));
  for (std::size_t i = 0; i < operands.size(); ++i)
    for (const std::string& term : operands[i])
      for (auto post = database.postlist_begin(term); post != database.postlist_end(term); ++post)
        if (const auto found = out.find(*post); found != out.end())
          found->second[i].insert(found->second[i].end(), post.positionlist_begin(),
                                  post.positionlist_end());
  return out;
}

} // namespace

Xapian::Query near_query(const Xapian::Database& database,
                         const std::vector<std::vector<std::string>>& operands,
                         std::size_t window) {
  std::vector<Xq> parts;
  for (const auto& operand : operands)
    parts.push_back(any_of(operand));
  if (!share_a_term(operands))
    return Xq(Xq::OP_NEAR, parts.begin(), parts.end(), static_cast<Xapian::termcount>(window));
  const Xq all(Xq::OP_AND, parts.begin(), parts.end());
  std::vector<Xq> found;
  for (auto& [document, places] : places_in(database, operands, all))
    if (stand_near(places, window)) {
      const std::string id = database.get_document(document).get_value(store::slot::id);
      found.emplace_back(store::id_term(id));
    }
  return Xq(Xq::OP_FILTER, all, Xq(Xq::OP_OR, found.begin(), found.end()));
}

} // namespace sidestep::query
