// A finding: a span of a message's text with a label of the codebook.
// One struct for all kinds; which fields are filled depends on `kind`.
#pragma once

#include "common/calendar.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

enum class FindingKind { phrase, exemption, date, promise, cost_claim, definition };
enum class Polarity { asserted, tentative, negated, quoted };

std::string_view name(FindingKind kind);
std::string_view name(Polarity polarity);
std::optional<FindingKind> finding_kind_named(std::string_view name);
std::optional<Polarity> polarity_named(std::string_view name);

struct Finding {
  FindingKind kind = FindingKind::phrase;
  std::string category{};    // phrase: "nothing-further"
  std::string family{};      // phrase: "closing"
  std::string law{};         // exemption: foia, eir, foisa, eisr
  std::string ref{};         // exemption: canonical, "s40.2", "r12.4.b"
  std::optional<Day> from{}; // date, promise: first day
  std::optional<Day> to{};   // date, promise: last day, inclusive
  std::string precision{};   // date, promise: day, day-yearless, month, quarter, season, ...
  double hours = 0;          // cost-claim: what the letter says it would take
  std::string term{};        // definition: what is given a meaning, in lower case
  Polarity polarity = Polarity::asserted;
  std::size_t start = 0; // UTF-8 bytes of the message's text, end exclusive
  std::size_t end = 0;
  std::string quote{};   // exactly the bytes start..end
  std::string rule{};    // the lexicon entry's id, or the rule's name
  std::string lexicon{}; // version of the lexicon that found it
};

using Findings = std::vector<Finding>;

// Whether phrases of a family count as stock: all but those that say nothing of
// the answer (neutral) and those still being learnt (open).
inline bool is_stock(std::string_view family) { return family != "neutral" && family != "open"; }

} // namespace sidestep
