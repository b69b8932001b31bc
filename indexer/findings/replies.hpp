// Which message answered: by what each reply is (reply_class.hpp), told once for
// the thread, so that lateness, `took:` and `reply:` never disagree.
#pragma once

#include "indexer/findings/deadlines.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// Fills in `reply` of every response, from it and the files behind it.
void read_replies(std::vector<TimedMessage>& messages);

struct Answer {
  std::string id{};
  Day day{};
};

struct Reply {
  std::optional<Answer> answer{};
  std::string doubt{}; // why none is claimed although the authority wrote
};

// The first reply that is no acknowledgement, automatic reply, holding letter or
// question back; one whose kind is not stated and that brought no file gives way
// to a sure one behind it, and is named as a doubt. What came before a review was asked for goes
// before what came after: a review's outcome is no first reply. A message whose text is not known
// (hidden, not captured) that would come first leaves it in doubt.
Reply first_full_reply(const std::vector<TimedMessage>& messages);

// A question back under FOIA s.1(3) and its like, and what the requester wrote
// next, if anything; only where no full reply stands before it. The last such pair.
struct Clarification {
  std::string asked_by{}; // message id
  Day asked{};
  std::optional<Day> answered{};
};
std::optional<Clarification> clarification(const std::vector<TimedMessage>& messages);

// Whether a follow-up asks for an internal review.
bool asks_for_review(std::string_view text);

// The reply to the review asked for by message `asked`: the first later one by
// the authority that is a review's outcome; else the first that leaves nothing open.
std::optional<Answer> review_answer(const std::vector<TimedMessage>& messages, std::size_t asked);

} // namespace sidestep::indexer
