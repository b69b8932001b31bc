// What every letter carries: how to complain, disclaimers, virus notices. Told
// sentence by sentence: a footer may share a paragraph with an answer, and a
// letter read from a PDF has few blank lines.
#include "indexer/voice/cues.hpp"
#include "indexer/voice/rules.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <re2/re2.h>

namespace sidestep::indexer {
namespace {

// Whoever may turn to somebody because the answer does not satisfy.
const RE2& complaint() {
  static const RE2 pattern(
      R"((?i)(?:)"
      R"((?:if|should|were|in the event that|where) (?:you|anyone|the applicant)\b.{0,80}\b(?:dissatisfied|unhappy|not (?:happy|satisfied|content)|disagree|complain|complaint|appeal|aggrieved|still not|review of|internal review))"
      R"(|if you (?:think|feel|believe|consider) (?:that )?.{0,60}\b(?:dealt with|handled|treated|correct|properly|wrong))"
      R"(|should you (?:be |remain |feel ).{0,80}\b(?:review|dissatisfied|unhappy|properly))"
      R"(|\b(?:right|rights|entitled|entitlement|free|open) (?:to|of) (?:ask|request|require|seek|complain|appeal|make a complaint|an? (?:internal )?review|apply|internal review)\b.{0,120}\b(?:review|commissioner|complain\w*|decision|appeal|reconsider\w*))"
      R"(|\byou (?:may|can|could|might|should)\b.{0,90}\b(?:(?:an?|for) internal review|complain to|appeal to|commissioner|review (?:of )?(?:this|our|the) (?:decision|response|reply|handling)))"
      R"(|\byou (?:may|can|could)\b.{0,60}\b(?:decision|response|reply)\b.{0,12}\breviewed\b|\b(?:require|request|ask for|seek) (?:a|an internal) review of (?:our|this|the) (?:decision|response|reply|handling)\b|^\W*(?:your )?(?:right to (?:a )?review|right to complain|complaints|reviews|appeals)\s?:|\byou (?:may|can|could)\b.{0,40}\bask\b.{0,60}\b(?:reconsider|review (?:it|this|our|the)))"
      R"(|\b(?:anyone|anybody|those|any applicant|a requester)\b.{0,120}\b(?:commissioner|internal review))"
      R"(|\b(?:take|refer|bring|go|apply|appeal|complain|complaints?|write)\b[^.]{0,60}\bto the (?:scottish |uk )?(?:information )?commissioner\b)"
      R"(|commissioner(?:['’]s office)? (?:can|may) be (?:contacted|reached|written to))"
      R"(|complaint rights|complaining to the (?:information )?commissioner|complaints about (?:this|our|the) (?:decision|response|reply|handling)|internal reviews?\s?:|(?:you|we)\b.{0,80}\bhow to complain|(?:your|have (?:a|the)) right of appeal)"
      R"(|wycliffe house|kinburn castle|casework@ico|ico\.org\.uk|go to the ico\b|complain to the ico\b|to the ico\b[^.]{0,40}\.)"
      R"(|adolygiad mewnol|^\W*(?:still )?not (?:happy|satisfied|content)\?|\bask us to look (?:at it |at this )?again)"
      R"())");
  return pattern;
}

const RE2& notice() {
  static const RE2 pattern(
      R"((?i)(?:)"
      R"(\b(?:intended recipient|named recipient|unauthori[sz]ed (?:copying|use|disclosure|review)|named addressee|for the addressee|intended (?:solely|only) for|received this (?:e-?mail|message|communication) in error))"
      R"(|\bscanned (?:for|by|and|with)\b.{0,60}\b(?:virus|content|malware|messagelabs|mail)|\b(?:e-?mail|message)\b.{0,20}\b(?:has been|was|were) scanned|virus[- ](?:check|scan|free)|(?:free (?:of|from)|checked for) (?:computer )?virus|computer virus|messagelabs)"
      R"(|\bthis (?:e-?mail|message|communication|transmission)\b.{0,100}\b(?:confidential|privileged|monitored|recorded|disclaimer|legally|personal to)|\b(?:communications?|e-?mails?|messages?) (?:may|via|on|sent)\b.{0,60}\b(?:monitored|recorded|logged))"
      R"(|\b(?:any|the) (?:views|opinions)\b.{0,60}\b(?:those of|author|sender|not necessarily|do not))"
      R"(|consider the environment|think before (?:you )?print|save paper)"
      R"(|registered (?:office|charity|company (?:number|no\b))|registered in (?:england|scotland|wales)\b.{0,30}(?:\d|no\b|number)|(?:company|charity|vat|vat registration) (?:number|no\b))"
      R"(|(?:our|see|read|view) (?:\w+ ){0,3}privacy (?:notice|policy|statement)|process(?:es|ing)? (?:your|any) (?:information|personal data|data|personal information) (?:in|under|as)|is a data controller|contact (?:our|the) data protection officer)"
      R"(|calls (?:cost|may be|are|to this)|minicom|textphone|type ?talk)"
      R"(|croesewir gohebiaeth|correspondence in welsh|croeso i chi|welcomes? (?:correspondence|receiving))"
      R"(|copyright (?:notice|holder|owner|law)|(?:information|documents?|material|supplied|provided)\b.{0,100}\bcopyright|crown copyright|open government licen|re-?use of public sector information regulations)"
      R"(|quot(?:e|ed|ing) (?:the |our |your |this )?(?:reference|ref\b))"
      R"(|(?:take part in|complete|fill in) (?:our|a|this)\b.{0,40}\bsurvey|tell us (?:what|how)\b.{0,40}(?:think|did)|follow us on|(?:message|reply|response)\b.{0,60}\bwill be published on the internet|use this e-?mail address for all replies)"
      R"())");
  return pattern;
}

// The committee's tail of a revised response is nobody's claim.
const RE2& petition_tail() {
  static const RE2 pattern(
      R"((?i)this is a revised response|petitions committee (?:then )?(?:requested|asked for) (?:a|one)\b|find the original response towards the bottom|(?:this )?response (?:was )?given on\b.{0,40}\d)");
  return pattern;
}

// What only goes on with a footer that has begun.
const RE2& follow_on() {
  static const RE2 pattern(
      R"((?i)\b(?:commissioner|review|complain\w*|ico\b|address|write to|writing to|telephone|tel\b|phone|e-?mail|website|www\.|https?://|postcode|working days (?:of|from|after)|within (?:two|2) months|reference|delete|sender|attachments?|disclaimer|liab\w+|decision notice|outcome|remain|petitions? page|(?:first|original) response)\b)");
  return pattern;
}

// In the letter's second half, or behind its signature.
const RE2& heading() {
  static const RE2 pattern(
      R"((?i)^\W*(?:your )?(?:rights? (?:of|to) (?:appeal|review|complain|complaint|an internal review)(?: .{0,30})?|(?:complaints?|appeals?|reviews?)(?: (?:rights|procedures?|process))?|right of (?:appeal|complaint|review)|what (?:to do|you can do) if you are (?:unhappy|not satisfied|dissatisfied).{0,50}|(?:internal )?reviews? and complaints?|what you can do|next steps|how to complain|internal reviews?|if you are (?:unhappy|not satisfied|dissatisfied).{0,50}|disclaimer|copyright(?: notice)?|re-?use .{0,50}|privacy(?: notice)?|data protection|confidentiality(?: notice)?)\W*$)");
  return pattern;
}

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

// Notices stand at the end; at the beginning the same words are a subject.
bool begins_footer(const std::string& sentence, std::uint8_t cues, bool late) {
  if ((cues & cue_rights) != 0 && RE2::PartialMatch(sentence, complaint()) &&
      RE2::PartialMatch(sentence, of_rights()))
    return true;
  if ((cues & cue_petition) != 0 && RE2::PartialMatch(sentence, petition_tail())) return true;
  return late && (cues & cue_notice) != 0 && RE2::PartialMatch(sentence, notice()) &&
         !RE2::PartialMatch(sentence, answers());
}

bool own_somewhere(const Page& page, const Stretch& stretch) {
  for (std::size_t at = stretch.start; at < stretch.end; ++at) {
    const char c = page.text()[at];
    if (c != ' ' && c != '\n' && page.at(at) == Voice::own) return true;
  }
  return false;
}

std::size_t paragraph_end(const Page& page, std::size_t byte) {
  const auto after =
      std::upper_bound(page.lines().begin(), page.lines().end(), byte,
                       [](std::size_t value, const Line& line) { return value < line.start; });
  const Line& line = *std::prev(after);
  if (line.blank) return line.end;
  return page.bytes_of(page.paragraphs()[line.paragraph]).end;
}

// Where the first signature begins; past the end when there is none.
std::size_t signature_start(const Page& page) {
  for (const Line& line : page.lines())
    if (!line.blank && page.at(line.start) == Voice::signature) return line.start;
  return page.text().size();
}

// Behind the signature such a heading has its paragraph with it; before it
// the heading alone is told. At the beginning it is the letter's own title.
void paint_headings(Page& page) {
  const std::size_t signed_at = signature_start(page);
  for (std::size_t i = 0; i < page.lines().size(); ++i) {
    const std::size_t at = page.lines()[i].start;
    if ((at * 2 < page.text().size() && at < signed_at) || !page.own_line(i)) continue;
    if (!is_footer_heading(page.line(i))) continue;
    page.paint_line(i, Voice::footer);
    for (std::size_t k = i + 1; at > signed_at && !page.blank(k); ++k)
      page.paint_line(k, Voice::footer);
  }
}

// A row of stars or dashes goes with the footer that it frames.
void paint_rules(Page& page) {
  const auto is_footer = [&](std::size_t number) {
    return !page.blank(number) && page.at(page.lines()[number].start) == Voice::footer;
  };
  for (std::size_t i = 0; i < page.lines().size(); ++i) {
    if (!is_rule(page.line(i))) continue;
    std::size_t before = i;
    while (before > 0 && page.blank(--before)) {
    }
    std::size_t after = i + 1;
    while (after < page.lines().size() && page.blank(after))
      ++after;
    if (is_footer(after) || (before < i && is_footer(before))) page.paint_line(i, Voice::footer);
  }
}

} // namespace

void paint_petition_tail(Page& page) {
  for (const Stretch& stretch : page.sentences()) {
    if ((stretch.cues & cue_petition) == 0) continue;
    const std::string sentence =
        page.joined(stretch.start, std::min(stretch.end, stretch.start + 1500));
    if (!RE2::PartialMatch(sentence, petition_tail())) continue;
    std::size_t start = page.text().find_first_not_of(" \n", stretch.start);
    page.paint(start, paragraph_end(page, start), Voice::footer);
  }
}

bool is_footer_heading(std::string_view line) {
  return line.size() < 120 && RE2::FullMatch(line, heading());
}

// What elinks puts under a page that it made text of: "References", "Visible
// links" and the numbered addresses.
void paint_link_list(Page& page) {
  static const RE2 title(R"((?i)^(?:references|visible links)$)");
  static const RE2 address(R"(^\d{1,4}\. (?:https?|mailto|file|ftp|tel):)");
  std::size_t begins = page.lines().size();
  for (std::size_t i = 0; i < page.lines().size(); ++i) {
    if (page.blank(i)) continue;
    const bool link = RE2::PartialMatch(page.line(i), address);
    const bool heads = !link && RE2::FullMatch(page.line(i), title);
    if (heads && begins > i) begins = i;
    if (link && begins < i)
      for (; begins <= i; ++begins)
        page.paint_line(begins, Voice::footer);
    if (!link && !heads) begins = page.lines().size();
  }
}

void paint_footer(Page& page) {
  constexpr std::size_t short_gap = 250; // bytes between two sentences of one footer
  const std::size_t signed_at = signature_start(page);
  std::size_t reach = 0; // where a footer that has begun may go on to
  std::size_t painted = 0;
  bool late = false; // behind the signature, or in the text's second half
  for (const Stretch& stretch : page.sentences()) {
    std::size_t start = stretch.start;
    while (start < stretch.end && (page.text()[start] == '\n' || page.text()[start] == ' '))
      ++start;
    if (start >= stretch.end || !own_somewhere(page, stretch)) continue;
    late = late || stretch.end > signed_at || start * 2 >= page.text().size();
    constexpr std::uint8_t some = cue_rights | cue_notice | cue_petition;
    if ((stretch.cues & some) == 0 && start >= reach) continue;
    const std::string sentence = page.joined(start, std::min(stretch.end, start + 1500));
    const bool begins = begins_footer(sentence, stretch.cues, late);
    if (!begins && !(start < reach && RE2::PartialMatch(sentence, follow_on()))) continue;
    if (begins && start < reach && start - painted < short_gap) start = painted;
    page.paint(start, stretch.end, Voice::footer);
    painted = stretch.end;
    if (begins) reach = paragraph_end(page, start);
  }
  paint_headings(page);
  paint_rules(page);
}

} // namespace sidestep::indexer
