// The request retyped in the answer: under a heading, as the questions of a
// list that the answers stand between, or in quotation marks.
#include "indexer/voice/rules.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <map>
#include <re2/re2.h>
#include <set>

namespace sidestep::indexer {
namespace {

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
      R"((?i)^\W*(?:(?:our|the|my|full) )?(?:[a-z]+['’]s? )?(?:response|answers?|reply|replies|decision|findings?|we answer(?:ed)?|outcome)(?: ?\d+[a-z]?| to (?:your|the) .{0,40}| and .{0,30})?\W*$)");
  return pattern;
}

// "Answer: ...", "A1. ...", "Response - ..." before the answer itself.
const RE2& answer_prefix() {
  static const RE2 pattern(
      R"((?i)^\W*(?:(?:our |council |trust )?(?:answer|response|reply|ans|res)|we (?:answer|reply)|a)(?: ?\d+[a-z]?)?\s?[:.)–—-]+\s*\S)");
  return pattern;
}

const RE2& question_prefix() {
  static const RE2 pattern(
      R"((?i)^\W*(?:questions?|q|request|query|part|point)(?: ?\d+[a-z]?)?\s?[:.)–—-]+\s*(\S.*))");
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
      R"((?i)^["“‘'*]*(?:(?:and |also,? |if so,? )?(?:how|what|which|who|whom|whose|when|where|why|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|please|kindly|provide|supply|send|give me|list|state|confirm|a copy|copies|any (?:and all|copies|correspondence|emails|documents)|i (?:would like|want|am|wish|request|ask|should like|require)|under the (?:freedom|foi)|the (?:total )?(?:number|cost|amount|names?) of))\b)");
  return pattern;
}

// A question that the body puts to the requester is its own.
const RE2& back_to_you() {
  static const RE2 pattern(
      R"((?i)\b(?:you (?:mean|have in mind|want|would like|prefer|after|looking for|intend|require|seek|need)|do you|did you mean|are you|would you|could you (?:clarify|specify|confirm)|please (?:clarify|specify|let us|tell us)|can i help|unhappy|dissatisfied)\b)");
  return pattern;
}

