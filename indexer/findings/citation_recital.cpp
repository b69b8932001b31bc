// A citation that the body only reports: what the requester, a tribunal or an
// earlier decision said. Reviews open with the decision under review, told of
// the body in the third person; what the reviewer upholds in the same sentence
// is a claim again.
#include "indexer/findings/citation_clause.hpp"

namespace sidestep::indexer {

namespace {

// Somebody else's claim.
bool is_their_claim(const CitationContext& c) {
  static const RE2 said(
      R"( (you (have |had )?(also |now |further )?(say|said|argued?|claim(ed)?|contend(ed)?|suggest(ed)?|believed?|refer(red)?|stated?|mention(ed)?|point(ed)? out|quoted?|complain(ed)?|object(ed)?|disputed?|challenged?|question(ed)?)|you (have |had )?(also )?(ask|asked|enquired|wondered) (\S+ ){0,2}(whether|if|why|that|how)|you (were|have been|had been) (told|refused|informed)|the (petitioner|applicant|complainant|requester) (was|were|says?|said|argues?|argued|asked|believes|believed)|what you were told|in your (view|letter|email|request)|your (letter|e-mail|e mail|email|message|note|reply) (takes|took|assume[sd]|suppose[sd]|assert(s|ed)|treats|treated|says|said|expects|expected|presume[sd]|argue[sd]|claim(s|ed)|suggest(s|ed)|state[sd])|your (view|argument|claim|contention|complaint|point) (is|was|that|about)) (\S+ ){0,14}$)");
  static const RE2 elsewhere(
      R"( (tribunal|commissioner|ico|court|ombudsman|judge|guidance|lawyers?|solicitors?|company|contractor) (\S+ ){0,4}(held|ruled|found|decided|maintains?|maintained|argues?|argued|insists?|insisted|contends?|contended|says|said|claims?|suggests?|suggested) (\S+ ){0,5}(that )(\S+ ){0,4}$)");
  static const RE2 suggested(
      R"( (lawyers?|solicitors?|counsel|company|contractor|firm|supplier|bidder|maker|owner|author|colleagues?|he|she|they|union|department|agency|police) (has |have |had )?(suggested|suggests?|urged|urges?|proposed|proposes?|pressed|pleads|pleaded|argued for|wanted|wants?|asked for) ((the )?(use of )?|(us|me) to (use|cite|claim|rely on|apply|invoke|plead) )(the )?$)");
  if (found(c.before, elsewhere) || found(c.before, suggested)) return true;
  if (!found(c.before, said)) return false;
  static const RE2 told_you(
      R"( (we|i) (have )?(explained|said|told|confirmed|advised|stated) (\S+ ){0,14}$)");
  static const RE2 turn(
      R"( (you|petitioner|applicant|complainant|requester|your) (\S+ ){0,14}(but|however|although|[,;] (we|i|and (we|i|so|therefore))) (\S+ ){0,10}$)");
  return !found(c.before, told_you) && !found(c.before, turn);
}

// The recital of an earlier decision, unless it is upheld in the same breath.
bool is_recital(const CitationContext& c) {
  static const RE2 earlier(
      R"( (original|first|initial|earlier|previous) (answer|decision|letter|officer|refusal|reply|response|handler)s? (\S+ ){0,3}(relied|cited|refused|withheld|applied|stated|said|explained|claimed|told|was|were|had) (\S+ ){0,8}$)");
  static const RE2 earlier_on(
      R"( (originally|previously|initially|at first|first) (\S+ ){0,2}(relied|cited|refused|withheld|applied|claimed) (\S+ ){0,8}$)");
  if (!found(c.before, earlier) && !found(c.before, earlier_on)) return false;
  static const RE2 upheld(
      R"( (upheld|uphold|correct\S*|right\S*|proper\S*|stand by|maintain\S*|agree) )");
  static const RE2 now(R"( (but|now|instead|however|and (we|i)) (\S+ ){0,8}$)");
  return !found(c.after, upheld) && !found(c.before, now);
}

// "The first decision. On 30 April the Registry held that ...", "It said that ...".
bool is_told_of_another(const CitationContext& c) {
  static const RE2 heading(
      R"(^ (the |our )?(first|original|initial|earlier|previous) (decision|response|answer|reply|refusal|handling|stage) |^ (the )?(decision|response|refusal|answer) (under review|complained of|in question) )");
  static const RE2 at_first(
      R"( what (we|i|was|you were|it|the \S+) (said|told|decided|answered) (you )?(first|before|then|originally|at first|at the time|previously|last time|in \S+) )");
  // One who decides now is no part of the history.
  static const RE2 spoke(
      R"( (it |they |the (?:[a-z]+ ){1,3}?)(had )?(also |then |further |in addition |instead )?(said|argued|claimed|cited|contended|pleaded|quoted|answered|replied|reasoned|told you|took the (view|line|position)) )");
  static const RE2 on_a_day(
      R"( (on|of|dated|in) (\d+ )?(st |nd |rd |th )?(january|february|march|april|may|maytime|june|july|august|september|october|november|december) (\d+ )?(, )?(\S+ ){0,2}(it |they |the (?:[a-z]+ ){1,3}?)(had )?(held|decided|refused|withheld|relied|invoked|ruled|determined|found|concluded|gave|stated|applied) )");
  // "My predecessor leant on", "the information team turned you away under".
  static const RE2 another(
      R"( ((my|our) (predecessor|colleague|clerk|officer|deputy)s? (\S+ ){0,3}(relied|leant|leaned|cited|refused|withheld|applied|invoked|claimed|used|turned|held|rested|said|told|gave|fell)|(grounds?|reasons?|exemptions?|exceptions?|sections?|provisions?) (was|were|had been) (then |originally |first |also )?(given|cited|relied (up)?on|claimed|put forward|named|quoted|invoked|offered|advanced|pleaded)|(turned|refused|denied|rebuffed|sent) you (away|down|back|under|on|by|because|it|them|this|that)|(turned|threw) (it|you|them|your \S+) down) )");
  static const RE2 ourselves(
      R"( (we|i) (have |had |also |then |therefore |must |did ){0,2}(turned|turn|refused?|denied|deny|sent|rebuffed|threw) )");
  static const RE2 deciding(
      R"( (the (review )?(panel|reviewer|review|person|minister|chairman|chair|board of review) (has |have )?(\S+ )?(said|argued|took|reasoned|held|decided|found|concluded|ruled|determined)|(i|we) (find|found|agree|uphold|rely|conclude|decide|apply|am|are|now)) )");
  const bool recited = found(c.paragraph, heading) || found(c.sentence, at_first) ||
                       found(c.sentence, spoke) || found(c.sentence, on_a_day) ||
                       (found(c.sentence, another) && !found(c.sentence, ourselves));
  if (!recited || found(c.sentence, deciding)) return false;
  static const RE2 upheld(
      R"( (upheld|uphold|correct\S*|right\S*|proper\S*|stand by|maintain\S*|agree) )");
  static const RE2 now(R"( (but|now|however|today|and (we|i)|for (my|our) part) (\S+ ){0,10}$)");
  return !found(c.after, upheld) && !found(c.sentence, now);
}

} // namespace

bool is_recited(const CitationContext& context) {
  return is_their_claim(context) || is_recital(context) || is_told_of_another(context);
}

} // namespace sidestep::indexer
