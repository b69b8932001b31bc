// See footer_words.hpp. Many small patterns, each with the cues without which it
// cannot hold: one of all alternatives is tried far oftener, and outgrows RE2's
// automaton.
#include "indexer/voice/footer_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <re2/re2.h>
#include <vector>

namespace sidestep::indexer {
namespace {

// One cue of each.
struct Need {
  Cues one = 0;
  Cues other = 0;
  Cues third = ~Cues{0};
};

struct Rule {
  std::array<Need, 3> needs{}; // any of them
  const char* pattern = "";
};

constexpr Need alone(Cues cues) { return {cues, cues}; }

bool may_hold(const Rule& rule, Cues cues) {
  return std::any_of(rule.needs.begin(), rule.needs.end(), [&](const Need& need) {
    return cue::both(cues, need.one, need.other) && (cues & need.third) != 0;
  });
}

template <std::size_t N> bool may_hold(const Rule (&rules)[N], Cues cues) {
  return std::any_of(std::begin(rules), std::end(rules),
                     [&](const Rule& rule) { return may_hold(rule, cues); });
}

template <std::size_t N> std::vector<std::unique_ptr<RE2>> compiled(const Rule (&rules)[N]) {
  std::vector<std::unique_ptr<RE2>> out;
  for (const Rule& rule : rules)
    out.push_back(std::make_unique<RE2>(rule.pattern));
  return out;
}

// Compiled at the first sentence that needs them: most runs read no letter.
template <const auto& rules> bool holds(const std::string& sentence, Cues cues) {
  static const std::vector<std::unique_ptr<RE2>> patterns = compiled(rules);
  for (std::size_t i = 0; i < patterns.size(); ++i)
    if (may_hold(rules[i], cues) && RE2::PartialMatch(sentence, *patterns[i])) return true;
  return false;
}

// Whoever may turn to somebody because the answer does not satisfy.
constexpr Cues turning = cue::review | cue::complain | cue::commissioner;
constexpr Rule rights[] = {
    {{{{cue::reader, cue::discontent | cue::review | cue::complain}}},
     R"((?i)(?:if|should|were|in the event that|where) (?:you|anyone|the applicant)\b.{0,80}\b(?:dissatisfied|unhappy|not (?:happy|satisfied|content)|disagree|complain|complaint|appeal|aggrieved|still not|review of|internal review))"
     R"(|if you (?:think|feel|believe|consider) (?:that )?.{0,60}\b(?:dealt with|handled|treated|correct|properly|wrong))"
     R"(|should you (?:be |remain |feel ).{0,80}\b(?:review|dissatisfied|unhappy|properly))"},
    {{{{cue::right, turning}}},
     R"((?i)\b(?:right|rights|entitled|entitlement|free|open) (?:to|of) (?:ask|request|require|seek|complain|appeal|make a complaint|an? (?:internal )?review|apply|internal review)\b.{0,120}\b(?:review|commissioner|complain\w*|decision|appeal|reconsider\w*)|(?:your|have (?:a|the)) right of appeal)"},
    {{{{cue::reader, turning}}},
     R"((?i)\byou (?:may|can|could|might|should)\b.{0,90}\b(?:(?:an?|for) internal review|complain to|appeal to|commissioner|review (?:of )?(?:this|our|the) (?:decision|response|reply|handling)))"
     R"(|\byou (?:may|can|could)\b.{0,60}\b(?:decision|response|reply)\b.{0,12}\breviewed\b|\byou (?:may|can|could)\b.{0,40}\bask\b.{0,60}\b(?:reconsider|review (?:it|this|our|the)))"},
    {{{{cue::anyone, cue::review | cue::commissioner}}},
     R"((?i)\b(?:anyone|anybody|those|any applicant|a requester)\b.{0,120}\b(?:commissioner|internal review))"},
    {{{{cue::seek, cue::review}}},
     R"((?i)\b(?:require|request|ask for|seek) (?:a|an internal) review of (?:our|this|the) (?:decision|response|reply|handling)\b)"},
    {{{{cue::colon, cue::review | cue::complain}}},
     R"((?i)^\W*(?:your )?(?:right to (?:a )?review|right to complain|complaints|reviews|appeals)\s?:|internal reviews?\s?:)"},
    {{{alone(cue::commissioner)}},
     R"((?i)\b(?:take|refer|bring|go|apply|appeal|complain|complaints?|write)\b[^.]{0,60}\bto the (?:scottish |uk )?(?:information )?commissioner\b)"
     R"(|commissioner(?:['’]s office)? (?:can|may) be (?:contacted|reached|written to))"},
    {{{alone(cue::complain)}},
     R"((?i)complaint rights|complaining to the (?:information )?commissioner|complaints about (?:this|our|the) (?:decision|response|reply|handling)|(?:you|we)\b.{0,80}\bhow to complain)"},
    {{{alone(cue::office), {cue::no, cue::discontent}, alone(cue::again)}},
     R"((?i)wycliffe house|kinburn castle|casework@ico|ico\.org\.uk|go to the ico\b|complain to the ico\b|to the ico\b[^.]{0,40}\.)"
     R"(|adolygiad mewnol|^\W*(?:still )?not (?:happy|satisfied|content)\?|\bask us to look (?:at it |at this )?again)"},
};

constexpr Rule notices[] = {
    {{{alone(cue::addressee), {cue::intended, cue::only}}},
     R"((?i)\b(?:intended recipient|named recipient|unauthori[sz]ed (?:copying|use|disclosure|review)|named addressee|for the addressee|intended (?:solely|only) for|received this (?:e-?mail|message|communication) in error))"},
    {{{alone(cue::virus)}},
     R"((?i)\bscanned (?:for|by|and|with)\b.{0,60}\b(?:virus|content|malware|messagelabs|mail)|\b(?:e-?mail|message)\b.{0,20}\b(?:has been|was|were) scanned|virus[- ](?:check|scan|free)|(?:free (?:of|from)|checked for) (?:computer )?virus|computer virus|messagelabs)"},
    {{{{cue::mail, cue::confidential}}},
     R"((?i)\bthis (?:e-?mail|message|communication|transmission)\b.{0,100}\b(?:confidential|privileged|monitored|recorded|disclaimer|legally|personal to)|\b(?:communications?|e-?mails?|messages?) (?:may|via|on|sent)\b.{0,60}\b(?:monitored|recorded|logged))"},
    {{{{cue::views, cue::author}}},
     R"((?i)\b(?:any|the) (?:views|opinions)\b.{0,60}\b(?:those of|author|sender|not necessarily|do not))"},
    {{{{cue::paper, cue::think}}},
     R"((?i)consider the environment|think before (?:you )?print|save paper)"},
    {{{{cue::registered, cue::places}, {cue::company, cue::number}}},
     R"((?i)registered (?:office|charity|company (?:number|no\b))|registered in (?:england|scotland|wales)\b.{0,30}(?:\d|no\b|number)|(?:company|charity|vat|vat registration) (?:number|no\b))"},
    {{{alone(cue::privacy), {cue::process, cue::personal, cue::yours}, {cue::data, cue::keeper}}},
     R"((?i)(?:our|see|read|view) (?:\w+ ){0,3}privacy (?:notice|policy|statement)|process(?:es|ing)? (?:your|any) (?:information|personal data|data|personal information) (?:in|under|as)|is a data controller|contact (?:our|the) data protection officer)"},
    {{{alone(cue::calls | cue::talk)}},
     R"((?i)calls (?:cost|may be|are|to this)|minicom|textphone|type ?talk)"},
    {{{alone(cue::welsh), {cue::welcome, cue::letters}}},
     R"((?i)croesewir gohebiaeth|correspondence in welsh|croeso i chi|welcomes? (?:correspondence|receiving))"},
    {{{alone(cue::copyright), {cue::licence, cue::government}, {cue::reuse, cue::sector}}},
     R"((?i)copyright (?:notice|holder|owner|law)|(?:information|documents?|material|supplied|provided)\b.{0,100}\bcopyright|crown copyright|open government licen|re-?use of public sector information regulations)"},
    {{{{cue::quoting, cue::reference}}},
     R"((?i)quot(?:e|ed|ing) (?:the |our |your |this )?(?:reference|ref\b))"},
    {{{{cue::survey, cue::taking}, {cue::tell, cue::us}}},
     R"((?i)(?:take part in|complete|fill in) (?:our|a|this)\b.{0,40}\bsurvey|tell us (?:what|how)\b.{0,40}(?:think|did)|follow us on)"},
    {{{alone(cue::replies), {cue::internet, cue::published}}},
     R"((?i)(?:message|reply|response)\b.{0,60}\bwill be published on the internet|use this e-?mail address for all replies)"},
};

// The committee's tail of a revised response is nobody's claim.
constexpr Rule petition_tails[] = {
    {{{alone(cue::revised), {cue::petitions, cue::committee}, {cue::original, cue::towards}}},
     R"((?i)this is a revised response|petitions committee (?:then )?(?:requested|asked for) (?:a|one)\b|find the original response towards the bottom)"},
    {{{{cue::given, cue::response}}}, R"((?i)(?:this )?response (?:was )?given on\b.{0,40}\d)"},
};

// Whoever is not content with something else than the answer is told no rights.
const RE2& of_rights() {
  static const RE2 pattern(
      R"((?i)\b(?:review\w*|complain\w*|complaints?|appeal\w*|reconsider\w*|look again|commissioner\w*|ico|ombudsman|tribunal|decision|response|reply|repl(?:y|ies|ied)|answer\w*|handl\w+|dealt|request\w*|not (?:happy|satisfied|content)|outcome|contact\w*|wrong|properly|correct\w*|writ\w+|service|procedure|adolygiad)\b)");
  return pattern;
}

// What a notice never says, and an answer that mentions its subject does.
const RE2& answers() {
  static const RE2 pattern(
      R"((?i)\b(?:exempt\w*|withh[eo]ld\w*|section \d|s\.? ?\d{2}|regulation \d|do(?:es)? not hold|not held|refus\w+)\b)");
  return pattern;
}

Cues with_colon(const std::string& sentence, Cues cues) {
  return sentence.find(':') == std::string::npos ? cues : cues | cue::colon;
}

} // namespace

bool tells_rights(const std::string& sentence, Cues cues) {
  return holds<rights>(sentence, with_colon(sentence, cues)) &&
         RE2::PartialMatch(sentence, of_rights());
}

bool gives_notice(const std::string& sentence, Cues cues) {
  return holds<notices>(sentence, cues) && !RE2::PartialMatch(sentence, answers());
}

bool tells_of_petition(const std::string& sentence, Cues cues) {
  return holds<petition_tails>(sentence, cues);
}

bool may_begin_footer(Cues cues, bool late) {
  return cues != 0 && (may_hold(rights, cues | cue::colon) || (late && may_hold(notices, cues)) ||
                       may_hold(petition_tails, cues));
}

bool may_tell_of_petition(Cues cues) { return cues != 0 && may_hold(petition_tails, cues); }

} // namespace sidestep::indexer
