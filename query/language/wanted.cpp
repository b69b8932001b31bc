// Which findings of a hit are what was asked for.
#include "query/language/compile.hpp"

#include "indexer/store/schema.hpp"

#include <algorithm>

namespace sidestep::query {
namespace {

namespace store = indexer::store;

// The months of a promise, in the range that was asked for.
bool in_months(const std::string& asked, const Finding& promise) {
  const std::size_t dots = asked.find("..");
  if (!promise.from || !promise.to) return false;
  return iso(*promise.to).substr(0, 7) >= asked.substr(0, dots) &&
         iso(*promise.from).substr(0, 7) <= asked.substr(dots + 2);
}

bool named(const Asked& asked, const Finding& finding) {
  if (asked.kind == FindingKind::promise) return in_months(asked.name, finding);
  if (asked.kind == FindingKind::definition) return asked.name == store::value_form(finding.term);
  if (asked.kind == FindingKind::phrase) {
    if (asked.name == "stock") return is_stock(finding.family);
    return asked.name == finding.category || asked.name == finding.family ||
           asked.name == finding.rule;
  }
  const std::size_t colon = asked.name.find(':');
  const std::string law = colon == std::string::npos ? "" : asked.name.substr(0, colon);
  if (asked.name == finding.law) return true;
  if (!law.empty() && law != finding.law) return false;
  const std::string reference = asked.name.substr(colon == std::string::npos ? 0 : colon + 1);
  const std::vector<std::string> parts = store::with_ancestors(store::value_form(finding.ref));
  return std::find(parts.begin(), parts.end(), reference) != parts.end();
}

} // namespace

bool wants(const Wanted& wanted, const Finding& finding) {
  return std::any_of(wanted.findings.begin(), wanted.findings.end(), [&](const Asked& asked) {
    if (asked.kind != finding.kind || !named(asked, finding)) return false;
    if (asked.polarity == "any") return true;
    if (!asked.polarity.empty()) return asked.polarity == name(finding.polarity);
    return finding.polarity == Polarity::asserted ||
           (wanted.all_words && finding.polarity == Polarity::quoted);
  });
}

std::size_t window_of(const Nearby& nearby) {
  return static_cast<std::size_t>(nearby.distance) + nearby.operands.size() - 1;
}

} // namespace sidestep::query
