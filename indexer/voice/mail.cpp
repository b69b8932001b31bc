// Quoted mail: what its marks (mail_marks.hpp) make of the lines around them. A
// mark without ">" lines quotes all that follows; with them it quotes those
// lines alone, so that answers between them stay the body's.
#include "indexer/voice/mail_marks.hpp"
#include "indexer/voice/rules.hpp"

#include <algorithm>
#include <re2/re2.h>

namespace sidestep::indexer {
namespace {

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

} // namespace

void paint_quoted_mail(Page& page) {
  const std::size_t count = page.lines().size();
  Introduction introduction(page);
  // Behind a line that says who wrote, ">" goes on with that mail.
  bool in_mail = false;
  for (std::size_t i = 0; i < count;) {
    if (page.blank(i)) {
      ++i;
      continue;
    }
    if (marked(page.line(i))) {
      in_mail = in_mail || mail_inside(page, i);
      i = paint_marked(page, i, in_mail ? Voice::quoted_mail : Voice::quoted_request);
      continue;
    }
    const std::size_t mark = mail_mark(page, i);
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
    if (i > 0 && is_rule(page.line(i - 1))) page.paint_line(i - 1, Voice::quoted_mail);
    const std::size_t below = page.next_line(i + mark);
    if (below < count && marked(page.line(below))) {
      in_mail = true;
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
