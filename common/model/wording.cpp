// How laws, references and findings are said to people. One place, so that every
// verb says the same thing the same way.
#include "common/model/wording.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace sidestep {

std::string law_name(std::string_view law) {
  std::string out(law);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (law == "eisr") return "EI(S)R";
  return out;
}

std::string reference_words(std::string_view law, std::string_view ref) {
  std::string out = law.empty() ? "" : law_name(law) + " ";
  bool first = true;
  for (const std::string_view part : split(ref, '.')) {
    if (first)
      out += part.starts_with("r")   ? "reg." + std::string(part.substr(1))
             : part.starts_with("s") ? "s." + std::string(part.substr(1))
                                     : std::string(part);
    else
      out += "(" + std::string(part) + ")";
    first = false;
  }
  return out;
}

std::string finding_words(const Finding& finding) {
  switch (finding.kind) {
  case FindingKind::phrase:
    return finding.category;
  case FindingKind::exemption:
    return reference_words(finding.law, finding.ref);
  case FindingKind::cost_claim:
    return fmt::format("{:g} hours claimed", finding.hours);
  case FindingKind::definition:
    return "definition: " + finding.term;
  case FindingKind::promise:
    if (!finding.to) return "promise";
    if (finding.from && *finding.from != *finding.to)
      return fmt::format("promised for {} to {}", long_date(*finding.from), long_date(*finding.to));
    return "promised for " + long_date(*finding.to);
  case FindingKind::date:
    break;
  }
  if (!finding.from) return "date";
  const std::string from = long_date(*finding.from);
  if (!finding.to || *finding.to == *finding.from) return "date: " + from;
  return fmt::format("dates: {} to {}", from, long_date(*finding.to));
}

} // namespace sidestep
