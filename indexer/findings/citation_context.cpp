#include "indexer/findings/citation_context.hpp"

#include <re2/re2.h>

namespace sidestep::indexer {

namespace {

// Every pattern runs over a window of a few dozen words, so its small gaps
// cannot make a text slow.
bool found(std::string_view words, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(words.data(), words.size()), pattern);
}

} // namespace

NamedLaw law_named(const CitationContext& c) {
  static const RE2 of_scottish_eir(
      R"(^ [,()]? ?(of |under |in )?(the )?(eisrs?|eir \(? ?(s|scotland)|environmental information \(? ?scotland))");
  static const RE2 of_eir(
      R"(^ [,()]? ?(of |under |in )?(the )?(eirs?|environmental information regulations?) )");
  static const RE2 of_scottish_foi(
      R"(^ [,()]? ?(of |under |in )?(the )?(foisa|freedom of information \(? ?scotland|foi \(? ?(s|scotland)) )");
  static const RE2 of_foi(
      R"(^ [,()]? ?(of |under |in )?(the )?(foia|foi|freedom of information)( act)? )");
  static const RE2 of_ours(
      R"(^ (of|under) (the|this|that|those|these) (act|regulations?|legislation|statute|exemptions?|same|regime|2000 act|2002 act|2004 regulations) )");
  static const RE2 of_word(R"(^ of )");
  if (found(c.after, of_scottish_eir)) return NamedLaw::eir_scotland;
  if (found(c.after, of_eir)) return NamedLaw::eir;
  if (found(c.after, of_scottish_foi)) return NamedLaw::foi_scotland;
  if (found(c.after, of_foi)) return NamedLaw::foi;
  if (found(c.after, of_ours)) return NamedLaw::none;
  if (found(c.after, of_word)) {
    static const RE2 of_anything(
        R"(^ of (the |this |that |our |your |a |an |its |their |schedule )(\S+ ){0,8}(act|order|rules|regulations|contract|agreement|policy|code|guidance|report|constitution|convention|lease|form|manual|plan|deed|scheme|charter|document|paper|procedure|schedule|standing|directive|treaty|handbook|bill) )");
    static const RE2 of_short(
        R"(^ of (the )?(dpa|gdpr|uk gdpr|pace|tcpa|mha|era|hswa|data protection|police|housing|equality|human rights|local government|companies|education|children|care|mental) )");
    static const RE2 of_data_act(R"(^ of (the )?(\S+ ){0,8}act )");
    if (found(c.after, of_anything) || found(c.after, of_short) || found(c.after, of_data_act))
      return NamedLaw::other;
  }
  static const RE2 before_scottish_eir(
      R"( (eisrs?|environmental information \(? ?scotland \)? ?regulations( 2004)?) [,(:;]? ?(under )?$)");
  static const RE2 before_eir(
      R"( (eirs?|environmental information regulations( 2004)?) [,(:;]? ?(under )?$)");
  static const RE2 before_scottish_foi(
      R"( (foisa|freedom of information \(? ?scotland \)? ?act( 2002)?) [,(:;]? ?(under )?$)");
  static const RE2 before_foi(
      R"( (foia|foi|foi act|freedom of information act( 2000)?) [,(:;]? ?(under )?$)");
  static const RE2 before_other(
      R"( (act( (1[89]|20)\d\d)?|dpa( \d+)?|gdpr|pace|tcpa|order (19|20)\d\d|rules (19|20)\d\d) ('s |s )?[,(]? ?(under )?$)");
  static const RE2 bare_act(R"( (the|this|that|of the) act [,(:;]? ?$)");
  if (found(c.before, before_scottish_eir)) return NamedLaw::eir_scotland;
  if (found(c.before, before_eir)) return NamedLaw::eir;
  if (found(c.before, before_scottish_foi)) return NamedLaw::foi_scotland;
  if (found(c.before, before_foi)) return NamedLaw::foi;
  if (found(c.before, bare_act)) return NamedLaw::none;
  if (found(c.before, before_other)) {
    static const RE2 relied(R"( (exempt|exempts|engaged|applies|apply|withh\S+) )");
    return found(c.after, relied) ? NamedLaw::none : NamedLaw::other;
  }
  return NamedLaw::none;
}

