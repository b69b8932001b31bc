// The patterns of a retyped request; see request_shapes.hpp.
#include "indexer/voice/request_shapes.hpp"

#include "common/text.hpp"
#include "indexer/voice/heads.hpp"

#include <re2/re2.h>

namespace sidestep::indexer {

// A heading that says: the requester's words follow.
const RE2& asked_heading() {
  static const RE2 pattern(
      R"((?i)^\W*(?:you (?:have )?(?:asked|requested|wrote)(?: (?:us|for|the following|for the following)(?: (?:information|questions?))?)?(?: ?/ ?we answer(?:ed)?)?|(?:the )?(?:text of )?your (?:original )?(?:request|questions?|enquiry|query)(?: (?:was|were|is|reads?|(?:was|is) as follows|in full))?|(?:the )?(?:original )?request(?: \d+)?|(?:the )?information (?:you )?requested|details of (?:your |the )?request|question \d+[a-z]?|q ?\d+[a-z]?|request for information)\W*$)");
  return pattern;
}

// A sentence that ends in a colon and hands over to the requester's words.
const RE2& asked_lead() {
  static const RE2 pattern(
      R"((?i)\b(?:you (?:have )?(?:asked|requested|wrote|sought|said|enquired)|your (?:request|questions?|e-?mail|letter)\b.{0,60}\b(?:was|were|read|reads|asked|asks|as follows|states?|said)|(?:information|questions?) (?:that )?you (?:have )?(?:asked|requested|sought|put)|asking (?:us )?(?:for|the following)|request(?:ed|ing) the following|in which you (?:asked|requested))\b[^.?!]{0,120}:$)");
  return pattern;
}

const RE2& answer_heading() {
  static const RE2 pattern(
      R"((?i)^\W*(?:(?:our|the|my|full) )?(?:[a-z]+['’]s? )?(?:response|answers?|reply|replies|decision|findings?|we answer(?:ed)?|outcome|a)(?: ?\d+[a-z]?| to (?:your|the) .{0,40}| and .{0,30})?\W*$)");
  return pattern;
}

// "Answer: ...", "A1. ...", "Response - ..." before the answer itself.
const RE2& answer_prefix() {
  static const RE2 pattern(
      R"((?i)^\W*(?:(?:our |council |trust )?(?:answer|response|reply|ans|res)|we (?:answer|reply))(?: ?\d+[a-z]?)?\s?[:.)–—-]+\s*\S|^\W{0,4}a(?: ?\d+[a-z]?\s?[:.)–—-]+|\s?:)\s*\S)");
  return pattern;
}

static const RE2& question_prefix() {
  static const RE2 pattern(
      R"((?i)^\W*(?:questions?|q|request|query|part|point)(?: ?\d+[a-z]?| [a-z])?\s?[:.)–—-]+\s*(\S.*))");
  return pattern;
}

// A list item's mark, and what stands behind it.
const RE2& item() {
  static const RE2 pattern(
      R"((?i)^(?:\(?([0-9]{1,3}|[a-z]|[ivx]{1,5})[.)]+|\(([0-9a-z]{1,4})\)|([-*•–]))\s+(\S.*)$)");
  return pattern;
}

// How a request begins: a question word, or what a requester asks for.
const RE2& asking() {
  static const RE2 pattern(
      R"((?i)^["“‘'*]*(?:(?:and |also,? |if so,? )?(?:how|what|which|who|whom|whose|when|where|why|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|(?:please|kindly) (?:provide|supply|send|state|confirm|list|give|tell|could|can|let me|say|answer|explain|forward|release|disclose|do not|don|include|also)|provide|supply|send|give me|list|state|confirm|a copy|copies|any (?:and all|copies|correspondence|emails|documents)|i (?:would (?:like|be grateful|appreciate)|want|am (?:writing|requesting|looking|seeking|interested|asking|making|trying|researching|after)|wish|request|ask|should like|require)|under the (?:freedom|foi)|the (?:total )?(?:number|cost|amount|names?) of))\b)");
  return pattern;
}

// A question that the body puts to the requester is its own.
const RE2& back_to_you() {
  static const RE2 pattern(
      R"((?i)\b(?:you (?:mean|have in mind|want|would like|prefer|after|looking for|intend|require|seek|need)|did you mean|could you (?:clarify|specify|confirm)|please (?:clarify|specify|let us|tell us)|can i help|unhappy|dissatisfied)\b)");
  return pattern;
}

// A question that begins so may be either's: it depends on what follows it.
const RE2& to_you() {
  static const RE2 pattern(
      R"((?i)^\W*(?:do you|are you|would you|which .{0,60}(?:do|would) you|what .{0,40}would you)\b)");
  return pattern;
}

namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

} // namespace

bool is_labelled(std::string_view line, std::string* text) {
  static constexpr Heads heads("qu q_ re pa po");
  return heads.at(from_word(line)) &&
         (text == nullptr ? RE2::PartialMatch(line, question_prefix())
                          : RE2::PartialMatch(line, question_prefix(), text));
}

bool is_item(std::string_view line, std::string* key, std::string* rest) {
  // "12.", "(a)", "iv)": what has no mark among its first characters is no item.
  const std::string_view head = line.substr(0, 8);
  const bool bulleted = line.starts_with("•") || line.starts_with("–") || line.starts_with('-') ||
                        line.starts_with('*');
  if (!bulleted) {
    const std::size_t mark = head.find_first_of(".)");
    if (mark == std::string_view::npos) return false;
    const std::size_t behind = line.find_first_not_of(".)", mark);
    if (behind == std::string_view::npos || !is_blank(line[behind])) return false;
    for (std::size_t i = head[0] == '(' ? 1 : 0; i < mark; ++i)
      if (!is_letter_or_digit(head[i])) return false;
  } else if (const std::size_t mark = line[0] == '-' || line[0] == '*' ? 1 : 3;
             line.size() <= mark || !is_blank(line[mark])) {
    return false;
  }
  std::string number, letter, bullet;
  if (!RE2::FullMatch(line, item(), &number, &letter, &bullet, rest)) return false;
  *key = lower_ascii(number + letter);
  return true;
}

bool opens_quote(std::string_view text) {
  return text.starts_with("“") || text.starts_with('"') || text.starts_with("‘") ||
         text.starts_with("**“");
}

bool closes_quote(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ';'))
    text.remove_suffix(1);
  return text.ends_with("”") || text.ends_with('"') || text.ends_with("’");
}

} // namespace sidestep::indexer
