// Quoted mail. Three marks: ">" before lines, a line that says who wrote, a
// block of header fields. A mark without ">" lines quotes all that follows; with
// them it quotes those lines alone, so that answers between them stay the body's.
#include "indexer/voice/rules.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <re2/re2.h>

namespace sidestep::indexer {
namespace {

const RE2& original_message() {
  static const RE2 pattern(
      R"((?i)^[\s>*_-]*(?:original (?:message|e-?mail)|forwarded (?:message|by\b.*)|begin forwarded message:?|original text|neges wreiddiol)\W*$)");
  return pattern;
}

// Header fields, Welsh too; elinks and Outlook print them bold (*From:*).
const RE2& header_field() {
  static const RE2 pattern(
      R"((?i)^[\s>*_]*(from|sent|date|to|cc|subject|reply-to|oddi wrth|anfonwyd|at|pwnc|importance|attachments)\*?\s?:)");
  return pattern;
}

// All fields run together in one line, as a rendered table leaves them.
const RE2& header_run() {
  static const RE2 pattern(
      R"((?i)^[\s>*_]*from:.{1,200}\b(?:sent|date):.{1,100}\b(?:to|subject):)");
  return pattern;
}

const RE2& wrote() {
  static const RE2 pattern(
      R"((?i)^[\s>]*(?:on\b.{4,240}|.{0,120}[<\[(].{3,100}[>\])])\s?(?:wrote|writes|said):$)");
  return pattern;
}

// Lotus prints its fields as words alone in a line.
const RE2& lone_field() {
  static const RE2 pattern(R"((?i)^(?:to|cc|subject|sent by:?|please respond to|date|from):?$)");
  return pattern;
}

// ">59" and ">= 5" compare; a quoting mark stands before words or alone.
bool marked(std::string_view line) {
  if (!line.starts_with('>')) return false;
  return line.size() == 1 || (line[1] != '=' && (line[1] < '0' || line[1] > '9'));
}

// How many lines from `from` on are a header block; 0 = none starts there.
std::size_t header_block(const Page& page, std::size_t from) {
  if (RE2::PartialMatch(page.line(from), header_run())) return 1;
  std::size_t fields = 0;
  std::size_t last = from;
  bool begins = false;
  bool dated = false;
  for (std::size_t i = from; i < page.lines().size() && i < from + 10; ++i) {
    std::string name;
    if (!RE2::PartialMatch(page.line(i), header_field(), &name)) {
      if (i == from) return 0;
      // A long address list goes on in the next line; one blank may stand between fields.
      if (i > last + 2) break;
      continue;
    }
    name = lower_ascii(name);
    begins = begins || name == "from" || name == "oddi wrth";
    dated = dated || name == "sent" || name == "date" || name == "anfonwyd";
    ++fields;
    last = i;
  }
  const bool enough = begins && (fields >= 3 || (fields == 2 && dated));
  return enough ? last - from + 1 : 0;
}

std::size_t lotus_block(const Page& page, std::size_t from) {
  if (!RE2::FullMatch(page.line(from), lone_field())) return 0;
  std::size_t fields = 0;
  std::size_t last = from;
  for (std::size_t i = from; i < page.lines().size() && i < from + 12; ++i)
    if (RE2::FullMatch(page.line(i), lone_field())) {
      ++fields;
      last = i;
    }
  return fields >= 2 ? last - from + 1 : 0;
}

// "On 3 May 2012 A Person" / "<...> wrote:" may be broken over three lines.
std::size_t wrote_block(const Page& page, std::size_t from) {
  std::string joined;
  for (std::size_t count = 1; count <= 3 && !page.blank(from + count - 1); ++count) {
    if (count > 1) joined += ' ';
    joined += page.line(from + count - 1);
    if (joined.size() > 400) return 0;
    if (RE2::FullMatch(joined, wrote())) return count;
  }
  return 0;
}

// What the body has said of its own before a mark: whether it hands on what
// follows. Asked of lines in their order, so that each word is looked at once.
class Introduction {
public:
  explicit Introduction(const Page& page) : page_(page) {}