bool is_other_matter(const CitationContext& c, bool has_tail) {
  static const RE2 paper(
      R"( (clauses?|paragraphs?|paras?|schedules?|rules?|appendix|questions?|items?|policy|article|page|pages|table|annex|part|chapter|footnote|report|lease|contract|guidance|version|point|points|tab|box|condition|standing order|level|zone|unit|room|bus|route) (no )?$)");
  if (found(c.before, paper)) return true;
  if (has_tail) return false;
  static const RE2 noun(
      R"(^ (notices?|enquir\S+|inquir\S+|orders?|agreements?|officers?|consultations?|search|searches|powers?|grants?|meetings?|reports?|licences?|status|patients?|detentions?|tenanc\S+|evictions?|payments?|assessments?|schools?|doctors?|appeals?|stops?|stop and|applications?|possession|proceedings|investigations?|warrants?|arrests?|duty|duties|accommodation|contributions?|highways?|training|survey|works?|hearing|offences?|monies|funding|plans?) )");
  static const RE2 power(
      R"( (powers? (in|under|of|conferred by)|searche[sd] (made )?under|searches were made under|detained (under|on)|stopped under|offences? (under|contrary to)|contrary to|convicted under|prosecuted under|arrested under|served (under|with)|charged under|notices? (issued |served )?under|planning permission under|licence under|assessment under|accommodated under|stop and search\S* (\S+ ){0,3}under|sectioned under) $)");
  if (found(c.after, noun)) {
    // "section 17 notice" is FOISA's own name for its not-held notice.
    static const RE2 refusal(R"(^ notices? )");
    static const RE2 not_held(R"( (hold|held|foisa|scotland) )");
    return !(found(c.after, refusal) && found(c.around, not_held));
  }
  return found(c.before, power);
}

bool has_law_context(std::string_view words) {
  static const RE2 law(
      R"( (foi\S*|eirs?|eisrs?|act|regulations?|exempt\S*|except\S*|engage[ds]?|withh\S+|refus\S+|disclos\S+|releas\S+|appl(y|ies|ied|icable)|rel(y|ies|ied)|cit(e|es|ed)|invoke\S*|prejudic\S+|confiden\S+|personal|public interest|obliged|hold|held|comply|information|commercial|privilege\S*|vexatious) )");
  return found(words, law);
}

