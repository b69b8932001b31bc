// Time limits: what is counted, from when, which message answered, and what is
// not claimed.
#include "indexer/findings/deadlines.hpp"
#include "indexer/findings/jurisdiction.hpp"
#include "indexer/findings/replies.hpp"
#include "tests/kit/places.hpp"

#include <deque>
#include <doctest/doctest.h>
#include <filesystem>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

Day day(std::string_view text) { return *parse_day(text); }

const Holidays& holidays() {
  static const Holidays table = *Holidays::load(test::source_root() / "data/bank-holidays.json");
  return table;
}

// A thread put together message by message; owns what the messages point to.
struct Story {
  TimedThread thread{};
  std::deque<Findings> found{};

  explicit Story(std::string law = "foia", std::string jurisdiction = "uk") {
    thread.law = std::move(law);
    thread.jurisdiction = std::move(jurisdiction);
    thread.as_of = day("2026-09-04");
  }
  Story& add(Kind kind, std::string_view on, std::string_view text,
             std::vector<std::string> categories = {}, bool attachment = false) {
    Findings findings;
    for (auto& category : categories) {
      Finding finding;
      finding.family = category == "cost-limit" || category == "not-held" ? "refusing" : "other";
      finding.category = std::move(category);
      findings.push_back(std::move(finding));
    }
    found.push_back(std::move(findings));
    TimedMessage message;
    message.id = "m" + std::to_string(thread.messages.size() + 1);
    message.kind = kind;
    if (!on.empty()) message.day = day(on);
    message.text = text;
    message.findings = &found.back();
    message.has_attachment = attachment;
    thread.messages.push_back(message);
    return *this;
  }
  Story& request(std::string_view on) {
    return add(Kind::request, on, "Please send me the reports.");
  }
  Story& reply(std::string_view on, std::vector<std::string> categories = {},
               bool attachment = false) {
    return add(Kind::response, on, "A reply.", std::move(categories), attachment);
  }
  std::vector<Deadline> deadlines() const {
    TimedThread read = thread;
    read_replies(read.messages);
    return deadlines_of(read, holidays());
  }
};

} // namespace

TEST_CASE("a reply is due on the twentieth working day and late by working days") {
  Story story;
  story.request("2026-03-18")
      .reply("2026-03-18", {"acknowledgement"})
      .reply("2026-04-17", {"delay"})
      .reply("2026-06-12", {"cost-limit"});
  const auto deadlines = story.deadlines();
  REQUIRE(deadlines.size() == 1);
  const Deadline& reply = deadlines[0];
  CHECK(reply.kind == "reply");
  CHECK(reply.law == "foia");
  CHECK(reply.first_day == "2026-03-19");
  CHECK(reply.due == "2026-04-17");
  CHECK(reply.skipped == std::vector<std::string>{"2026-04-03", "2026-04-06"});
  CHECK(reply.skipped_names == std::vector<std::string>{"Good Friday", "Easter Monday"});
  CHECK(reply.answered == std::optional<std::string>("2026-06-12"));
  CHECK(reply.answered_by == "m4");
  CHECK(reply.late == 38);
}

TEST_CASE("while nothing came, lateness runs to the last capture") {
  Story story;
  story.request("2026-07-01");
  const auto deadlines = story.deadlines();
  CHECK(deadlines[0].due == "2026-07-30"); // 13 July counts for nobody in the UK
  CHECK_FALSE(deadlines[0].answered);
  CHECK(deadlines[0].late == 24);
  story.thread.as_of = day("2026-07-30");
  CHECK(story.deadlines()[0].late == 0);
}

TEST_CASE("Scotland counts by its own holidays") {
  Story story("foisa", "scotland");
  story.request("2026-07-01");
  const auto deadlines = story.deadlines();
  CHECK(deadlines[0].cite == "FOISA s.10");
  CHECK(deadlines[0].due == "2026-07-29");
  Story august("foisa", "scotland");
  august.request("2026-07-20");
  CHECK(august.deadlines()[0].skipped == std::vector<std::string>{"2026-08-03"});
}

TEST_CASE("an attachment answers, and so does a plain reply where no other comes") {
  Story attached;
  attached.request("2026-03-18").reply("2026-03-20").reply("2026-04-01", {}, true);
  CHECK(attached.deadlines()[0].answered_by == "m3");
  Story plain;
  plain.request("2026-03-18").reply("2026-03-19", {"acknowledgement"}).reply("2026-04-01");
  CHECK(plain.deadlines()[0].answered_by == "m3");
  Story put_off;
  put_off.request("2026-03-18")
      .reply("2026-03-19", {"acknowledgement"})
      .reply("2026-04-16", {"delay"});
  CHECK_FALSE(put_off.deadlines()[0].answered);
}

TEST_CASE("the outcome of a review is no first reply") {
  Story story;
  story.request("2026-01-05")
      .reply("2026-01-20")
      .add(Kind::follow_up, "2026-02-02", "Please carry out an internal review.")
      .reply("2026-05-01", {"review-outcome", "cost-limit"}, true);
  const auto deadlines = story.deadlines();
  REQUIRE(deadlines.size() == 2);
  CHECK(deadlines[0].answered_by == "m2");
  CHECK(deadlines[0].late == 0);
  CHECK(deadlines[1].kind == "review");
  CHECK(deadlines[1].law == "code");
  CHECK(deadlines[1].cite == "Section 45 Code, not law");
  CHECK(deadlines[1].due == "2026-03-02");
  CHECK(deadlines[1].answered_by == "m4");
  CHECK(deadlines[1].late > 0);
}