bool is_item(std::string_view line, std::string* key, std::string* rest) {
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

constexpr std::size_t longest_item = 40; // lines of one question

class Reader {
public:
  explicit Reader(Page& page) : page_(page) {}

  void run() {
    under_headings();
    behind_leads();
    answered_items();
    bold_answers();
    bare_questions();
  }

private:
  std::size_t count() const { return page_.lines().size(); }
  void quote(std::size_t from, std::size_t to) { // lines from .. to-1
    for (std::size_t i = from; i < to; ++i)
      page_.paint_line(i, Voice::quoted_request);
  }
  bool answer(std::size_t line) const {
    return RE2::FullMatch(page_.line(line), answer_heading()) ||
           RE2::PartialMatch(page_.line(line), answer_prefix());
  }
  bool asked(std::size_t line) const {
    const std::string_view text = page_.line(line);
    return text.size() < 90 && RE2::FullMatch(text, asked_heading());
  }

  // The line at which the answer to the heading at `from` begins; 0 = none in sight.
  std::size_t answer_behind(std::size_t from) const {
    for (std::size_t i = from + 1; i < count() && i < from + 200; ++i) {
      if (page_.blank(i)) continue;
      if (!page_.own_line(i)) return 0;
      if (answer(i)) return i;
      if (asked(i)) return 0;
    }
    return 0;
  }

  void under_headings() {
    for (std::size_t i = 0; i < count(); ++i) {
      if (!page_.own_line(i) || !asked(i)) continue;
      if (const std::size_t end = answer_behind(i)) {
        quote(i, end);
        i = end;
      } else if (!page_.line(i).ends_with('.')) {
        page_.paint_line(i, Voice::quoted_request);
        requester_list(i + 1);
      }
    }
  }

  void behind_leads() {
    for (const Paragraph& paragraph : page_.paragraphs()) {
      for (std::size_t i = paragraph.first; i <= paragraph.last; ++i) {
        if (!page_.own_line(i) || !page_.line(i).ends_with(':')) continue;
        // The lead may have begun a line or two above.
        const std::size_t from = std::max(paragraph.first, i >= 3 ? i - 3 : 0);
        const std::string lead = page_.joined(page_.lines()[from].start, page_.lines()[i].end);
        if (lead.size() < 2000 && RE2::PartialMatch(lead, asked_lead())) requester_list(i + 1);
      }
    }
  }

  // Behind "you asked:": a quotation to its end, or what reads like a request,
  // item by item, until something does not.
  void requester_list(std::size_t from) {
    while (from < count() && page_.blank(from))
      ++from;
    if (from >= count() || !page_.own_line(from)) return;
    if (opens_quote(page_.line(from))) {
      for (std::size_t i = from; i < count() && i < from + 60; ++i) {
        if (!page_.blank(i) && !page_.own_line(i)) return;
        if (!closes_quote(page_.line(i))) continue;
        quote(from, i + 1);
        return;
      }
      return;
    }
    const std::size_t end = answer_behind(from);
    for (std::size_t i = from; i < count();) {
      if (page_.blank(i)) {
        ++i;
        continue;
      }
      std::size_t stop = i + 1; // of this item or paragraph
      std::string key, rest, other;
      const bool listed = is_item(page_.line(i), &key, &rest);
      while (stop < i + longest_item && !page_.blank(stop) &&
             !is_item(page_.line(stop), &other, &other) && !answer(stop))
        ++stop;
      if (!page_.own_line(i) || answer(i)) return;
      if (!listed) rest = page_.line(i);
      const bool request = RE2::PartialMatch(rest, asking()) || page_.line(stop - 1).ends_with('?');
      const bool retyped = listed && (repeated(key, stop) || (end != 0 && i < end));
      if (!request && !retyped) return;
      quote(i, stop);
      i = stop;
    }
  }

  // The same number again further down: questions first, then the answers.
  bool repeated(const std::string& key, std::size_t from) {
    if (key.empty()) return false;
    if (last_item_.empty()) {
      for (std::size_t i = 0; i < count(); ++i) {
        std::string other, rest;
        if (is_item(page_.line(i), &other, &rest) && !other.empty()) last_item_[other] = i;
      }
    }
    const auto found = last_item_.find(key);
    return found != last_item_.end() && found->second >= from;
  }

  // An item, or "Question 3:", with a line "Answer: ..." in it.
  void answered_items() {
    for (std::size_t i = 1; i < count(); ++i) {
      if (!page_.own_line(i) || !answer(i)) continue;
      std::size_t from = i;
      std::size_t steps = 0;
      while (from > 0 && steps++ < 40) {
        std::string key, rest;
        --from;
        if (page_.blank(from)) {
          if (steps > 1) {
            from = i;
            break;
          }
          continue;
        }
        if (!page_.own_line(from) || answer(from)) {
          from = i;
          break;
        }
        if (is_item(page_.line(from), &key, &rest) ||
            RE2::PartialMatch(page_.line(from), question_prefix()))
          break;
      }
      if (from < i && starts_question(from)) quote(from, i);
    }
  }
  bool starts_question(std::size_t line) const {
    std::string key, rest;
    return is_item(page_.line(line), &key, &rest) ||
           RE2::PartialMatch(page_.line(line), question_prefix());
  }

  // "Our answers are in bold": what is not bold was asked.
  void bold_answers() {
    static const RE2 says(R"((?i)\b(?:answers?|repl(?:y|ies)|responses?)\b.{0,40}\bin bold\b)");
    if (!RE2::PartialMatch(re2::StringPiece(page_.text().data(), page_.text().size()), says))
      return;
    for (std::size_t i = 0; i + 1 < count(); ++i) {
      std::string key, rest;
      if (!page_.own_line(i) || !is_item(page_.line(i), &key, &rest)) continue;
      if (rest.find("**") != std::string::npos) continue;
      std::size_t stop = i + 1;
      while (stop < i + longest_item && !page_.blank(stop) &&
             page_.line(stop).find("**") == std::string_view::npos)
        ++stop;
      if (!page_.blank(stop)) quote(i, stop);
    }
  }

  // Lines that are whole questions, with the answer under them or further down.
  void bare_questions() {
    struct Found {
      std::size_t from, to;
      bool numbered;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < count(); ++i) {
      if (!page_.own_line(i)) continue;
      std::string key, rest;
      const bool numbered = is_item(page_.line(i), &key, &rest);
      const bool labelled = !numbered && RE2::PartialMatch(page_.line(i), question_prefix(), &rest);
      const bool begins = numbered || labelled || page_.blank(i - 1) || i == 0;
      if (!begins) continue;
      if (!numbered && !labelled) rest = page_.line(i);
      std::size_t stop = i;
      while (stop < i + 4 && !page_.blank(stop) && !page_.line(stop).ends_with('?'))
        ++stop;
      if (stop == i + 4 || page_.blank(stop)) continue;
      if (stop > i) rest += ' ' + page_.joined(page_.lines()[i + 1].start, page_.lines()[stop].end);
      if (whole_question(rest, key)) found.push_back({i, stop + 1, numbered || labelled});
      i = stop;
    }
    const auto numbered =
        std::count_if(found.begin(), found.end(), [](const Found& one) { return one.numbered; });
    for (const Found& one : found)
      if (one.numbered || found.size() >= 2 || !page_.blank(one.to)) quote(one.from, one.to);
    if (numbered > 0) retyped_items();
  }

  static bool whole_question(const std::string& text, const std::string&) {
    if (text.size() > 600 || RE2::PartialMatch(text, back_to_you())) return false;
    if (opens_quote(text) && text.find("”.") != std::string::npos) return false;
    // A full stop inside means that something was said before it was asked.
    static const RE2 said(R"([a-z]{3}\. +[A-Z“"])");
    return RE2::PartialMatch(text, asking()) && !RE2::PartialMatch(text, said);
  }

  // In a list of questions an item that is none ("4. The forms.") was asked
  // too, when its number comes again with the answer.
  void retyped_items() {
    for (std::size_t i = 0; i < count(); ++i) {
      std::string key, rest;
      if (!page_.own_line(i) || !is_item(page_.line(i), &key, &rest)) continue;
      if (i == 0 || page_.blank(i - 1)) continue;
      if (page_.at(page_.lines()[i - 1].start) != Voice::quoted_request) continue;
      if (repeated(key, i + 1)) page_.paint_line(i, Voice::quoted_request);
    }
  }

  Page& page_;
  std::map<std::string, std::size_t> last_item_{};
};

} // namespace

void paint_retyped_request(Page& page) { Reader(page).run(); }

} // namespace sidestep::indexer
