// Word classes, met together in one sentence and not beside a word that takes
// the sense away. Wording that nobody listed is met by adding a word to its class.
#include "indexer/findings/reply_words.hpp"

#include "common/text.hpp"
#include "common/words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace sidestep::indexer {
namespace {

using Class = std::span<const std::string_view>;

constexpr std::size_t most_bytes = 32U << 10U;
constexpr std::size_t longest_quote = 90;
constexpr std::size_t shortest_answer = 3; // words behind a quoted question

constexpr std::array<std::string_view, 5> by_machine{"automatic", "automated", "auto", "autoreply",
                                                     "automatically"};
constexpr std::array<std::string_view, 11> machine_things{
    "reply",   "response", "acknowledgement", "message", "email",    "mail",
    "receipt", "notice",   "generated",       "sent",    "autoreply"};
constexpr std::array<std::string_view, 3> never{"not", "never", "no"};

constexpr std::array<std::string_view, 12> coming{"will",    "shall",     "aim",    "aims",
                                                  "hope",    "intend",    "we'll",  "expect",
                                                  "expects", "endeavour", "should", "anticipate"};
constexpr std::array<std::string_view, 13> replying{
    "respond", "response", "reply", "answer",  "write",   "contact", "update",
    "send",    "answered", "hear",  "provide", "replied", "issue"};
constexpr std::array<std::string_view, 12> when{"within", "by",   "shortly", "soon",
                                                "course", "days", "later",   "possible",
                                                "before", "once", "when",    "end"};
constexpr std::array<std::string_view, 10> another_time{
    "if",      "review", "complaint", "complaints", "appeal",
    "further", "future", "published", "publish",    "publication"};

constexpr std::array<std::string_view, 14> places{
    "attached", "enclosed",  "below",    "follows",    "appended", "overleaf",  "annex",
    "appendix", "disclosed", "released", "disclosing", "attach",   "releasing", "enclose"};
constexpr std::array<std::string_view, 31> things{
    "answer",    "information", "data",           "figures", "documents",   "document", "copies",
    "copy",      "records",     "table",          "tables",  "spreadsheet", "answers",  "minutes",
    "emails",    "numbers",     "correspondence", "report",  "reports",     "list",     "lists",
    "breakdown", "costs",       "results",        "map",     "maps",        "plans",    "papers",
    "file",      "files",       "details"};
// A sentence with one of these hands nothing over, or only a form.
constexpr std::array<std::string_view, 24> withheld{
    "procedure", "leaflet", "complaint", "complaints", "will",       "cannot",
    "not",       "if",      "whether",   "would",      "should",     "may",
    "licence",   "refusal", "exempt",    "exemption",  "withheld",   "withhold",
    "review",    "unable",  "form",      "rights",     "conditions", "protection"};

constexpr std::array<std::string_view, 2> confirming{"confirm", "confirming"};
constexpr std::array<std::string_view, 2> writers{"i", "we"};
constexpr std::array<std::string_view, 8> letters{"letter",  "notice",   "reply",   "response",
                                                  "refusal", "decision", "outcome", "letters"};
constexpr std::array<std::string_view, 12> of_receipt{"received", "receipt", "receive", "request",
                                                      "logged",   "will",    "not",     "if",
                                                      "whether",  "please",  "cannot",  "deny"};

constexpr std::array<std::string_view, 20> review_done{
    "under",    "panel",     "conducted", "completed",    "carried",    "outcome",    "upheld",
    "uphold",   "concluded", "decided",   "reconsidered", "overturned", "conclusion", "reviewed",
    "finished", "overturn",  "maintain",  "maintained",   "found",      "findings"};
constexpr std::array<std::string_view, 12> review_to_come{
    "will",    "if",           "may",  "can",   "should",  "would",
    "unhappy", "dissatisfied", "wish", "right", "request", "being"};

struct Sentence {
  std::size_t start = 0; // bytes
  std::size_t end = 0;
  std::vector<std::string_view> words{};

