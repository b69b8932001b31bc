// Cuts what stands before a citation down to the clause that the citation is in,
// where a denial in an earlier clause cannot reach it: the citation is the
// subject of its own verb, or the object of an affirmed one. Elsewhere nothing is
// cut, for a denial often reaches far ("I do not think that section 12 is met").
#include "indexer/findings/citation_clause.hpp"

namespace sidestep::indexer {

namespace {

// "..., and section 21 lets us", "but that section 14 does".
bool opens_clause(const CitationContext& c) {
  static const RE2 joined(
      R"( (and|but|so|because|since|whereas|while|hence|therefore|thus|;|:) (so |that |then |therefore |thus |instead |also |the (exemption|exception) (in|at|under) )?$)");
  static const RE2 verb(
      R"(^ [,)]* ?(of (the|this|that) (act|regulations) |of foia |of foisa |foia )?(still |also |then |therefore |thus |rightly |properly |plainly |clearly |squarely )?(lets?|gives?|covers?|appl(y|ies|ied)|allows?|permits?|is|are|was|were|protects?|bites?|deals?|does|do|did|entitles?|provides?|exists?|meets?|fits?|governs?|takes?|keeps?|shields?|excuses?|exempts?|makes?|puts?|stands?|can|will|must|has|have|works?|reaches|extends?|settles?|answers?|serves?|stops?|spares?|frees?|relieves?|releases?|holds?|remains?|guards?|engages?|says|tells|prevents?|forbids?|bars?|rules|catch(es)?|saves?|enables?|offers?|comes?|disposes?|absolves?) )");
  return found(c.before, joined) && found(c.after, verb);
}

} // namespace

std::string own_clause(const CitationContext& c) {
  if (opens_clause(c)) return " ";
  // ", and relies on section 35(3)": the last clause, when it affirms.
  static const RE2 last(
      R"([,;:] ((?:and|but|so|instead) (?:[^\s,;:()]+ ){0,3}?(?:rel(?:y|ies)|appl(?:y|ies)|cites?|invokes?|uses?|claims?|withholds?|refuses?|falls? back|rests?|leans?|points?|looks?|turns?|stands? (?:on|by)) (?:[^\s;:]+ ){0,8})$)");
  static const RE2 denies(R"( (not|never|no|cannot|nor|neither|without|\S+n't|nothing) )");
  re2::StringPiece clause;
  if (!RE2::PartialMatch(c.before, last, &clause)) return c.before;
  std::string cut = " " + std::string(clause.data(), clause.size());
  return found(cut, denies) ? c.before : cut;
}

} // namespace sidestep::indexer
