// Walking the thread's replies in the page's order; when it is not certain which
// one answered it says so and takes none.
#include "indexer/findings/replies.hpp"

#include "common/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>

namespace sidestep::indexer {

namespace {

using Messages = std::span<const TimedMessage>;

bool is_reply(const TimedMessage& message) {
  return message.kind == Kind::response && message.day.has_value();
}

bool is_unknown(const TimedMessage& message) {
  return message.text.empty() && !message.has_attachment;
}

bool answers(const TimedMessage& message) {
  return is_reply(message) && !is_unknown(message) && !leaves_open(message.reply.what);
}

Answer answer_of(const TimedMessage& message) { return Answer{message.id, *message.day}; }

bool asks_for_review(const TimedMessage& message) {
  return message.kind == Kind::follow_up && indexer::asks_for_review(message.text);
}

// The response at `at` with what came behind it.
ReplyParts parts_of(const std::vector<TimedMessage>& messages, std::size_t at, bool review_asked) {
  const TimedMessage& letter = messages[at];
  ReplyParts parts{{letter.text, letter.voices, letter.findings}, {}, false, review_asked};
  bool a_file = false;
  for (std::size_t next = at + 1; next < messages.size() && messages[next].kind == Kind::attachment;
       ++next) {
    const TimedMessage& file = messages[next];
    a_file = true;
    if (file.text.empty())
      parts.unread_file = true;
    else
      parts.files.push_back({file.text, file.voices, file.findings});
  }
  if (letter.has_attachment && !a_file) parts.unread_file = true;
  return parts;
}

// An answer for sure, or one that brought a file.
bool settles(const TimedMessage& message) {
  return answers(message) &&
         (message.reply.what != ReplyClass::not_stated || message.has_attachment);
}

// What is not certain is not claimed where a hidden one may have come before it.
Reply full_reply_in(Messages messages) {
  const auto first = std::find_if(messages.begin(), messages.end(), answers);
  const auto sure = std::find_if(first, messages.end(), settles);
  const auto hidden = std::find_if(messages.begin(), messages.end(), [](const TimedMessage& each) {
    return is_reply(each) && is_unknown(each);
  });
  if (sure == messages.end()) {
    if (hidden != messages.end())
      return {std::nullopt, "no full reply is claimed: one reply is hidden and may have answered"};
    return first == messages.end() ? Reply{} : Reply{answer_of(*first), {}};
  }
  if (hidden < sure) return {answer_of(*sure), "an earlier reply is hidden and may have answered"};
  if (first == sure) return {answer_of(*sure), {}};
  return {answer_of(*sure), fmt::format("what the reply of {} is is not certain; it may have "
                                        "answered before",
                                        long_date(*first->day))};
}

} // namespace

void read_replies(std::vector<TimedMessage>& messages) {
  bool review_asked = false;
  for (std::size_t at = 0; at < messages.size(); ++at) {
    review_asked = review_asked || asks_for_review(messages[at]);
    if (messages[at].kind == Kind::response)
      messages[at].reply = read_reply(parts_of(messages, at, review_asked));
  }
}

Reply first_full_reply(const std::vector<TimedMessage>& messages) {
  const auto review = std::find_if(messages.begin(), messages.end(),
                                   [](const TimedMessage& each) { return asks_for_review(each); });
  Reply before = full_reply_in(Messages(messages.begin(), review));
  if (before.answer || !before.doubt.empty()) return before;
  return full_reply_in(messages);
}

std::optional<Clarification> clarification(const std::vector<TimedMessage>& messages) {
  std::optional<Clarification> last;
  for (const TimedMessage& message : messages) {
    if (is_reply(message) && message.reply.what == ReplyClass::clarification) {
      if (!last || last->answered) last = Clarification{message.id, *message.day, std::nullopt};
    } else if (message.kind == Kind::follow_up && message.day) {
      if (asks_for_review(message)) break;
      if (last && !last->answered) last->answered = message.day;
    } else if (answers(message)) {
      break; // what is asked later is about the answer
    }
  }
  return last;
}

bool asks_for_review(std::string_view text) {
  static constexpr std::array asking{"ask",     "asking",  "request", "requesting", "require",
                                     "seek",    "want",    "like",    "please",     "demand",
                                     "conduct", "perform", "apply",   "appeal"};
  static constexpr std::array leading{"a",      "an",   "and", "for",    "formal", "full",
                                      "please", "that", "to",  "proper", "this",   "of",
                                      "the",    "your", "is",  "or",     "now"};
  static constexpr std::array sending{"send", "copy", "disclose", "give", "provide", "supply"};
  static constexpr std::array handled{"decision", "handling", "refusal", "response", "reply"};
  const auto among = [](const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  const Words words = words_of(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].folded != "review") continue;
    if (at > 0 && words[at - 1].folded == "internal") return true;
    // "I ask for a review", within one sentence; "send me the annual review" asks
    // for a document.
    bool for_a_document = at == 0 || !among(leading, words[at - 1].folded);
    for (std::size_t back = at; back-- > (at > 6 ? at - 6 : 0) && !words[back].sentence_end;) {
      for_a_document = for_a_document || among(sending, words[back].folded);
      if (!for_a_document && among(asking, words[back].folded)) return true;
    }
    for (std::size_t next = at + 1; next < std::min(at + 6, words.size()); ++next)
      if (among(handled, words[next].folded)) return true;
  }
  return false;
}

std::optional<Answer> review_answer(const std::vector<TimedMessage>& messages, std::size_t asked) {
  const auto behind = messages.begin() + static_cast<std::ptrdiff_t>(asked) + 1;
  const auto outcome = std::find_if(behind, messages.end(), [](const TimedMessage& each) {
    return is_reply(each) && each.reply.what == ReplyClass::review_outcome;
  });
  if (outcome != messages.end()) return answer_of(*outcome);
  const auto other = std::find_if(behind, messages.end(), answers);
  if (other != messages.end()) return answer_of(*other);
  return std::nullopt;
}

} // namespace sidestep::indexer
