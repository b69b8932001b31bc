#include "indexer/findings/replies.hpp"

#include "common/words.hpp"

#include <algorithm>
#include <array>

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

Reply first_full_reply(const std::vector<TimedMessage>& messages) {
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

bool asks_for_review(std::string_view text) {
  // "internal review", "review of the decision", "review (of) how ... handled".
  const std::vector<Word> words = words_of(text);
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at].folded == "internal" && words[at + 1].folded == "review") return true;
    if (words[at].folded != "review") continue;
    for (std::size_t next = at + 1; next < std::min(at + 6, words.size()); ++next)
      if (words[next].folded == "decision" || words[next].folded == "handling" ||
          words[next].folded == "refusal")
        return true;
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