  bool has(Class of) const {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return std::find(of.begin(), of.end(), word) != of.end();
    });
  }
  bool has(std::string_view one) const {
    return std::find(words.begin(), words.end(), one) != words.end();
  }
};

bool is_automatic(const Sentence& sentence) {
  for (std::size_t at = 0; at + 1 < sentence.words.size(); ++at)
    if (sentence.words[at] == "out" && sentence.words[at + 1] == "of")
      for (std::size_t next = at + 2; next < std::min(at + 4, sentence.words.size()); ++next)
        if (sentence.words[next] == "office") return true;
  return sentence.has(by_machine) && sentence.has(machine_things) && !sentence.has(never);
}

bool is_to_come(const Sentence& sentence) {
  return sentence.has(coming) && sentence.has(replying) && sentence.has(when) &&
         !sentence.has(another_time);
}

bool is_released(const Sentence& sentence) {
  return sentence.has(places) && sentence.has(things) && !sentence.has(withheld);
}

bool confirms(const Sentence& sentence) {
  return sentence.has(writers) && sentence.has(confirming) && !sentence.has(of_receipt);
}

bool ends_review(const Sentence& sentence) {
  return sentence.has("review") && sentence.has(review_done) && !sentence.has(review_to_come);
}

void take(std::string& into, std::string_view text, const Sentence& sentence) {
  if (!into.empty()) return;
  into = squeeze(text.substr(sentence.start, sentence.end - sentence.start));
  if (into.size() <= longest_quote) return;
  const std::size_t blank = into.rfind(' ', longest_quote);
  into.resize(blank == std::string::npos ? 0 : blank);
  into += " ...";
}

// "Thank you for your request": what the letter begins with, if anything.
bool gives_thanks(const Sentence& sentence) {
  return sentence.words.size() > 3 && sentence.words[0] == "thank" && sentence.words[2] == "for";
}

void look_at(ReplyWords& out, std::string_view text, const Sentence& sentence) {
  constexpr std::size_t beginning = 60; // own words up to the end of that sentence
  if (out.own <= beginning) out.thanks = out.thanks || gives_thanks(sentence);
  if (is_automatic(sentence)) take(out.automatic, text, sentence);
  if (is_to_come(sentence)) take(out.to_come, text, sentence);
  if (is_released(sentence)) take(out.released, text, sentence);
  if (sentence.has(places) && sentence.has(letters)) take(out.letter, text, sentence);
  if (confirms(sentence)) take(out.confirms, text, sentence);
  if (ends_review(sentence)) take(out.review, text, sentence);
}

} // namespace

ReplyWords reply_words(std::string_view text, const Voices* voices) {
  text = text.substr(0, most_bytes);
  const Words words = words_of(text);
  ReplyWords out;
  Sentence sentence;
  std::size_t behind_question = 0; // own words since a quoted question
  bool questioned = false;
  std::size_t span = 0;
  for (const Word& word : words) {
    while (voices != nullptr && span < voices->size() && (*voices)[span].end <= word.start)
      ++span;
    const Voice voice =
        voices == nullptr || span == voices->size() ? Voice::own : (*voices)[span].voice;
    if (voice == Voice::quoted_request) {
      questioned = true;
      behind_question = 0;
    }
    if (voice != Voice::own) {
      if (!sentence.words.empty()) look_at(out, text, sentence);
      sentence = {};
      continue;
    }
    ++out.own;
    if (questioned && ++behind_question == shortest_answer) {
      ++out.answers_between;
      questioned = false;
    }
    if (sentence.words.empty()) sentence.start = word.start;
    sentence.words.push_back(word.folded);
    sentence.end = word.end;
    if (!word.sentence_end) continue;
    look_at(out, text, sentence);
    sentence = {};
  }
  if (!sentence.words.empty()) look_at(out, text, sentence);
  return out;
}

} // namespace sidestep::indexer
