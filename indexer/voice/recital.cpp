// What an internal review, above all, tells again: the earlier decision and
// the requester's complaint, under headings of their own or in paragraphs that
// begin "What you were told". Told again is not said again.
#include "indexer/voice/cues.hpp"
#include "indexer/voice/heads.hpp"
#include "indexer/voice/rules.hpp"

#include <algorithm>
#include <optional>
#include <re2/re2.h>

namespace sidestep::indexer {
namespace {

constexpr std::size_t longest_recital = 120; // lines

const RE2& earlier_decision() {
  static const RE2 pattern(
      R"((?i)^\W*(?:(?:our|the|summary of (?:our|the)) )?(?:original|initial|first|earlier|previous) (?:response|reply|decision|answer)s?\W*$)");
  return pattern;
}

const RE2& complaint() {
  static const RE2 pattern(
      R"((?i)^\W*(?:your (?:complaint|appeal|grounds|representations|(?:request|grounds) for (?:an? )?(?:internal )?review)|(?:the )?grounds (?:of|for) (?:complaint|appeal|review)|points? of complaint)\W*$)");
  return pattern;
}

// "B. What you were told. That ..."
const RE2& told_paragraph() {
  static const RE2 pattern(
      R"((?i)^\W*(?:[a-z0-9]{1,2}[.)] )?what (?:you were told|we (?:said|told you|wrote)|was said)\s?[.:–—-])");
  return pattern;
}
const RE2& said_paragraph() {
  static const RE2 pattern(
      R"((?i)^\W*(?:[a-z0-9]{1,2}[.)] )?what you (?:say|said|wrote)\s?[.:–—-])");
  return pattern;
}

// Inside a sentence: "our letter of 3 May, in which we said that ...". What the
// body says it told before ("we told you that ...") is left alone: it may be
// saying it again.
const RE2& told_clause() {
  static const RE2 pattern(
      R"((?i)\b(?:in\s+which\s+(?:we|it|i|he|she|they|the\s+\w+)\s+(?:said|stated|wrote|told\s+you|explained|refused|replied)|you\s+(?:were|had\s+been)\s+(?:then\s+|also\s+)?told|(?:petitioner|applicant|requester)\s+was\s+told)\s+(\S))");
  return pattern;
}
const RE2& stands_by() {
  static const RE2 pattern(
      R"((?i)\b(?:stand\s+by|remains?|maintain\w*|uph[eo]ld\w*|still|adhere|repeat|confirm|was\s+(?:right|wrong|correct)))");
  return pattern;
}

// "what", with an item's mark or without: most paragraphs begin with neither.
bool begins_with_what(std::string_view line) {
  static constexpr Heads what("wh");
  const std::string_view text = from_word(line);
  if (what.at(text)) return true;
  const std::size_t mark = text.substr(0, 3).find_first_of(".)");
  return mark != std::string_view::npos && what.at(from_word(text.substr(mark)));
}

void paint_told_clauses(Page& page) {
  constexpr std::size_t longest_sentence = 2000;
  for (const Stretch& stretch : page.sentences()) {
    if (!cue::both(stretch.cues, cue::told, cue::which)) continue;
    const std::string_view sentence =
        page.text().substr(stretch.start, std::min(stretch.end - stretch.start, longest_sentence));
    re2::StringPiece told;
    if (!RE2::PartialMatch(sentence, told_clause(), &told)) continue;
    if (RE2::PartialMatch(sentence, stands_by())) continue;
    const auto start = static_cast<std::size_t>(told.data() - page.text().data());
    const std::size_t last = page.text().find_last_not_of(" \n", stretch.end - 1);
    page.paint(start, last + 1, Voice::quoted_mail);
  }
}

// A heading: a short line at the head of its paragraph that is no sentence,
// with lines of another kind under it.
bool is_heading(const Page& page, const Paragraph& paragraph) {
  const std::string_view line = page.line(paragraph.first);
  const bool short_line = line.size() < 70 && !line.ends_with('.') && !line.ends_with(',') &&
                          !line.ends_with(';') && !line.ends_with('?');
  if (!short_line || paragraph.first == paragraph.last) return short_line;
  // In running text the next line goes on with it.
  return line.size() < 50 && page.line(paragraph.first + 1).size() > line.size() + 20;
}

std::optional<Voice> headed(const Page& page, const Paragraph& paragraph) {
  static constexpr Heads heads("ou th su or in fi ea pr yo gr po");
  if (!heads.at(from_word(page.line(paragraph.first))) || !is_heading(page, paragraph))
    return std::nullopt;
  if (RE2::FullMatch(page.line(paragraph.first), earlier_decision())) return Voice::quoted_mail;
  if (RE2::FullMatch(page.line(paragraph.first), complaint())) return Voice::quoted_request;
  return std::nullopt;
}

} // namespace

void paint_recitals(Page& page) {
  const auto& paragraphs = page.paragraphs();
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Stretch bytes = page.bytes_of(paragraphs[i]);
    const std::string_view line = page.line(paragraphs[i].first);
    const bool tells = begins_with_what(line);
    if (tells && RE2::PartialMatch(line, told_paragraph()))
      page.paint(bytes.start, bytes.end, Voice::quoted_mail);
    else if (tells && RE2::PartialMatch(line, said_paragraph()))
      page.paint(bytes.start, bytes.end, Voice::quoted_request);
    const std::optional<Voice> voice = headed(page, paragraphs[i]);
    if (!voice) continue;
    // Without a heading that ends it, it cannot be told from the letter's own words.
    std::size_t next = i + 1;
    while (next < paragraphs.size() && !is_heading(page, paragraphs[next]) &&
           paragraphs[next].first < paragraphs[i].first + longest_recital)
      ++next;
    const bool something = next > i + 1 || paragraphs[i].last > paragraphs[i].first;
    if (!something || next >= paragraphs.size() || !is_heading(page, paragraphs[next])) continue;
    page.paint(bytes.start, page.bytes_of(paragraphs[next]).start, *voice);
    i = next - 1;
  }
  paint_told_clauses(page);
}

} // namespace sidestep::indexer
