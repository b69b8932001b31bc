// The parts of the judgement on a citation's polarity (citation_polarity.cpp):
// whose claim it is, what is left open, and which words are its own clause's.
// Not for others to include, but citation_context.cpp.
#pragma once

#include "indexer/findings/citation_context.hpp"

#include <re2/re2.h>

namespace sidestep::indexer {

// Every pattern runs over a window of a few dozen words, so its small gaps
// cannot make a text slow.
inline bool found(std::string_view words, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(words.data(), words.size()), pattern);
}

// One word in the windows that patterns are put together for.
inline const std::string gap = R"((\S+ ))";

// Somebody else's claim, or the recital of an earlier decision that is not
// upheld in the same breath (citation_recital.cpp).
bool is_recited(const CitationContext& context);

// "may apply", "one of the provisions we are looking at" (citation_doubt.cpp).
bool is_unsure(const CitationContext& context);
// No decision yet, in words that a denial is part of: "yet to make up our minds".
bool is_undecided(const CitationContext& context);

// The words before the citation that may deny it: those of its own clause where
// a new clause plainly begins ("... to lift them, and regulation 10(5)(g) lets us
// keep it back"), else all of them (citation_clause.cpp).
std::string own_clause(const CitationContext& context);

} // namespace sidestep::indexer
