// Questions of a list, with the answers between them or further down. Here no
// heading helps: an item is the requester's when its form says so, or when the
// same number comes again with an answer.
#include "indexer/voice/request_reader.hpp"
#include "indexer/voice/request_shapes.hpp"

#include <algorithm>

namespace sidestep::indexer {
namespace {

struct Question {
  std::size_t from = 0; // lines, `to` exclusive
  std::size_t to = 0;
  bool numbered = false;
};

bool starts_question(const RequestReader& r, std::size_t line) {
  std::string key, rest;
  return is_item(r.page.line(line), &key, &rest) || is_labelled(r.page.line(line), nullptr);
}

// The item or "Question 3:" that a line "Answer: ..." at `answer` belongs to;
// `answer` itself when there is none above it.
std::size_t question_above(const RequestReader& r, std::size_t answer) {
  for (std::size_t from = answer; from > 0 && answer - from < longest_item;) {
    --from;
    // One blank line may stand before the answer, none inside the question.
    if (r.page.blank(from)) {
      if (from + 1 < answer) return answer;
      continue;
    }
    if (!r.own(from) || r.answer(from)) return answer;
    if (starts_question(r, from)) return from;
  }
  return answer;
}

void answered_items(RequestReader& r) {
  for (std::size_t i = 1; i < r.count(); ++i)
    if (r.own(i) && r.answer(i)) r.quote(question_above(r, i), i);
}

// "Our answers are in bold": what is not bold was asked.
void bold_answers(RequestReader& r) {
  static const RE2 says(R"((?i)\b(?:answers?|repl(?:y|ies)|responses?)\b.{0,40}\bin bold\b)");
  if ((r.page.cues() & cue::bold) == 0 ||
      !RE2::PartialMatch(re2::StringPiece(r.page.text().data(), r.page.text().size()), says))
    return;
  const auto bold = [&](std::size_t line) {
    return r.page.line(line).find("**") != std::string_view::npos;
  };
  for (std::size_t i = 0; i + 1 < r.count(); ++i) {
    std::string key, rest;
    if (!r.own(i) || bold(i) || !is_item(r.page.line(i), &key, &rest)) continue;
    std::size_t stop = i + 1;
    while (stop < i + longest_item && !r.page.blank(stop) && !bold(stop))
      ++stop;
    if (!r.page.blank(stop) && bold(stop)) r.quote(i, stop);
  }
}

// A full stop inside means that something was said before it was asked.
bool one_sentence(const std::string& text) {
  static const RE2 said(R"([a-z]{3}\.["”’)]? +[A-Z“"])");
  return text.size() <= 600 && !RE2::PartialMatch(text, said);
}

// Words that follow at once, without a blank line and a number, answer it.
bool answered_at(const RequestReader& r, std::size_t line) {
  std::string key, rest;
  return !r.page.blank(line) && r.own(line) && !is_item(r.page.line(line), &key, &rest);
}

bool whole_question(const std::string& text, bool answered) {
  return one_sentence(text) && RE2::PartialMatch(text, asking()) &&
         !RE2::PartialMatch(text, back_to_you()) &&
         (answered || !RE2::PartialMatch(text, to_you()));
}

// The question that begins at line `i`, four lines long at most; `to` = 0
// when there is none.
Question question_at(const RequestReader& r, std::size_t i) {
  Question none;
  std::string key, text;
  const bool numbered = is_item(r.page.line(i), &key, &text);
  const bool labelled = !numbered && is_labelled(r.page.line(i), &text);
  if (!numbered && !labelled && i > 0 && !r.page.blank(i - 1)) return none;
  if (!numbered && !labelled) text = r.page.line(i);
  std::size_t stop = i;
  while (stop < i + 4 && !r.page.blank(stop) && !r.page.line(stop).ends_with('?'))
    ++stop;
  const bool asks = stop < i + 4 && !r.page.blank(stop);
  if (!asks) {
    // "2. The number of gates" alone in its paragraph asks without a question
    // mark, and says nothing of its own.
    static const RE2 wanted(
        R"((?i)^(?:please (?:provide|supply|send|state|list|give)\b|(?:a )?cop(?:y|ies) of\b|(?:the )?(?:total )?(?:number|cost|amount|names?|dates?) of\b|any (?:and all )?(?:correspondence|e-?mails|documents)\b))");
    const bool alone = numbered && (i == 0 || r.page.blank(i - 1)) && r.page.blank(i + 1);
    if (!alone || !one_sentence(text) || !RE2::PartialMatch(text, wanted)) return none;
    static const RE2 verb(R"((?i)\b(?:is|are|was|were|has been|have been|enclosed|attached)\b)");
    return RE2::PartialMatch(text, verb) ? none : Question{i, i + 1, true};
  }
  if (stop > i) text += ' ' + r.page.joined(r.page.lines()[i + 1].start, r.page.lines()[stop].end);
  return whole_question(text, answered_at(r, stop + 1))
             ? Question{i, stop + 1, numbered || labelled}
             : none;
}

// In a list of questions an item that is none was asked too: "4. Please send
// the contract." with words under it, "4. The forms." when its number comes
// again with the answer.
void retyped_items(RequestReader& r) {
  for (std::size_t i = 1; i < r.count(); ++i) {
    std::string key, rest;
    if (!r.own(i) || !is_item(r.page.line(i), &key, &rest)) continue;
    static const RE2 asks_for(
        R"((?i)^(?:(?:please|kindly) (?:provide|supply|send|state|list|give|tell|confirm|include|forward|disclose|explain)|(?:a )?cop(?:y|ies) of)\b)");
    if (answered_at(r, i + 1) && one_sentence(rest) && RE2::PartialMatch(rest, asks_for))
      r.quote(i, i + 1);
    if (r.page.blank(i - 1)) continue;
    if (r.page.at(r.page.lines()[i - 1].start) != Voice::quoted_request) continue;
    if (r.repeated(key, i + 1)) r.quote(i, i + 1);
  }
}

// "Our answers are set out below": items without a verb, each with words under
// it, are the headings that the requester gave.
void answered_fragments(RequestReader& r) {
  static const RE2 says(
      R"((?i)\b(?:your (?:request|questions?)|questions?)\b[^.]{0,40}\b(?:and|with)\b[^.]{0,20}\b(?:answers?|repl(?:y|ies)|responses?)\b|\b(?:answers?|responses?|repl(?:y|ies))\b[^.]{0,40}\b(?:below|beneath|in turn|under each|to each)\b)");
  static const RE2 verb(
      R"((?i)\b(?:is|are|was|were|has|have|had|can|will|we|i|enclosed|attached|withheld|held|none)\b)");
  std::vector<std::size_t> found;
  for (std::size_t i = 1; i < r.count(); ++i) {
    std::string key, rest;
    if (!r.own(i) || !r.page.blank(i - 1) || !is_item(r.page.line(i), &key, &rest)) continue;
    // One item that says something: the list is the answer's own.
    if (!answered_at(r, i + 1) || !one_sentence(rest) || RE2::PartialMatch(rest, verb)) return;
    found.push_back(i);
  }
  if (found.size() < 2) return;
  // Asked last: it reads the whole text.
  if (!RE2::PartialMatch(re2::StringPiece(r.page.text().data(), r.page.text().size()), says))
    return;
  for (const std::size_t line : found)
    r.quote(line, line + 1);
}

void bare_questions(RequestReader& r) {
  std::vector<Question> found;
  for (std::size_t i = 0; i < r.count(); ++i) {
    if (!r.own(i)) continue;
    const Question question = question_at(r, i);
    if (question.to == 0) continue;
    found.push_back(question);
    i = question.to - 1;
  }
  for (const Question& one : found)
    if (one.numbered || found.size() >= 2 || !r.page.blank(one.to)) r.quote(one.from, one.to);
  if (std::any_of(found.begin(), found.end(), [](const Question& one) { return one.numbered; }))
    retyped_items(r);
}

} // namespace

void quote_listed(RequestReader& reader) {
  answered_items(reader);
  bold_answers(reader);
  bare_questions(reader);
  answered_fragments(reader);
}

} // namespace sidestep::indexer