  // Nothing was said, or only that the answer stands below.
  bool hands_on(std::size_t line) {
    const std::size_t start = page_.lines()[line].start;
    for (; next_ < page_.words().size() && page_.words()[next_].start < start; ++next_) {
      const Word& word = page_.words()[next_];
      if (page_.at(word.start) != Voice::own) continue;
      if (++words_ <= 60) said_.append(word.folded) += ' ';
    }
    if (words_ == 0) return true;
    static const RE2 answers_in_it(
        R"(\b(?:answers?|responses?|repl(?:y|ies)|comments?) .{0,50}\b(?:in (?:red|blue|green|bold|italics?|capitals)|in ?line|beneath|underneath|under each)\b)");
    static const RE2 below(
        R"(\b(?:(?:see|find|read) .{0,30}below|(?:response|reply|answer) (?:is )?below|forward(?:ed|ing))\b|^(?:fyi|below) )");
    return (words_ <= 60 && RE2::PartialMatch(said_, answers_in_it)) ||
           (words_ <= 20 && RE2::PartialMatch(said_, below));
  }

private:
  const Page& page_;
  std::size_t next_ = 0;
  std::size_t words_ = 0;
  std::string said_{};
};

std::size_t next_line(const Page& page, std::size_t from) {
  while (from < page.lines().size() && page.blank(from))
    ++from;
  return from;
}

void paint_lines(Page& page, std::size_t from, std::size_t count, Voice voice) {
  for (std::size_t i = from; i < std::min(from + count, page.lines().size()); ++i)
    page.paint_line(i, voice);
}

// A quoted line that a mailer broke: the rest stands without a mark, in small
// letters, with marked lines before and behind it.
bool broken_off(const Page& page, std::size_t line) {
  if (line == 0 || page.blank(line) || page.blank(line - 1) || page.blank(line + 1)) return false;
  const char first = page.line(line).front();
  return first >= 'a' && first <= 'z' && marked(page.line(line - 1)) &&
         page.line(line - 1).size() >= 60 && marked(page.line(line + 1));
}

// ">" lines from `from` on, with the blank lines between them.
std::size_t paint_marked(Page& page, std::size_t from, Voice voice) {
  std::size_t last = from;
  for (std::size_t i = from; i < page.lines().size(); ++i) {
    if (page.blank(i)) continue;
    if (!marked(page.line(i)) && !broken_off(page, i)) break;
    paint_lines(page, last, i - last + 1, voice);
    last = i + 1;
  }
  return last;
}

bool mail_inside(const Page& page, std::size_t from) {
  for (std::size_t i = from; i < page.lines().size() && i < from + 4 && marked(page.line(i)); ++i)
    if (RE2::PartialMatch(page.line(i), header_field()) || RE2::FullMatch(page.line(i), wrote()))
      return true;
  return false;
}

} // namespace

void paint_quoted_mail(Page& page) {
  const std::size_t count = page.lines().size();
  Introduction introduction(page);
  for (std::size_t i = 0; i < count;) {
    if (page.blank(i)) {
      ++i;
      continue;
    }
    if (marked(page.line(i))) {
      i = paint_marked(page, i, mail_inside(page, i) ? Voice::quoted_mail : Voice::quoted_request);
      continue;
    }
    std::size_t mark = RE2::FullMatch(page.line(i), original_message()) ? 1 : 0;
    if (mark == 1) {
      const std::size_t fields = next_line(page, i + 1);
      mark = fields - i + (fields < count ? header_block(page, fields) : 0);
    }
    if (mark == 0) mark = wrote_block(page, i);
    if (mark == 0) mark = header_block(page, i);
    if (mark == 0) mark = lotus_block(page, i);
    if (mark == 0) {
      ++i;
      continue;
    }
    // A message that begins with such a mark is a forwarded answer or prints
    // its own header: what follows is what the body sent. The requester's own
    // address on the site is masked to [FOI #N email].
    const bool forwarded =
        introduction.hands_on(i) && page.line(i).find("[FOI #") == std::string_view::npos;
    paint_lines(page, i, mark, Voice::quoted_mail);
    const std::size_t below = next_line(page, i + mark);
    if (below < count && marked(page.line(below))) {
      i = paint_marked(page, below, Voice::quoted_mail);
    } else if (forwarded) {
      i += mark;
    } else {
      paint_lines(page, i, count - i, Voice::quoted_mail);
      return;
    }
  }
}

} // namespace sidestep::indexer
