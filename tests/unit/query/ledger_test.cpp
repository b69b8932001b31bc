// The promise ledger: what a thread's later messages and its last capture show.
#include "query/output/ledger.hpp"
#include "query/output/show.hpp"
#include "tests/kit/query/sample_index.hpp"

#include <nlohmann/json.hpp>

using namespace sidestep;
using namespace sidestep::query;

namespace {

MessageRecord reply(const ThreadRecord& thread, std::string local, std::string date,
                    std::string text, std::string_view due = "") {
  MessageRecord out =
      sample::message(thread, std::move(local), Kind::response, std::move(date), std::move(text));
  if (!due.empty()) {
    Finding promise = sample::phrase(out, out.text, "", "");
    promise.kind = FindingKind::promise;
    promise.from = promise.to = parse_day(due);
    out.findings.push_back(promise);
  }
  return out;
}

ThreadView thread_with(std::vector<MessageRecord> messages) {
  ThreadView view;
  view.thread = sample::visits().thread;
  view.thread.as_of = "2026-09-04T00:00:00Z";
  view.messages = std::move(messages);
  return view;
}

std::string states(const ThreadView& view) {
  std::string out;
  for (const LedgerRow& row : ledger_of(view))
    out += row.state + "/" + std::to_string(row.slipped) + " ";
  return out;
}

} // namespace

TEST_CASE("a promise is kept, late, put off, or met with nothing as of the capture") {
  const ThreadRecord thread = sample::visits().thread;
  const auto holding = [&](std::string_view due) {
    return reply(thread, "incoming-1", "2026-05-01", "We will write to you.", due);
  };
  CHECK(states(thread_with({holding("2026-05-08"),
                            reply(thread, "incoming-2", "2026-05-08", "Here.")})) == "kept/0 ");
  CHECK(states(thread_with({holding("2026-05-08"),
                            reply(thread, "incoming-2", "2026-05-18", "Here.")})) == "late/10 ");
  CHECK(states(thread_with({holding("2026-05-08"), reply(thread, "incoming-2", "2026-05-09",
                                                         "We will reply later.", "2026-05-29")})) ==
        "put-off/21 none-came/98 ");
  CHECK(states(thread_with({holding("2026-09-30")})) == "open/0 ");
}

TEST_CASE("what a thread cannot show is not judged") {
  const ThreadRecord thread = sample::visits().thread;
  CHECK(states(thread_with({reply(thread, "incoming-1", "2026-05-01", "The bridge will be open.",
                                  "2026-05-08")})) == "not-judged/0 ");
}

TEST_CASE("show prints the ledger in text and JSON") {
  const ThreadRecord thread = sample::visits().thread;
  const ThreadView view =
      thread_with({reply(thread, "incoming-1", "2026-05-01", "We will write to you.", "2026-05-08"),
                   reply(thread, "incoming-2", "2026-05-18", "Here.")});
  CHECK(ledger_text(view, Terminal{}) ==
        "Promised\n  1 May 2026, for 8 May 2026: \"We will write to you.\"; not kept: came 18 May\n"
        "  2026, 10 days after.\n");
  const auto json = nlohmann::ordered_json::parse(show_line(view));
  CHECK(json["promises"][0]["state"] == "late");
  CHECK(json["promises"][0]["slipped"] == 10);
}
