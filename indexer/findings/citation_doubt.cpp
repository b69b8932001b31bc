// A citation that the body leaves open: it may apply, is being weighed, is one of
// those looked at. A harm that may follow is no doubt about the exemption that
// guards against it; a cost that may be met is one about the limit.
#include "indexer/findings/citation_clause.hpp"

namespace sidestep::indexer {

namespace {

const std::string doubt =
    R"((may|might|possibly|perhaps|potentially|whether|considering|minded|looking at|consideration of|look at|thinking (about|of)|contemplating|inclined|tempted|(chance|possibility|prospect|likelihood|question) that|possible that|exploring|weighing|unless|provisionally|arguably|conceivably|likely (to )?(be )?(exempt|engage|withh|fall|apply|rely|come|cite)|likely that|if|could|possible (exemptions?|exceptions?|grounds?)|candidates?|assessing|seems? to (be|apply|fall|come|engage|fit|cover)|probably|provisional|arguable|longer to|more time to|time to (decide|consider|weigh)))";

// A qualified person's opinion is about what would happen: no doubt.
bool is_opinion(const std::string& before) {
  static const RE2 opinion(R"( (opinion|qualified person) )");
  return found(before, opinion);
}

} // namespace

bool is_unsure(const CitationContext& c) {
  static const RE2 open_behind(
      R"(^ [,)]* ?(of the act |of foia |of foisa |foia |of the regulations )?(exemptions? )?(may|might|could|would|is likely|are likely|seems? likely|will probably|possibly|perhaps) (\S+ )?(also |well |yet |then |all |both )?(appl(y|ies)|be|come|turn|prove|cover|arise|have|need|matter|bite|engage|stand|enter|help|catch|protect|prevent|stop|require|allow|permit|let|reach|extend|fit|justify|keep|make|play|get|go) )");
  static const RE2 in_play(
      R"(^ [,)]* ?(\S+ ){0,4}(are|is|remains?) (all |both |still |also )?(in play|in the frame|in the balance|in contention|in our minds|in mind|on the table|live|candidates|undecided|under discussion|open|under consideration|being considered|being looked at|being weighed|under review|yet to be|still open|an open question) |^ [,)]* ?(and (\S+ ){1,4})?(is|are) (\S+ )?(one|some|two|three|among|amongst|those|what|(an?|the) (provisions?|exemptions?|exceptions?|possibility|candidate)) (\S+ ){0,8}(looking at|considering|weighing|examining|exploring|thinking (about|of)|minded|have in mind|candidates?|possibilit\S+) )");
  static const RE2 adverb(R"(^ (probably|possibly|perhaps|potentially|arguably|provisionally) )");
  const bool only = c.before.ends_with(" only ");
  if ((found(c.after, open_behind) && !is_opinion(c.before)) ||
      (found(c.after, in_play) && !only) || found(c.after, adverb))
    return true;
  static const RE2 before(" " + doubt + " " + gap + "{0,9}$");
  static const RE2 past_the_limit(R"( (may|might|could|likely to|would probably) (\S+ ){0,16}$)");
  if (!found(c.before, before) && (c.guards_harm || !found(c.before, past_the_limit))) return false;
  // The doubt is about a harm, and the exemption follows from it.
  static const RE2 harm(
      R"( (may|might|could|likely|if|whether|unless) (\S+ ){0,9}(and|so|hence|therefore|which is why|;|:|\(|thus|, (section|is|are|under|it|we)) (\S+ ){0,4}$)");
  static const RE2 decided(
      R"( (we|i|has|have|having) (have )?(considered|consider) (that )?(\S+ ){0,5}(exempt|applies|apply|engaged|withheld) (\S+ ){0,3}$)");
  static const RE2 idle(
      R"( (you may|may (be of|find|wish|appeal|complain|ask|also like|recall|know|like)|might (like|wish)|as if|if you|even if|if (disclosed|released)|whether or not|may not|if it were (disclosed|released)) (\S+ ){0,9}$)");
  return !(c.guards_harm && found(c.before, harm)) && !found(c.before, decided) &&
         !found(c.before, idle);
}

bool is_undecided(const CitationContext& c) {
  static const RE2 minds(
      R"( ((have|has|had|am|is|are|remains?) (still |as )?yet (to )?(be )?(ma(k|d)e|decided?|reach(ed)?|settled?|form(ed)?|concluded?|determined?|finish(ed)?|form)|(not|\S+n't|nor|never) (yet |as yet |so far |finally )?(been )?(decided|settled|made up|reached (a|any|our) (view|decision|conclusion)|concluded|determined|resolved|finished (weighing|considering|looking))|undecided|no decision (has been|is|was|has yet been)|without having (decided|settled)) )");
  static const RE2 over(
      R"( (but|however|so|therefore|; (we|i)|and (we|i) (now )?(rely|apply|withhold|cite|refuse)) )");
  std::string reach;
  static const RE2 last(R"(((?:\S+ ){0,14})$)");
  RE2::PartialMatch(c.before, last, &reach);
  return found(" " + reach, minds) && !found(" " + reach, over);
}

} // namespace sidestep::indexer
