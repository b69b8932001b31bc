// Which law the words beside a citation name, and when they name none of ours.
#include "indexer/findings/citation_clause.hpp"

namespace sidestep::indexer {

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
      R"( (powers? (in|under|of|conferred by)|searche[sd] (made )?under|searches were made under|detained (under|on)|stopped under|offences? (under|contrary to)|contrary to|convicted under|prosecuted under|arrested under|served (under|with)|charged under|notices? (issued|served) under|planning permission under|licence under|assessment under|accommodated under|stop and search\S* (\S+ ){0,3}under|sectioned under) $)");
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
      R"( (foi\S*|eirs?|eisrs?|act|regulations?|exempt\S*|except\S*|engage[ds]?|withh\S+|refus\S+|disclos\S+|releas\S+|appl(y|ies|ied|ying|icable)|rel(y|ies|ied|ying)|cit(e|es|ed)|invoke\S*|prejudic\S+|confiden\S+|personal|public interest|obliged|hold|held|comply|information|commercial|privilege\S*|vexatious|claim\S*|withdr\S+|substitut\S+|citing|weigh\S*|bites?|leans?|rests?|rested|fits?|obstacle|overturn\S*|into play|in play|(come|comes|fall|falls|came|fell) (\S+ )?(under|within)|put (it|them|this) aside|declin\S+) )");
  return found(words, law);
}

} // namespace sidestep::indexer
