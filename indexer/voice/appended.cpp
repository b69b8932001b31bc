// What is set out in the letter or pasted behind it and is no statement of the
// body: the words of a statute, a contract, a judgment, a log, a table of data.
#include "indexer/voice/cues.hpp"
#include "indexer/voice/rules.hpp"

#include <algorithm>
#include <re2/re2.h>

namespace sidestep::indexer {
namespace {

constexpr unsigned set_in = 2; // blanks more than the text around it

// A line that hands over to words of another.
const RE2& lead() {
  static const RE2 pattern(
      R"((?i)\b(?:reads?|says?|said|states?|stated|provides?|was|is|were|wording|follows|below|extract|out|reproduced|clause \d[\d.]*|paragraph \d+|section \d+\S*)\b[^.?!]{0,60}:$)");
  return pattern;
}

const RE2& annex() {
  static const RE2 pattern(
      R"((?i)^\W*(?:(?:annex|appendix|schedule|enclosure|attachment)\b.{0,12}\W+.{0,60}\b(?:exemptions?|act|legislation|statute|statutory|regulations?|section|extract|contract|agreement|log|transcript|terms|conditions|clauses?)\b|(?:extracts?|text|wording) (?:from|of) (?:the |section |regulation |our )|(?:freedom of information|data protection|environmental information).{0,40}\b(?:section|regulation) \d|(?:the )?(?:relevant |full )?(?:exemptions?|legislation|statutory provisions?|contract|terms and conditions)\b.{0,40}$))");
  return pattern;
}

// What a letter says to its reader and a document does not.
const RE2& addressed() {
  static const RE2 pattern(
      R"((?i)\b(?:your (?:request|letter|e-?mail|enquiry|correspondence|application|complaint|questions?|representations)|you (?:have )?(?:asked|requested|wrote|sought)|thank you for|refusal notice)\b)");
  return pattern;
}

// Tried only at the words that it can begin with.
bool is_addressed(const Page& page) {
  const re2::StringPiece text(page.text().data(), page.text().size());
  return std::any_of(page.words().begin(), page.words().end(), [&](const Word& word) {
    const bool may = word.folded == "your" || word.folded == "you" || word.folded == "thank" ||
                     word.folded == "refusal";
    return may && addressed().Match(text, word.start, text.size(), RE2::ANCHOR_START, nullptr, 0);
  });
}

void paint_set_in(Page& page) {
  const auto& lines = page.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!page.own_line(i) || !page.line(i).ends_with(':')) continue;
    if (!RE2::PartialMatch(page.line(i), lead())) continue;
    const std::size_t next = page.next_line(i + 1);
    std::size_t end = next;
    for (std::size_t k = next; k < lines.size(); ++k) {
      if (lines[k].blank) continue;
      if (lines[k].indent < lines[i].indent + set_in || !page.own_line(k)) break;
      end = k + 1;
    }
    for (std::size_t k = next; k < end; ++k)
      page.paint_line(k, Voice::appended);
    i = std::max(i, end > 0 ? end - 1 : 0);
  }
}

// "Section 21 of the Act provides:" and a paragraph that opens like one of its
// subsections: sites squeeze the blanks that set it in.
void paint_provisions(Page& page) {
  static const RE2 provides(
      R"((?i)\b(?:section|regulation|article|clause|paragraph|schedule|act|code|contract|agreement|policy)\b[^.?!]{0,80}\b(?:provides?|reads?|says?|states?)(?: (?:that|as follows))?:$)");
  static const RE2 opens(R"(^\(?[0-9]{1,2}[A-Z]?\)? ?(?:\([a-z0-9]{1,3}\) ?)*[A-Z])");
  for (std::size_t i = 0; i < page.lines().size(); ++i) {
    const std::string_view line = page.line(i);
    if (!line.ends_with(':') || line.size() > 600 || !page.own_line(i)) continue;
    if (!RE2::PartialMatch(line, provides)) continue;
    std::size_t next = page.next_line(i + 1);
    if (!page.own_line(next) || !RE2::PartialMatch(page.line(next), opens)) continue;
    for (; page.own_line(next); ++next)
      page.paint_line(next, Voice::appended);
  }
}

// Words that only an Act uses: from there to the sentence's end it is quoted.
// The section's number before them may be all that names it: it stays.
void paint_statute(Page& page) {
  static const RE2 wording(
      R"((?i)\b(information\s+is\s+exempt\s+information\s+if\b|to\s+which\s+this\s+(?:section|subsection|paragraph)\s+applies))");
  constexpr std::size_t longest_sentence = 4000;
  for (const Stretch& stretch : page.sentences()) {
    if (!cue::both(stretch.cues, cue::exempt | cue::applies, cue::provision)) continue;
    const std::string_view sentence =
        page.text().substr(stretch.start, std::min(stretch.end - stretch.start, longest_sentence));
    re2::StringPiece found;
    if (!RE2::PartialMatch(sentence, wording, &found)) continue;
    const auto start = static_cast<std::size_t>(found.data() - page.text().data());
    const std::size_t last = page.text().find_last_not_of(" \n", stretch.end - 1);
    page.paint(start, last + 1, Voice::appended);
  }
}

} // namespace

bool is_letter(const Page& page) {
  for (const Line& line : page.lines()) {
    if (line.blank) continue;
    const Voice voice = page.at(line.start);
    if (voice == Voice::salutation || voice == Voice::signature) return true;
  }
  return is_addressed(page);
}

void paint_appended(Page& page) {
  paint_set_in(page);
  paint_provisions(page);
  paint_statute(page);
  // Behind the letter's end such a heading opens what was pasted.
  bool signed_off = false;
  for (std::size_t i = 0; i < page.lines().size(); ++i) {
    if (page.blank(i)) continue;
    signed_off = signed_off || page.at(page.lines()[i].start) == Voice::signature;
    if (!signed_off || !page.own_line(i) || page.line(i).size() > 400) continue;
    if (!RE2::PartialMatch(page.line(i), annex())) continue;
    for (std::size_t k = i; k < page.lines().size(); ++k)
      page.paint_line(k, Voice::appended);
    return;
  }
}

} // namespace sidestep::indexer