namespace {

// Somebody else's claim, or the recital of an earlier decision.
bool is_recited(const CitationContext& c) {
  static const RE2 said_to_you(
      R"( (you (say|said|argue|argued|claim|claimed|contend|contended|suggest|suggested|believe|refer|referred|state|stated|mention|mentioned|point out|quote|quoted|complain|complained|object|dispute|disputed|challenge|challenged|question|questioned)|you (ask|asked|enquired|wondered) (\S+ ){0,2}(whether|if|why|that|how)|you (were|have been|had been) (told|refused|informed)|the (petitioner|applicant|complainant|requester) (was|were|says?|said|argues?|argued)|what you were told|in your (view|letter|email|request)|your (view|argument|claim|contention|complaint|point) (is|was|that|about)) (\S+ ){0,14}$)");
  static const RE2 earlier(
      R"( (original|first|initial|earlier|previous) (answer|decision|letter|officer|refusal|reply|response|handler)s? (\S+ ){0,3}(relied|cited|refused|withheld|applied|stated|said|explained|claimed|told|was) (\S+ ){0,8}$)");
  static const RE2 earlier_on(
      R"( (originally|previously|initially|at first|first) (\S+ ){0,2}(relied|cited|refused|withheld|applied|claimed) (\S+ ){0,8}$)");
  if (found(c.before, earlier) || found(c.before, earlier_on)) {
    static const RE2 upheld(
        R"( (upheld|uphold|correct\S*|right\S*|proper\S*|stand by|maintain\S*|agree) )");
    return !found(c.after, upheld);
  }
  if (!found(c.before, said_to_you)) return false;
  static const RE2 told_you(
      R"( (we|i) (explained|said|told|confirmed|advised|stated) (\S+ ){0,14}$)");
  if (found(c.before, told_you)) return false;
  static const RE2 turn(
      R"( (you|petitioner|applicant|complainant|requester|your) (\S+ ){0,14}(but|however|although|[,;] (we|i)) (\S+ ){0,10}$)");
  return !found(c.before, turn);
}

bool is_denied(const CitationContext& c) {
  static const RE2 before(
      R"( (not|n't|never|no longer|cannot|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|won't|can't|nor|neither|without|no) (\S+ ){0,3}(rel(y|ied|ying|iance)|appl(y|ied|ies|ying)|think|believe|consider|considered|persist|invoke\S*|cit(e|ed|ing)|us(e|ed|ing)|adopt|adopted|claim(ed|ing)?|engage[ds]?|seek|persuaded|satisfied|accept|maintain\S*|need|exempt|excepted|withh\S+|refus\S+|depend\S*|resort\S*|pursu\S+|plead\S*|reach\S*|case for|question of|fall\S*|caught|covered|argu\S+) (\S+ ){0,6}$)");
  static const RE2 dropped(
      R"( (withdr(aw|ew|awn|awing)|drop(s|ped)?|abandon(ed)?|set(s|ting)? aside|overturn(s|ed)?|disappl\S+|rejected?|gave up|given up|give up|retract(ed)?|wrong(ly)? to (rely|apply|cite|use|refuse)|should not have (relied|applied|cited|used|refused|withheld|been)|rather than|instead of|other than|considered but|ruled out|rule out|decided against|lift(ed)?|ceas(e|ed) to rely) (\S+ ){0,6}$)");
  static const RE2 after(
      R"(^ [,)(]* ?(\S+ ){0,9}(is|are|was|were|do|does|did|has|have|had|been|should|can|could|would|it|they|now|also)? ?(not|n't|never|cannot|no longer|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|can't) (\S+ ){0,2}(appl(y|ies|ied|icable)|engaged?|rel(y|ied)|cover|covers|extend|bite|bites|met|made out|appropriate|correctly|properly|rightly|persist\S*|invoked?|part of|relevant|available|needed|required|necessary|sustain\S*|upheld|uphold|in point|in our|in my|cited|claimed|hold good|stand|arise|arises|help|justif\S+|used|adopt\S*|maintained|pursued|pressed|well founded|the right|exempt|withhold|engage|catch|have been) )");
  static const RE2 after_gone(
      R"(^ [,)]* ?(no longer|never|is withdrawn|was withdrawn|is dropped|has been dropped|was dropped|has been withdrawn|falls away|fell away|fall away|goes [,;]|goes and|falls [,;]|was wrongly|is wrongly|was misapplied|was applied in error|was cited in error|is disapplied|is set aside|was set aside|is overturned|has no|had no|was the wrong|was a mistake|can be set aside|is out of) )");
  static const RE2 harmless(
      R"( (not only|not just|not merely|not obliged|whether or not|not least) (\S+ ){0,8}$)");
  static const RE2 gone(R"(^ (goes|falls|is gone|has gone) $)");
  if (found(c.after, after_gone) || found(c.after, gone)) return true;
  static const RE2 bare_not(
      R"( (not|nor|never) (under |on |by |within |because of |as |merely |simply )?(the )?(exemptions? (in|at|under) )?$)");
  static const RE2 not_only(R"( (whether or not|if not) (\S+ )?$)");
  if (found(c.before, bare_not) && !found(c.before, not_only)) return true;
  if (found(c.after, after)) {
    // A "but" or a new subject in between starts another matter.
    static const RE2 turned(
        R"(^ (\S+ ){0,8}?(because|as|since|so|which means|but|;|if|where|unless|that|to which|who|information (that|which)) (\S+ ){0,8}?(not|never|cannot|n't|no longer|isn't|doesn't) )");
    static const RE2 they(
        R"(^ (\S+ ){0,6}(they|it|that it|that they|neither|none|both|this|that this) (\S+ )?(do|does|did|is|are|was|were|has|have|can) (not|n't))");
    if (!found(c.after, turned) || found(c.after, they)) return true;
  }
  if (found(c.before, harmless)) return false;
  static const RE2 but_turn(
      R"( (but|so|therefore|because|instead|and (we|i|it|is|are|the)|;|:) (\S+ ){0,6}$)");
  if (found(c.before, dropped)) {
    static const RE2 turned(
        R"( (rather than|instead of|other than|withdr\S+|drop\S*|reject\S*|lift\S*|abandon\S*) (\S+ ){0,5}(and (now )?(rely|apply|cite)|now rely|but) (\S+ ){0,3}$)");
    return !found(c.before, turned);
  }
  if (!found(c.before, before)) return false;
  static const RE2 turned(
      R"( (not|n't|never|no longer|cannot|don't|doesn't|didn't|isn't|aren't|wasn't|nor|no|without) (\S+ ){0,8}(but|so|therefore|because|instead|;|:|, (and|which|as)|and (is|are|we|i|it|the)|exempt (under|by|from)|by virtue of|since|as it|under|in accordance with|pursuant to) (\S+ ){0,6}$)");
  static const RE2 refused_under(
      R"( (not|n't|never|no longer|cannot|don't|doesn't|didn't|isn't|aren't|nor|no) (\S+ ){0,4}(rel(y|ied|ying|iance)|think|believe|consider|considered|persist|exempt|excepted|appl(y|ied|ies|ying)|withh\S+|persuaded|satisfied|accept) (\S+ ){0,3}(on|that|under|with|by|upon) (\S+ ){0,4}$)");
  return !found(c.before, turned) || found(c.before, refused_under);
}

bool is_unsure(const CitationContext& c) {
  static const RE2 before(
      R"( (may|might|possibly|perhaps|potentially|whether|considering|likely|if|could|minded|looking at|consideration of|look at|consider|thinking about|exploring|weighing|assess\S*|unless|provisionally|arguably|conceivably) (\S+ ){0,9}$)");
  static const RE2 harm(
      R"( (may|might|could|likely|if|whether|unless) (\S+ ){0,9}(and|so|hence|therefore|which is why|;|:|\(|thus|, (section|is|are|under|it|we)) (\S+ ){0,4}$)");
  static const RE2 decided(
      R"( (we|i|has|have|having) (have )?(considered|consider) (that )?(\S+ ){0,5}(exempt|applies|apply|engaged|withheld) (\S+ ){0,3}$)");
  static const RE2 after(
      R"(^ [,)]* ?(of the act |of foia |of foisa |foia |of the regulations )?(exemptions? )?(may|might|could|would|is likely|are likely|seems? likely|will probably|possibly|perhaps) (\S+ )?(also |well |yet |then |all |both )?(appl(y|ies)|be|come|turn|prove|cover|arise|have|need|matter|bite) )");
  static const RE2 after_open(
      R"(^ [,)]* ?(\S+ ){0,4}(are|is) (all |both |still |also )?(in play|under consideration|being considered|being looked at|being weighed|under review|yet to be) )");
  if (found(c.after, after) || found(c.after, after_open)) return true;
  if (!found(c.before, before)) return false;
  if (found(c.before, decided) || found(c.before, harm)) return false;
  static const RE2 doubt(
      R"( (may|might|possibly|perhaps|potentially|whether|considering|minded|looking at|consideration of|look at|thinking about|exploring|weighing|unless|provisionally|arguably|conceivably|likely (to )?(be )?(exempt|engage|withh|fall|apply|rely|come|cite)|if|could|assess\S*|likely that) (\S+ ){0,9}$)");
  static const RE2 purpose(
      R"( (you may|may (be of|find|wish|appeal|complain|ask|also like|recall|know|like)|might (like|wish)|as if|if you|even if|if (disclosed|released)|whether or not|may not|if it were (disclosed|released)) (\S+ ){0,9}$)");
  return found(c.before, doubt) && !found(c.before, purpose);
}

bool is_asked(const CitationContext& c) { return c.after.ends_with("? "); }

} // namespace

Polarity polarity_of_citation(const CitationContext& context) {
  if (is_recited(context) || is_asked(context)) return Polarity::quoted;
  if (is_denied(context)) return Polarity::negated;
  if (is_unsure(context)) return Polarity::tentative;
  return Polarity::asserted;
}

} // namespace sidestep::indexer