TEST_CASE("reviews have the limit of their own law") {
  const auto review = [](std::string law, std::string place) {
    Story story(std::move(law), std::move(place));
    story.request("2026-01-05")
        .reply("2026-01-20")
        .add(Kind::follow_up, "2026-02-02", "I ask you to review your decision.");
    return story.deadlines().at(1);
  };
  CHECK(review("eir", "uk").working_days == 40);
  CHECK(review("eir", "uk").cite == "EIR reg.11(4)");
  CHECK(review("foisa", "scotland").cite == "FOISA s.21");
  CHECK(review("foisa", "scotland").working_days == 20);
  CHECK(review("eisr", "scotland").law == "eisr");
}

TEST_CASE("a clarification that was given starts the time again") {
  Story story;
  story.request("2026-03-02")
      .reply("2026-03-10", {"clarify-narrow"})
      .add(Kind::follow_up, "2026-03-18", "I mean the reports of 2025.")
      .reply("2026-04-17", {"not-held"});
  const Deadline reply = story.deadlines()[0];
  CHECK(reply.from == "2026-03-18");
  CHECK(reply.due == "2026-04-17");
  CHECK(reply.late == 0);
  CHECK(reply.note.find("s.10(6)(b)") != std::string::npos);
}

TEST_CASE("while a clarification is awaited no lateness is claimed") {
  Story story;
  story.request("2026-03-02").reply("2026-03-10", {"clarify-narrow"});
  const Deadline reply = story.deadlines()[0];
  CHECK(reply.due == "");
  CHECK(reply.late == 0);
  CHECK(reply.note.find("clarification") != std::string::npos);
}

TEST_CASE("a reply after a clarification that was not seen is named but not judged") {
  Story story;
  story.request("2026-03-02")
      .reply("2026-03-10", {"clarify-narrow"})
      .reply("2026-06-01", {"not-held"});
  const Deadline reply = story.deadlines()[0];
  CHECK(reply.due == "");
  CHECK(reply.late == 0);
  CHECK(reply.answered == std::optional<std::string>("2026-06-01"));
}

TEST_CASE("a refusal that suggests narrowing stops no clock") {
  Story story;
  story.request("2026-03-02")
      .reply("2026-03-10", {"cost-limit", "clarify-narrow"})
      .add(Kind::follow_up, "2026-03-18", "Then send me one year only.");
  const Deadline reply = story.deadlines()[0];
  CHECK(reply.from == "2026-03-02");
  CHECK(reply.answered_by == "m2");
}

TEST_CASE("a hidden reply leaves it open whether it answered") {
  Story story;
  story.request("2026-03-18").add(Kind::response, "2026-03-25", "");
  const Deadline reply = story.deadlines()[0];
  CHECK_FALSE(reply.answered);
  CHECK(reply.doubtful);
  CHECK(reply.late == 0); // nobody is called late for what cannot be seen
  CHECK(reply.note.find("hidden") != std::string::npos);
}

TEST_CASE("where the law is not known, or the table ends, nothing is computed and that is said") {
  Story abroad("", "nz");
  abroad.request("2026-03-18");
  REQUIRE(abroad.deadlines().size() == 1);
  CHECK(abroad.deadlines()[0].due == "");
  CHECK(abroad.deadlines()[0].note.find("nz") != std::string::npos);

  Story future;
  future.request("2028-12-20");
  CHECK(future.deadlines()[0].due == "");
  CHECK(future.deadlines()[0].note.find("2028-12-31") != std::string::npos);

  Story undated;
  undated.add(Kind::request, "", "Please send me the reports.");
  CHECK(undated.deadlines()[0].note.find("day of the request") != std::string::npos);
}

TEST_CASE("a school's and the State Funeral's doubts are noted") {
  Story school;
  school.thread.authority_tags = {"school"};
  school.request("2026-03-18");
  CHECK(school.deadlines()[0].note.find("school") != std::string::npos);
  Story funeral;
  funeral.request("2022-09-01").reply("2022-09-30", {"not-held"});
  CHECK(funeral.deadlines()[0].note.find("19 September 2022") != std::string::npos);
  Story later;
  later.request("2022-09-12").reply("2022-09-30", {"not-held"});
  CHECK(later.deadlines()[0].note == "");
}

TEST_CASE("a petition's response is expected within 21 calendar days, which is not law") {
  Story story("petitions");
  story.thread.threshold_reached = day("2026-05-01");
  story.add(Kind::petition, "2026-04-01", "Publish the reports.")
      .add(Kind::petition_response, "2026-06-03", "The Government responded.");
  const auto deadlines = story.deadlines();
  REQUIRE(deadlines.size() == 1);
  CHECK(deadlines[0].calendar_days == 21);
  CHECK(deadlines[0].due == "2026-05-22");
  CHECK(deadlines[0].late == 12);
  CHECK(deadlines[0].cite.find("not law") != std::string::npos);
  story.thread.threshold_reached.reset();
  CHECK(story.deadlines().empty());
}

TEST_CASE("the law follows the place and what the site says was used") {
  CHECK(law_of("uk", "foi") == "foia");
  CHECK(law_of("england", "eir") == "eir");
  CHECK(law_of("scotland", "foi") == "foisa");
  CHECK(law_of("scotland", "eir") == "eisr");
  CHECK(law_of("nz", "foi") == "");
  CHECK(jurisdiction_of("uk", {"scottish"}) == "scotland");
  CHECK(jurisdiction_of("nz", {"scottish"}) == "nz");
}

TEST_CASE("asking for a review, and not") {
  CHECK(asks_for_review("I would like an INTERNAL review of this."));
  CHECK(asks_for_review("Please review your decision to refuse."));
  CHECK_FALSE(asks_for_review("Please send the annual review for 2025."));
  CHECK_FALSE(asks_for_review("Please send me a copy of the review."));
  CHECK(asks_for_review("I therefore request a review."));
}
