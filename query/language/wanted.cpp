// Which findings of a hit are what was asked for.
#include "query/language/compile.hpp"

#include "indexer/store/schema.hpp"

#include <algorithm>

namespace sidestep::query {
namespace {

namespace store = indexer::store;

bool named(const Asked& asked, const Finding& finding) {
  if (asked.kind == FindingKind::phrase) {
    if (asked.name == "stock") return finding.family != "neutral" && finding.family != "open";
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
