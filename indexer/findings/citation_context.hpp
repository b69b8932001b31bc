// What the words round a citation say of it: that another Act or paper is meant,
// which law is named (citation_context.cpp), and whether the body relies on it
// (citation_polarity.cpp and what citation_clause.hpp names). Judged from one window of words each
// way.
#pragma once

#include "common/model/finding.hpp"

#include <string>
#include <string_view>

namespace sidestep::indexer {

struct CitationContext {
  std::string before{};    // folded words of the sentence before the list (window.hpp)
  std::string after{};     // and behind it
  std::string around{};    // some words each way, other sentences too
  std::string sentence{};  // more of the sentence before than `before` has
  std::string paragraph{}; // the first words of the paragraph
  bool guards_harm = true; // an exemption; false: the limit of cost
};

enum class NamedLaw { none, foi, foi_scotland, eir, eir_scotland, other };

// The law that the words behind or before the citation name: "of FOISA",
// "section 43 of the Freedom of Information Act", "FOIA s40", "Housing Act, s.21".
NamedLaw law_named(const CitationContext& context);
// Words that make a bare section number another Act's: "section 21 notice".
bool is_other_matter(const CitationContext& context, bool has_tail);
// Whether anything nearby speaks of exemptions, disclosure or the Acts.
bool has_law_context(std::string_view words);
Polarity polarity_of_citation(const CitationContext& context);

} // namespace sidestep::indexer
