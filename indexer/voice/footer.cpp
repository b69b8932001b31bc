// What every letter carries: how to complain, disclaimers, virus notices. Told
// sentence by sentence: a footer may share a paragraph with an answer, and a
// letter read from a PDF has few blank lines.
#include "indexer/voice/footer_words.hpp"
#include "indexer/voice/heads.hpp"
#include "indexer/voice/rules.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <re2/re2.h>

namespace sidestep::indexer {
namespace {

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

constexpr std::size_t longest_sentence = 1500; // bytes: more is not looked at

// Notices stand at the end, behind the signature or in the text's second half; at
// the beginning the same words are a subject.
bool begins_footer(const std::string& sentence, Cues cues, bool late) {
  return tells_rights(sentence, cues) || tells_of_petition(sentence, cues) ||
         (late && gives_notice(sentence, cues));
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
    if (is_footer(page.next_line(i + 1)) || (before < i && is_footer(before)))
      page.paint_line(i, Voice::footer);
  }
}

} // namespace

void paint_petition_tail(Page& page) {
  for (const Stretch& stretch : page.sentences()) {
    if (!may_tell_of_petition(stretch.cues)) continue;
    const std::string sentence =
        page.joined(stretch.start, std::min(stretch.end, stretch.start + longest_sentence));
    if (!tells_of_petition(sentence, stretch.cues)) continue;
    std::size_t start = page.text().find_first_not_of(" \n", stretch.start);
    page.paint(start, paragraph_end(page, start), Voice::footer);
  }
}

bool is_footer_heading(std::string_view line) {
  static constexpr Heads heads("yo ri co ap re wh in ne ho if di pr da");
  return line.size() < 120 && heads.at(from_word(line)) && RE2::FullMatch(line, heading());
}

// What elinks puts under a page that it made text of: "References", "Visible
// links" and the numbered addresses.
void paint_link_list(Page& page) {
  constexpr std::size_t longest_title = 13;
  static const RE2 title(R"((?i)^(?:references|visible links)$)");
  static const RE2 address(R"(^\d{1,4}\. (?:https?|mailto|file|ftp|tel):)");
  std::size_t begins = page.lines().size();
  for (std::size_t i = 0; i < page.lines().size(); ++i) {
    if (page.blank(i)) continue;
    const std::string_view line = page.line(i);
    const bool link = line[0] >= '0' && line[0] <= '9' && RE2::PartialMatch(line, address);
    const bool heads = !link && line.size() <= longest_title && RE2::FullMatch(line, title);
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
  for (const Stretch& stretch : page.sentences()) {
    std::size_t start = stretch.start;
    while (start < stretch.end && (page.text()[start] == '\n' || page.text()[start] == ' '))
      ++start;
    const bool late = stretch.end > signed_at || start * 2 >= page.text().size();
    if (start >= reach && !may_begin_footer(stretch.cues, late)) continue;
    if (start >= stretch.end || !own_somewhere(page, stretch)) continue;
    const std::string sentence =
        page.joined(start, std::min(stretch.end, start + longest_sentence));
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
