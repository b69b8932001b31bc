// Which message answered, by what the finders found in each; when that is not
// certain it says so and takes none.
#include "indexer/findings/replies.hpp"

#include "common/words.hpp"

#include <algorithm>
#include <span>

namespace sidestep::indexer {

namespace {

bool says(const TimedMessage& message, std::string_view category) {
  if (message.findings == nullptr) return false;
  return std::any_of(message.findings->begin(), message.findings->end(), [&](const Finding& found) {
    return found.polarity == Polarity::asserted && found.category == category;
  });
}

bool refuses_or_releases(const TimedMessage& message) {
  if (message.findings == nullptr) return false;
  return std::any_of(message.findings->begin(), message.findings->end(), [](const Finding& found) {
    return found.polarity == Polarity::asserted &&
           (found.family == "refusing" || found.category == "partial-release");
  });
}

bool is_reply(const TimedMessage& message) {
  return message.kind == Kind::response && message.day.has_value();
}

bool puts_off(const TimedMessage& message) {
  return says(message, "acknowledgement") || says(message, "delay") ||
         says(message, "clarify-narrow");
}

Answer answer_of(const TimedMessage& message) { return Answer{message.id, *message.day}; }

} // namespace

namespace {

using Messages = std::span<const TimedMessage>;

Reply full_reply_in(Messages messages) {
  const TimedMessage* plain = nullptr;
  const TimedMessage* unknown = nullptr;
  for (const TimedMessage& message : messages) {
    if (!is_reply(message)) continue;
    if (message.text.empty() && !message.has_attachment) {
      if (unknown == nullptr) unknown = &message;
      continue;
    }
    if (message.has_attachment || refuses_or_releases(message)) {
      if (unknown != nullptr)
        return {answer_of(message), "an earlier reply is hidden and may have answered"};
      return {answer_of(message), {}};
    }
    if (plain == nullptr && !puts_off(message)) plain = &message;
  }
  if (unknown != nullptr)
    return {std::nullopt, "no full reply is claimed: one reply is hidden and may have answered"};
  if (plain != nullptr) return {answer_of(*plain), {}};
  return {};
}

bool is_question_back(const TimedMessage& message) {
  return is_reply(message) && says(message, "clarify-narrow") && !message.has_attachment &&
         !refuses_or_releases(message);
}

} // namespace

Reply first_full_reply(const std::vector<TimedMessage>& messages) {
  const auto review = std::find_if(messages.begin(), messages.end(), [](const TimedMessage& each) {
    return each.kind == Kind::follow_up && asks_for_review(each.text);
  });
  Reply before = full_reply_in(Messages(messages.begin(), review));
  if (before.answer || !before.doubt.empty()) return before;
  return full_reply_in(messages);
}

std::optional<Clarification> clarification(const std::vector<TimedMessage>& messages) {
  std::optional<Clarification> last;
  for (const TimedMessage& message : messages) {
    if (is_question_back(message)) {
      if (!last || last->answered) last = Clarification{message.id, *message.day, std::nullopt};
    } else if (message.kind == Kind::follow_up && message.day) {
      if (asks_for_review(message.text)) break;
      if (last && !last->answered) last->answered = message.day;
    } else if (is_reply(message) &&
               (message.has_attachment || refuses_or_releases(message) || !puts_off(message))) {
      break; // answered: what is asked later is about the answer
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
  for (std::size_t at = asked + 1; at < messages.size(); ++at)
    if (is_reply(messages[at]) && says(messages[at], "review-outcome"))
      return answer_of(messages[at]);
  for (std::size_t at = asked + 1; at < messages.size(); ++at)
    if (is_reply(messages[at]) && !messages[at].text.empty() && !puts_off(messages[at]))
      return answer_of(messages[at]);
  return std::nullopt;
}

} // namespace sidestep::indexer
