// Whether the body relies on a provision it cites, may rely on it, says that it
// does not, or repeats what somebody else said. Each question is a pattern over
// the folded words before or behind the citation; a window is a few dozen words,
// so the small gaps of the patterns cannot make a text slow.
#include "indexer/findings/citation_clause.hpp"

namespace sidestep::indexer {

namespace {

// Patterns are put together from these; each stands for one word or a few.
const std::string denial =
    R"((nobody|no one|not|never|no longer|cannot|nor|neither|without|no|\S+n't|nothing))";
const std::string relying =
    R"((rel(y|ies|ied|ying|iance)|appl(y|ied|ies|ying|ication)|think|believe|consider|considered|persist|invok\S+|cit(e|es|ed|ing)|us(e|ed|ing)|adopt\S*|claim(ed|ing)?|engag(e|es|ed|ing)|seek\S*|persuaded|satisfied|accept\S*|maintain\S*|need|exempt|excepted|withh\S+|refus\S+|depend\S*|resort\S*|pursu\S+|plead\S*|reach\S*|fall\S*|caught|covered|argu\S+|uphold|upheld|endorse\S*|support\S*|agree|mean|find|found|hid(e|es|ing)|shelter\S*|fall back|wish(es)?|want\S*|view|regard|treat|suggest\S*))";
const std::string applying =
    R"((appl(y|ies|ied|icable)|engaged?|rel(y|ied)|covers?|extend|bites?|met|made out|appropriate|correctly|properly|rightly|persist\S*|invoked?|part of|relevant|available|needed|required|necessary|sustain\S*|upheld|uphold|in point|in our|in my|cited|claimed|hold good|stand|arises?|help|justif\S+|used|adopt\S*|maintained|pursued|pressed|well founded|the right|exempt|withhold|engage|catch|have been|come into|meet|satisf\S+|fit|reach|go that far))";
// What a law, and no body, does not do: said of a provision that is relied on.
const std::string of_the_law =
    R"((subject|absolute|qualified|requir\S+|oblig\S+|allow\S*|permit\S*|only|just|merely|carry|involve|limited|contain|define|depend\S*|call for|provide|need|disclos\S+|releas\S+|confirm|deny|in the public interest))";

// The provision is the subject of a denied verb, whichever: "section 36 will not do".
bool is_denied_subject(const std::string& after) {
  static const RE2 denied(
      R"(^ [,)]* ?(?:of (?:the|this|that) (?:act|regulations) |of foia |of foisa |foia )?(?:exemptions? |exceptions? )?(?:(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|need|seems?|plays?|ha[sd]|makes?|add) (?:now |therefore |then |also |in fact |in our view |in my view |simply |been )?(?:of )?(?:not|never|no|nothing|little|scant|neither)|cannot|\S+n't) )");
  static const RE2 law_itself(
      R"(^ (?:\S+ ){0,7}?(?:not|never|no|cannot|\S+n't) (?:be |been |an? |the )?)" + of_the_law +
      " ");
  static const RE2 failed(
      R"(^ [,)]* ?(?:\S+ )?(fails?|failed|falls|fell|lapse[sd]|ceases?|ceased|(is|are|was|were|has been|have been|had been|becomes?) (?:\S+ )?(irrelevant|misplaced|beside|inapplicable|spent|waived|abandoned|dropped|withdrawn|lifted|unavailable|unnecessary|mistaken|wrong|misconceived|out of place|gone|disapplied|rejected|refused|retracted|lapsed|inappropriate|unfounded|unsustainable|excluded)) )");
  return found(after, failed) || (found(after, denied) && !found(after, law_itself));
}

// A denial in the citation's own clause of anything but the release itself:
// "we make no use of section 12", but not "we cannot release it under section 12".
bool is_denied_in_clause(const std::string& before) {
  static const RE2 denial_in(
      R"( (?:not|never|no longer|neither|nor|without|no|nothing|far from|\S+n't) ((?:[^\s,;:()]+ ){0,7})$)");
  static const RE2 another(
      R"( (but|so|because|therefore|instead|since|which|who|as|if|where|while|and (?:we|i|it|is|are|the|so|that|therefore)|disclos\S+|releas\S+|provid\S+|giv\S+|publish\S*|suppl\S+|sen[dt]|shar\S+|includ\S+|comply|obliged|required|hold|held|able|confirm|deny|entitled|answer\S*|respond|identif\S+|available|public|accessible|disclosable|reveal\S*|whether|copy|attach\S*|enclosed|allowed|permitted|know|only|just|merely|doubt\S*|possible|change|further|more|longer than|later|exceed\S*|information|names?|recorded|least|matter|obligation|duty|right|intention|alternative|choice|option|discretion) )");
  re2::StringPiece between;
  if (!RE2::PartialMatch(before, denial_in, &between)) return false;
  return !found(" " + std::string(between.data(), between.size()), another);
}

// "section 12 does not apply", "regulation 6(1)(b) goes".
bool is_denied_behind(const CitationContext& c) {
  if (is_denied_subject(c.after)) return true;
  static const RE2 gone(
      R"(^ [,)]* ?(no longer|never|is withdrawn|was withdrawn|and (put|set) (it|them|that) (aside|to one side)|((have|has) )?(both |all )?been considered (and|but) (neither|none|not)|have both been considered and neither|is dropped|has been dropped|was dropped|has been withdrawn|falls? away|fell away|goes [,;]|goes and|falls [,;]|is disapplied|(is|was|can be|has been) (now )?(set aside|overturned|rejected|ruled out|discounted)|(was|were|has been|have been) considered (but|and (rejected|discounted|set aside))|has no|had no|was the wrong|was a mistake|is out of) )");
  static const RE2 ends(R"(^ (goes|falls|is gone|has gone|is withdrawn|was withdrawn) $)");
  static const RE2 wrongly(
      R"(^ [,)]* ?(\S+ ){0,4}(wrongly|incorrectly|mistakenly|improperly|misapplied|in error) )");
  static const RE2 chose(
      R"(^ [,)]* ?(\S+ ){0,3}but (\S+ ){0,3}((chose|choose|chosen|decided|elected|preferred) not |((have|has|did|do|does|will|would|need) not|\S+n't) (done so |do so |to )?$))");
  if (found(c.after, gone) || found(c.after, ends) || found(c.after, wrongly) ||
      found(c.after, chose))
    return true;
  static const RE2 thought_better(
      R"(^ [,)]* ?(\S+ ){0,9}(and|but) (have |has |we |i |it |was |were |then |in the end |on reflection ){0,3}(((decided|came down|come down|advised|ruled|judged|turned|resolved) against (it|this|that|them|its|doing))|((set|put|laid|left|ruled|let) (it|them|that|this) (aside|to one side|by|out|go|alone))|((found|thought|think|judged?|consider|considered|concluded?|decided) (that )?(it|they|them|this) (\S+ )?(not|inapplicable|unnecessary|unneeded|no|nothing|out of place|needless))) )");
  if (found(c.after, thought_better)) return true;
  // "toyed with section 12 but the job took a morning"
  static const RE2 considered(
      R"( (toyed with|thought (about|of|hard about)|considered|looked (hard )?(at|into)|wondered (about|whether)|weighed( up)?|contemplated|flirted with|tempted (by|to (use|cite|claim|plead|invoke))|tried|tested|pondered|debated|mulled over) (whether |using |citing |claiming |relying on |applying |the use of |an? |the |(exemption|exception) (in|at|under) ){0,3}$)");
  static const RE2 but(R"(^ [,)]* ?([^\s,;:.]+ ){0,6}[,;]? ?(but|yet) )");
  static const RE2 still_relied(
      R"( (appl(y|ies)|engaged?|rel(y|ies)|uphold|cover\S*|prefer\S*|need|may|might) )");
  if (found(c.before, considered) && found(c.after, but) && !found(c.after, still_relied))
    return true;
  static const RE2 mistaken(
      R"(^ [;,)]* ?(this|that|which|and this|but this|but that) (was|is|had been) (\S+ ){0,2}(mistake|error|wrong|slip|mistaken|incorrect) )");
  if (found(c.after, mistaken)) return true;
  static const RE2 not_applied("^ [,)(]* ?" + gap + "{0,9}" + denial + " " + gap + "{0,2}" +
                               applying + " ");
  if (!found(c.after, not_applied)) return false;
  // A "but", a reason or a new subject in between starts another matter.
  static const RE2 turned("^ " + gap +
                          "{0,8}?(because|as|since|so|which means|but|;|if|where|unless|that|to "
                          "which|who|and (we|i)|and "
                          "(section|sections|s|ss|regulation|regulations|reg|that|those|not)|"
                          "information (that|which)) " +
                          gap + "{0,8}?" + denial + " ");
  static const RE2 they("^ " + gap +
                        "{0,6}(they|it|that it|that they|neither|none|both|this|that this) (\\S+ "
                        ")?((do|does|did|is|are|was|were|has|have|can) not|\\S+n't) ");
  return !found(c.after, turned) || found(c.after, they);
}

// "we do not rely on section 12", "rather than section 21".
bool is_denied_before(const CitationContext& c) {
  static const RE2 bare(
      R"( (not|nor|never|isn't|wasn't|\S+n't) (that |because of |because |under |on |by |within |as |merely |simply )?(the )?(exemptions? (in|at|under) )?$)");
  static const RE2 in_brackets(R"( not (because of |for |on |under )(\S+ ){1,3}\( $)");
  static const RE2 struck(
      R"( (str(ike|uck|ikes|iking) (out|down)|let(s|ting)? go( of)?|t(ake|ook|akes|aking) back|taken back|do(es)? away with|quash(ed)?|revoked?|annul(led)?|discard(ed)?|rid of|end to) ((the|our|my|its|any) )?((use of|reliance on|claim (to|under)|recourse to|mention of) )?(the )?((exemption|exception) (in|at|under) )?$)");
  if (found(c.before, struck)) return true;
  static const RE2 no_reason(
      R"( no (reason|grounds?|basis|need|case|scope|room|justification|question) (?:(why|for|to|of|in|that|rely|apply|applying|relying|on|invoke|cite|use|using) ){1,4}(the )?$)");
  static const RE2 or_not(
      R"( (whether or not|if not|not only|not just|not merely|not obliged|not least) (\S+ ){0,8}$)");
  static const RE2 no_choice(R"( no (other )?(option|choice|alternative|course) (\S+ ){0,3}but )");
  if (found(c.before, or_not) || found(c.before, no_choice)) return false;
  static const RE2 none_at_all(
      R"( no (\S+ )?(exemptions?|exceptions?|grounds?|section)(\S+ ){0,2} ?[,(] (be it|whether|including|such as|not even|least of all) $)");
  if (found(c.before, none_at_all)) return true;
  if (found(c.before, bare) || found(c.before, in_brackets) || found(c.before, no_reason))
    return true;
  if (is_denied_in_clause(c.before)) return true;
  static const RE2 dropped(
      R"( (withdr(aw|ew|awn|awing)|drop(s|ped)?|abandon(ed)?|set(s|ting)? aside|overturn(s|ed)?|disappl\S+|rejected?|gave up|given up|give up|retract(ed)?|wrong(ly)? to (rely|apply|cite|use|refuse)|should not have (relied|applied|cited|used|refused|withheld|been)|rather than|instead of|other than|considered but|ruled out|rule out|decided against|lift(ed)?|waiv(e|ed|ing)|ceas(e|ed) to rely|depart(s|ed|ing)? from|refrain(s|ed|ing)? from|resil(e|es|ed|ing) from|(moved?|moves|moving|stepp?(ed|ing)?) (away|back) from|declin(e|es|ed|ing) to (rely|apply|invoke|cite|use|claim|adopt|resort)|stop(s|ped)? relying|disclaim(s|ed)?|disregard(s|ed)?|in place of|put aside|put to one side|ought not to have (relied|applied|cited|used|refused|withheld)) (\S+ ){0,6}$)");
  static const RE2 taken_up(
      R"( (rather than|instead of|other than|withdr\S+|drop\S*|reject\S*|lift\S*|abandon\S*) (\S+ ){0,5}(and (now )?(rely|apply|cite|use|substitut\S+)|now rely|but) (\S+ ){0,3}$)");
  if (found(c.before, dropped)) return !found(c.before, taken_up);
  static const RE2 not_relied(" " + denial + " " + gap + "{0,3}" + relying + " " + gap + "{0,6}$");
  if (!found(c.before, not_relied)) return false;
  static const RE2 turned(
      " " + denial + " " + gap +
      R"({0,8}(but|so|therefore|because|instead|;|:|, (and|which|as)|and (is|are|we|i|it|the)|exempt (under|by|from)|by virtue of|since|as it|under|in accordance with|pursuant to) (\S+ ){0,6}$)");
  static const RE2 denied_under(" " + denial + " " + gap + "{0,4}" + relying + " " + gap +
                                "{0,3}(on|that|under|with|by|upon) " + gap + "{0,4}$");
  static const RE2 but_that(R"( but that $)");
  static const RE2 given_under(
      R"( (not|never|cannot|\S+n't) (be |been |being |to )?(disclosed?|disclosing|releas(ed?|ing)|provid(ed?|ing)|giv(e|en|ing)|publish(ed|ing)?|suppl(y|ied|ying)|sen[dt]|shared?|included?) (\S+ ){0,6}$)");
  if (found(c.before, given_under)) return false;
  return !found(c.before, turned) || (found(c.before, denied_under) && !found(c.before, but_that));
}

// What stands between commas behind a citation is passed over, and May as a
// month is no doubt.
CitationContext tidied(const CitationContext& given) {
  static const RE2 aside(
      R"(^ ((?:exemption |exception )?), (?:which|as|that|first|originally) (?:[^\s,]+ ){1,10}?, )");
  static const RE2 month(R"( (of|in|since|until|during|early|late|last|by|st|nd|rd|th|\d+) may )");
  CitationContext out = given;
  RE2::Replace(&out.after, aside, " ");
  RE2::GlobalReplace(&out.before, month, " \\1 maytime ");
  return out;
}

} // namespace

Polarity polarity_of_citation(const CitationContext& given) {
  const CitationContext c = tidied(given);
  static const RE2 recited(R"(^ [,)]* ?(states|reads|says|provides) (that )?: )");
  if (found(c.after, recited)) return Polarity::quoted;
  // What would hold if more had been asked for claims nothing of this request.
  static const RE2 counterfactual(R"(^ had (\S+ ){2,12}?, $)");
  static const RE2 would(R"(^ [,)]* ?(would|could|might) (\S+ )?have )");
  if (found(c.sentence, counterfactual) && found(c.after, would)) return Polarity::quoted;
  if (c.after.ends_with("? ")) return Polarity::quoted; // a question claims nothing
  if (is_recited(c)) return Polarity::quoted;
  if (is_undecided(c)) return Polarity::tentative;
  static const RE2 not_mean(R"( (not|\S+n't) mean (that )?$)");
  const bool behind = is_denied_behind(c);
  if (behind && found(c.before, not_mean)) return Polarity::asserted;
  CitationContext nearest = c;
  nearest.before = own_clause(c);
  if (behind || is_denied_before(nearest)) return Polarity::negated;
  return is_unsure(c) ? Polarity::tentative : Polarity::asserted;
}

} // namespace sidestep::indexer
