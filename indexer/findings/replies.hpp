// Which message answered: the rule that stands until replies are classed.
#pragma once

#include "indexer/findings/deadlines.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct Answer {
  std::string id{};
  Day day{};
};

struct Reply {
  std::optional<Answer> answer{};
  std::string doubt{}; // why none is claimed although the authority wrote
};

// The first message by the authority that has an attachment, or an asserted
// finding that refuses or releases in part; else the first without an asserted
// receipt, delay or question back. What came before a review was asked for goes
// before what came after: a review's outcome is no first reply. A message whose
// text is not known (hidden, not captured) that would come first leaves it in
// doubt.
Reply first_full_reply(const std::vector<TimedMessage>& messages);

// A question back under FOIA s.1(3) and its like, and what the requester wrote
// next, if anything. Only where it is certain: it neither refuses nor releases,
// has no attachment, and no full reply stands before it. The last such pair.
struct Clarification {
  std::string asked_by{}; // message id
  Day asked{};
  std::optional<Day> answered{};
};
std::optional<Clarification> clarification(const std::vector<TimedMessage>& messages);

// Whether a follow-up asks for an internal review.
bool asks_for_review(std::string_view text);

// The reply to the review asked for by message `asked`: the first later one by
// the authority that says a review's outcome, or is neither a receipt nor a delay.
std::optional<Answer> review_answer(const std::vector<TimedMessage>& messages, std::size_t asked);

} // namespace sidestep::indexer
