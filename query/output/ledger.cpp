// Each promise against the body's next messages.
#include "query/output/ledger.hpp"

#include "common/text.hpp"
#include "common/words.hpp"
#include "query/output/wording.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

// What a thread itself can show: that the body wrote.
bool promises_an_answer(const Finding& promise) {
  static constexpr std::array<std::string_view, 28> acts{
      "respond", "response", "reply",    "replying", "answer",  "answered", "write",
      "writing", "send",     "sent",     "contact",  "hear",    "decision", "outcome",
      "let",     "provide",  "provided", "update",   "receive", "tell",     "told",
      "supply",  "issue",    "back",     "touch",    "limit",   "deadline", "responding"};
  const Words words = words_of(promise.quote);
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return std::find(acts.begin(), acts.end(), word.folded) != acts.end();
  });
}

bool says(const MessageRecord& message, std::string_view category) {
  return std::any_of(message.findings.begin(), message.findings.end(), [&](const Finding& each) {
    return each.category == category && each.polarity == Polarity::asserted;
  });
}

const Finding* promise_in(const MessageRecord& message) {
  for (const Finding& each : message.findings)
    if (each.kind == FindingKind::promise && each.polarity == Polarity::asserted &&
        promises_an_answer(each))
      return &each;
  return nullptr;
}

bool is_answer(const MessageRecord& message) {
  return message.by == By::authority && message.kind != Kind::attachment && !message.date.empty() &&
         !says(message, "acknowledgement");
}

void judge(LedgerRow& row, const ThreadView& view, std::size_t after) {
  const Day due = *row.promise->to;
  for (std::size_t n = after; n < view.messages.size(); ++n) {
    const MessageRecord& later = view.messages[n];
    const auto day = parse_day(later.date);
    if (!is_answer(later) || !day) continue;
    row.by = &later;
    const Finding* again = promise_in(later);
    if (again != nullptr && *again->to > due) { // another holding letter
      row.state = "put-off";
      row.new_day = again->to;
      row.slipped = static_cast<int>((*again->to - due).count());
      return;
    }
    row.slipped = std::max(0, static_cast<int>((*day - due).count()));
    row.state = row.slipped > 0 ? "late" : "kept";
    return;
  }
  const auto as_of = parse_day(view.thread.as_of.substr(0, 10));
  const bool over = as_of && *as_of > due;
  row.state = over ? "none-came" : "open";
  if (over) row.slipped = static_cast<int>((*as_of - due).count());
}

std::string sentence(const LedgerRow& row, const ThreadView& view) {
  const std::string days = counted(static_cast<std::size_t>(row.slipped), "day");
  const std::string as_of = day_words(view.thread.as_of.substr(0, 10));
  if (row.state == "kept") return "kept: came " + day_words(row.by->date);
  if (row.state == "late")
    return fmt::format("not kept: came {}, {} after", day_words(row.by->date), days);
  if (row.state == "put-off")
    return fmt::format("put off on {} to {}, slipped by {}", day_words(row.by->date),
                       long_date(*row.new_day), days);
  if (row.state == "none-came")
    return fmt::format("not kept: nothing seen by {}, {} after", as_of, days);
  if (row.state == "open") return "open: nothing seen by " + as_of;
  return row.promise->polarity == Polarity::tentative
             ? "not judged: it hangs on something"
             : "not judged: a thread does not show whether it was done";
}

} // namespace

std::vector<LedgerRow> ledger_of(const ThreadView& view) {
  std::vector<LedgerRow> out;
  for (std::size_t n = 0; n < view.messages.size(); ++n) {
    const MessageRecord& message = view.messages[n];
    if (message.by != By::authority) continue;
    for (const Finding& each : message.findings) {
      const bool counts =
          each.polarity == Polarity::asserted || each.polarity == Polarity::tentative;
      if (each.kind != FindingKind::promise || !counts || !each.to) continue;
      LedgerRow row;
      row.made_in = &message;
      row.promise = &each;
      row.state = "not-judged";
      if (each.polarity == Polarity::asserted && promises_an_answer(each)) judge(row, view, n + 1);
      out.push_back(row);
    }
  }
  return out;
}

std::string ledger_text(const ThreadView& view, const Terminal& terminal) {
  std::string out;
  for (const LedgerRow& row : ledger_of(view)) {
    const std::string line =
        fmt::format("{}, for {}: \"{}\"; {}.", day_words(row.made_in->date),
                    long_date(*row.promise->to), clean(row.promise->quote), sentence(row, view));
    out += wrap(line, terminal.columns, "  ") + "\n";
  }
  return out.empty() ? out : "Promised\n" + out;
}

} // namespace sidestep::query
