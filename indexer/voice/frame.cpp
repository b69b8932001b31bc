// A letter's frame: the line that greets, the line that closes, and the name
// and office under it.
#include "indexer/voice/heads.hpp"
#include "indexer/voice/rules.hpp"

#include <re2/re2.h>

namespace sidestep::indexer {
namespace {

constexpr std::size_t greeting_lines = 25;  // letterhead and references come before it
constexpr std::size_t signature_lines = 10; // name, office, address, telephone
constexpr std::size_t longest_name = 72;    // characters: longer lines are sentences

const RE2& dear() {
  static const RE2 pattern(
      R"((?i)^(?:(?:dear|annwyl|a chara)\b(?: ?/ ?(?:dear|annwyl))?[^.?!;:]{0,90}[,:.]?)$)");
  return pattern;
}

const RE2& hello() {
  static const RE2 pattern(
      R"((?i)^(?:(?:hi|hello|hiya|helo)\b[^,.?!;:]{0,40}|good (?:morning|afternoon|evening|day)\b[^,.?!;:]{0,40})[,.!]?$)");
  return pattern;
}

// "Dear Mr A, thank you for ..." in one line: the greeting ends at the comma.
// A name has capitals: "Dear readers, we" opens a sentence.
const RE2& dear_and_more() {
  static const RE2 pattern(
      R"(^((?i:dear|hi|hello|hiya|annwyl)(?: (?:[A-Z][^\s,.?!;:()]*\.?|(?i:sir|madam|all|both|colleagues?|requester|applicant|there|or|and))){1,5},)\s*\S)");
  return pattern;
}

const RE2& closing() {
  static const RE2 pattern(
      R"((?i)^(?:yours(?: (?:sincerely|faithfully|truly|ever|etc|aye|in service))?|(?:(?:with )?(?:very )?(?:kind(?:est)?|best|warm(?:est)?|many) )?(?:regards|wishes)|with (?:kind )?regards|best|many thanks|thanks(?: again| very much)?|thank you(?: again| very much)?|thanks and regards|sincerely|faithfully|cheers|ta|all the best|(?:yr eiddoch )?yn (?:gywir|ffyddlon)|cofion(?: gorau| cynnes)?|gyda diolch|(?:is )?mise(?:,)? le meas|le meas|have a (?:good|nice|lovely) (?:day|weekend)|with apologies [^.?!]{0,40}|signed|--|(?:sent from (?:my|an?) [^.?!]{1,40}|get outlook for [^.?!]{1,20})|for and on behalf of [^.?!]{0,60})[,.!]?$)");
  return pattern;
}

// "Yn gywir / Yours sincerely": both languages in one line.
bool closes(std::string_view line) {
  static constexpr Heads farewell(
      "yo ki be wa ma ve re wi th si fa ch ta al yr yn co gy is mi le ha __ se ge fo");
  static constexpr Heads longer("wi se ge fo"); // what may have a name in it
  constexpr std::size_t longest_plain = 40;
  if (line.size() > longest_name) return false;
  const Heads& heads = line.size() > longest_plain ? longer : farewell;
  if (heads.at(line) && RE2::FullMatch(line, closing())) return true;
  const auto slash = line.find(" / ");
  return slash != std::string_view::npos && RE2::FullMatch(line.substr(0, slash), closing()) &&
         RE2::FullMatch(line.substr(slash + 3), closing());
}

// What ends a signature at once: a list item, a heading with a colon, an annex.
const RE2& not_a_name() {
  static const RE2 pattern(
      R"((?i)^(?:p\.?s\b|n\.?b\b|annex|appendix|schedule|enc(?:s|l|losures?)?\b|[-*•–]\s|\(?[0-9]{1,3}[a-z]?[.)]\s|\(?[a-z]\)\s|q ?\d|question|your (?:request|rights?)|you asked|right to|if you|https?://|-{3,}|_{3,}|\*{3,}|={3,}))");
  return pattern;
}

bool name_like(std::string_view line) {
  if (line.size() > longest_name || RE2::PartialMatch(line, not_a_name())) return false;
  if (is_footer_heading(line)) return false;
  const char last = line.back();
  if (last == '?' || last == '!') return false;
  // "J. Smith BSc." is a name, "The file is enclosed." a sentence.
  static const RE2 sentence(
      R"((?i)\b(?:is|are|was|were|has|have|will|may|can|should|be|been|you|your|we|our)\b)");
  return !(RE2::PartialMatch(line, sentence) && (last == '.' || line.size() > 40));
}

// Offices sign without a word of farewell: the last paragraph is their name.
bool is_office(const Page& page, const Paragraph& paragraph) {
  static const RE2 office(
      R"(\b(?:Unit|[Tt]eam|Desk|Office|Officer|Department|Ministry|Council|Trust|Services?|Enquiries|Manager|Governance|Authority|Agency|Constabulary|Police|Board|Head|Solicitor|Secretary|Clerk|Rights|Records|School|College|University)\b)");
  // Names have capitals; "of", "and" and the like may stand between them.
  static const RE2 name(
      R"(^(?:(?:[A-Z][\w'’.&-]*|of|and|the|for|to|in|on|team|&|-|–|\(|\)),? ?){1,9}$)");
  constexpr std::size_t most_lines = 4;
  if (paragraph.last - paragraph.first >= most_lines) return false;
  bool found = false;
  for (std::size_t i = paragraph.first; i <= paragraph.last; ++i) {
    const std::string_view line = page.line(i);
    if (!page.own_line(i) || line.size() > longest_name || is_footer_heading(line)) return false;
    if (!RE2::FullMatch(line, name)) return false;
    found = found || RE2::PartialMatch(line, office);
  }
  return found;
}

} // namespace

void paint_office(Page& page) {
  const auto& paragraphs = page.paragraphs();
  for (std::size_t i = paragraphs.size(); i-- > 1;) {
    if (is_office(page, paragraphs[i])) {
      for (std::size_t line = paragraphs[i].first; line <= paragraphs[i].last; ++line)
        page.paint_line(line, Voice::signature);
      return;
    }
    // Only quoted mail, a footer or an earlier signature may stand behind it.
    if (page.own_line(paragraphs[i].first)) return;
  }
}

void paint_salutation(Page& page) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < page.lines().size(); ++i) {
    if (!page.own_line(i)) continue;
    ++seen;
    const std::string_view line = page.line(i);
    static constexpr Heads greeting_heads("de an a_ hi he go");
    if (line.size() > 400 || !greeting_heads.at(line)) continue;
    re2::StringPiece greeting;
    if (seen <= greeting_lines && RE2::PartialMatch(line, dear_and_more(), &greeting)) {
      const auto start = static_cast<std::size_t>(greeting.data() - page.text().data());
      page.paint(start, start + greeting.size(), Voice::salutation);
    } else if (RE2::FullMatch(line, dear()) ||
               (seen <= greeting_lines && RE2::FullMatch(line, hello()))) {
      page.paint_line(i, Voice::salutation);
    }
  }
}

void paint_signature(Page& page) {
  const std::size_t count = page.lines().size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!page.own_line(i) || !closes(page.line(i))) continue;
    page.paint_line(i, Voice::signature);
    std::size_t names = 0;
    std::size_t next = i + 1;
    for (; next < count && names < signature_lines; ++next) {
      if (page.blank(next)) continue;
      if (!page.own_line(next) || !name_like(page.line(next))) break;
      if (closes(page.line(next))) break;
      for (std::size_t line = i + 1; line <= next; ++line)
        page.paint_line(line, Voice::signature);
      ++names;
    }
    i = next - 1;
  }
}

} // namespace sidestep::indexer
