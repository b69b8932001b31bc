// Clocks that ran past what the configuration allows, and what stops them.
#include "indexer/findings/flags.hpp"
#include "indexer/findings/replies.hpp"
#include "tests/kit/places.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

const Holidays& holidays() {
  static const auto loaded =
      Holidays::load(sidestep::test::source_root() / "data/bank-holidays.json");
  REQUIRE(loaded);
  return *loaded;
}

TimedMessage message(std::string id, Kind kind, std::string_view day, std::string_view text) {
  TimedMessage out;
  out.id = std::move(id);
  out.kind = kind;
  out.day = parse_day(day);
  out.text = text;
  return out;
}

TimedThread complaint(std::vector<TimedMessage> messages) {
  TimedThread thread;
  thread.complaint = true;
  thread.jurisdiction = "uk";
  thread.as_of = *parse_day("2026-09-04");
  thread.messages = std::move(messages);
  read_replies(thread.messages);
  return thread;
}

std::vector<Flag> raised(const TimedThread& thread, std::string clock) {
  const auto rules = flag_rules({{"rule", {"complaints"}, std::move(clock), "5w", "6w", "c:1"}});
  REQUIRE(rules);
  return flags_of(thread, {}, *rules, holidays());
}

constexpr std::string_view letter = "Dear Sir, my bin was not collected.";
constexpr std::string_view answer = "The reasons are set out in the documents attached.";

} // namespace

TEST_CASE("limits are working days, weeks or days") {
  CHECK(time_limit("20wd")->unit == TimeLimit::Unit::working_days);
  CHECK(time_limit("5w")->count == 5);
  CHECK(time_limit("30d")->unit == TimeLimit::Unit::days);
  for (const char* wrong : {"", "w", "0d", "-3d", "5 w", "5wds", "99999d"})
    CHECK_FALSE(time_limit(wrong));
}

TEST_CASE("a wrong rule is named with its place, its value and what was expected") {
  const auto after = flag_rules({{"slow", {"foia"}, "whole", "soon", "", "config.toml:7"}});
  REQUIRE_FALSE(after);
  CHECK(after.error().code == Code::config);
  CHECK(after.error().message.find("config.toml:7") != std::string::npos);
  CHECK(after.error().message.find("soon") != std::string::npos);
  CHECK_FALSE(flag_rules({{"slow", {"fioa"}, "whole", "5w", "", "config.toml:7"}}));
}

TEST_CASE("a clock that runs is judged as of the last capture") {
  const TimedThread open = complaint({message("a", Kind::request, "2026-07-25", letter)});
  const auto flags = raised(open, "first-reply");
  REQUIRE(flags.size() == 1);
  CHECK(flags[0].due == "2026-08-29");
  CHECK(flags[0].double_due == "2026-09-05");
  CHECK_FALSE(flags[0].is_double);
  CHECK_FALSE(flags[0].stopped);
  CHECK(flags[0].as_of == "2026-09-04");
  // The last day that is allowed raises none.
  CHECK(raised(complaint({message("a", Kind::request, "2026-07-31", letter)}), "first-reply")
            .empty());
}

TEST_CASE("an acknowledgement stops no clock, an answer does") {
  Findings receipt(1);
  receipt[0].category = "acknowledgement";
  TimedMessage first = message("b", Kind::response, "2026-06-03", "Received.");
  first.findings = &receipt;
  const TimedThread late = complaint({message("a", Kind::request, "2026-06-01", letter), first,
                                      message("c", Kind::response, "2026-07-14", answer)});
  const auto flags = raised(late, "first-reply");
  REQUIRE(flags.size() == 1);
  CHECK(flags[0].stopped == "2026-07-14");
  CHECK(flags[0].stopped_by == "c");
  CHECK(flags[0].is_double);
}

TEST_CASE("the whole clock runs on to the answer of the review that was asked for") {
  const TimedThread thread = complaint(
      {message("a", Kind::request, "2026-06-01", letter),
       message("b", Kind::response, "2026-06-10", answer),
       message("c", Kind::follow_up, "2026-06-12", "I ask for a review of your decision."),
       message("d", Kind::response, "2026-07-08", answer)});
  CHECK(raised(thread, "first-reply").empty());
  const auto flags = raised(thread, "whole");
  REQUIRE(flags.size() == 1);
  CHECK(flags[0].stopped_by == "d");
}

TEST_CASE("rules are for their own kind of thread") {
  TimedThread request = complaint({message("a", Kind::request, "2026-06-01", letter)});
  request.complaint = false;
  request.law = "foia";
  CHECK(raised(request, "first-reply").empty());
}
