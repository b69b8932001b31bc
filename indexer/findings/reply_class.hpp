// What a reply is: a receipt, a delay, a question back, or an answer of some
// sort, and what makes it so. Decided by findings, by whose words are whose and
// by what came with it; never by the site's status, which the requester sets.
// Where these do not settle it, it is `not_stated`: nothing is guessed.
#pragma once

#include "common/model/finding.hpp"
#include "common/model/voice.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

enum class ReplyClass {
  not_stated,
  acknowledgement,
  automatic,
  holding,
  clarification,
  partial,
  refusal,
  answer,
  review_outcome
};

std::string_view name(ReplyClass what); // "acknowledgement", ... "not-stated"

// Whether it leaves the request open: the first four do, and no time limit is
// met by them.
bool leaves_open(ReplyClass what);

struct ReplyReading {
  ReplyClass what = ReplyClass::not_stated;
  std::vector<std::string> reasons{}; // for people: "says exemption-harm: \"...\""
};

// One text of a reply: the letter, or a file that came with it. Views.
struct ReplyPart {
  std::string_view text{};
  const Voices* voices = nullptr;     // null: all of it is the body's own
  const Findings* findings = nullptr; // null: none
};

struct ReplyParts {
  ReplyPart letter{};
  std::vector<ReplyPart> files{}; // those whose text is known
  bool unread_file = false;       // another came, whose text is not
  bool review_asked = false;      // the requester had asked for a review before
};

ReplyReading read_reply(const ReplyParts& parts);

} // namespace sidestep::indexer
