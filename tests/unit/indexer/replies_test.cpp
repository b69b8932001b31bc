// Which message is the first full reply, and when none is claimed.
#include "indexer/findings/replies.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

Findings says(std::string_view category, std::string_view family,
              Polarity polarity = Polarity::asserted) {
  Finding finding;
  finding.category = category;
  finding.family = family;
  finding.polarity = polarity;
  return {finding};
}

TimedMessage reply(std::string id, std::string_view day, const Findings* findings,
                   bool attachment = false) {
  return {std::move(id), Kind::response, parse_day(day), "text", findings, attachment, false};
}

Reply full_reply(std::vector<TimedMessage> messages) {
  read_replies(messages);
  return first_full_reply(messages);
}

std::optional<Answer> answer_to_review(std::vector<TimedMessage> messages, std::size_t asked) {
  read_replies(messages);
  return review_answer(messages, asked);
}

} // namespace

TEST_CASE("a follow-up asks for a review in many wordings") {
  for (const char* text :
       {"I request an internal review of your handling.",
        "I ask for a review, as it is not explained.", "Please review this.",
        "I would like you to carry out a review.",
        "I am unhappy and want the refusal looked at: a review of the decision, please."}) {
    CAPTURE(text);
    CHECK(asks_for_review(text));
  }
  for (const char* text : {"Thank you. When may I expect an answer?",
                           "The review published in May says so.", "Was there a peer review?"}) {
    CAPTURE(text);
    CHECK_FALSE(asks_for_review(text));
  }
}

TEST_CASE("the first full reply is no receipt, delay or question back") {
  const Findings receipt = says("acknowledgement", "neutral");
  const Findings delay = says("delay", "delaying");
  const Findings refusal = says("exemption-harm", "refusing");
  const Findings tentative = says("exemption-harm", "refusing", Polarity::tentative);
  const Findings nothing;
  const Reply found =
      full_reply({reply("a", "2026-03-18", &receipt), reply("b", "2026-04-17", &delay),
                  reply("c", "2026-06-12", &refusal)});
  REQUIRE(found.answer);
  CHECK(found.answer->id == "c");
  CHECK(full_reply({reply("a", "2026-03-18", &receipt), reply("b", "2026-03-20", &nothing)})
            .answer->id == "b");
  CHECK(full_reply({reply("a", "2026-03-18", &receipt, true)}).answer->id == "a");
  CHECK_FALSE(
      full_reply({reply("a", "2026-03-18", &receipt), reply("b", "2026-04-01", &delay)}).answer);
  // A refusal that may come is none that came.
  CHECK(full_reply({reply("a", "2026-03-18", &tentative), reply("b", "2026-04-18", &refusal)})
            .answer->id == "b");
}

TEST_CASE("a hidden reply leaves the first full one in doubt") {
  const Findings receipt = says("acknowledgement", "neutral");
  const Findings nothing;
  TimedMessage hidden = reply("h", "2026-03-20", &nothing);
  hidden.text = "";
  const Reply doubtful = full_reply({hidden, reply("b", "2026-04-01", &nothing)});
  CHECK_FALSE(doubtful.answer);
  CHECK(doubtful.doubt.find("hidden") != std::string::npos);
}

TEST_CASE("a review is answered by its outcome first") {
  const Findings receipt = says("acknowledgement", "neutral");
  const Findings outcome = says("review-outcome", "neutral");
  TimedMessage asked{"f",  Kind::follow_up, parse_day("2026-05-01"), "review", nullptr, false,
                     false};
  const auto answer = answer_to_review(
      {asked, reply("a", "2026-05-02", &receipt), reply("o", "2026-05-28", &outcome)}, 0);
  REQUIRE(answer);
  CHECK(answer->id == "o");
  CHECK_FALSE(answer_to_review({asked, reply("a", "2026-05-02", &receipt)}, 0));
}
