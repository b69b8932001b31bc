// Positions of the documents that hold every operand, and a choice of one place
// for each.
#include "query/language/near.hpp"

#include "indexer/store/schema.hpp"

#include <algorithm>
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

// Gives each operand a place of its own from `low` to `high`, moving others on
// where they have a second choice.
class Placing {
public:
  Placing(const Places& places, Xapian::termpos low, Xapian::termpos high)
      : places_(places), low_(low), high_(high) {}
  bool all() {
    for (std::size_t operand = 0; operand < places_.size(); ++operand) {
      tried_.clear();
      if (!place(operand)) return false;
    }
    return true;
  }

private:
  bool place(std::size_t operand) {
    const auto& mine = places_[operand];
    for (auto at = std::lower_bound(mine.begin(), mine.end(), low_);
         at != mine.end() && *at <= high_; ++at) {
      if (!tried_.insert(*at).second) continue;
      const auto holder = taken_.find(*at);
      if (holder != taken_.end() && !place(holder->second)) continue;
      taken_[*at] = operand;
      return true;
    }
    return false;
  }

  const Places& places_;
  Xapian::termpos low_;
  Xapian::termpos high_;
  std::map<Xapian::termpos, std::size_t> taken_{}; // by which operand
  std::set<Xapian::termpos> tried_{};
};

bool stand_near(Places& places, std::size_t window) {
  std::vector<Xapian::termpos> starts;
  for (auto& each : places) {
    std::sort(each.begin(), each.end());
    starts.insert(starts.end(), each.begin(), each.end());
  }
  return std::any_of(starts.begin(), starts.end(), [&](Xapian::termpos start) {
    return Placing(places, start, start + static_cast<Xapian::termpos>(window) - 1).all();
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
