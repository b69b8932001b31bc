// Deadlines for people: is it late, by which rule, counted how, as of when.
#include "common/text.hpp"
#include "query/output/show.hpp"
#include "query/output/wording.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr std::size_t label_width = 9;

// Days of the thread's own year go without the year.
std::string day_in(const ThreadRecord& thread, const std::string& day) {
  return day.substr(0, 4) == thread.date.substr(0, 4) ? short_day_words(day) : day_words(day);
}

std::string what(const Deadline& deadline) {
  if (deadline.law == "petitions") return "Government response";
  return deadline.kind == "review" ? "Internal review" : "First full reply";
}

struct Verdict {
  std::string label{};
  Hue hue = Hue::plain;
  std::string sentence{};
};

std::string days(const Deadline& deadline, int n) {
  return counted(static_cast<std::size_t>(n), deadline.calendar_days > 0 ? "day" : "working day");
}

Verdict verdict(const Deadline& deadline, const ThreadRecord& thread) {
  const std::string head = what(deadline) + ": ";
  const std::string as_of = day_in(thread, thread.as_of.substr(0, 10));
  if (deadline.due.empty()) {
    std::string text =
        head + (deadline.note.empty() ? "no deadline is computed" : clean(deadline.note));
    if (deadline.answered) text += "; came " + day_in(thread, *deadline.answered);
    return {"UNKNOWN", Hue::bold, text + "."};
  }
  const std::string due = day_in(thread, deadline.due);
  if (deadline.answered) {
    const std::string came = day_in(thread, *deadline.answered);
    if (deadline.late > 0)
      return {"LATE", Hue::red,
              fmt::format("{}due {}, came {}, {} late.", head, due, came,
                          days(deadline, deadline.late))};
    return {"MET", Hue::green,
            fmt::format("{}due {}, came {}{}.", head, due, came,
                        deadline.took ? fmt::format(", working day {}", *deadline.took) : "")};
  }
  if (deadline.doubtful)
    return {"IN DOUBT", Hue::yellow,
            fmt::format("{}expected {}; whether it came is not known.", head, due)};
  if (deadline.late > 0)
    return {"NO REPLY", Hue::red,
            fmt::format("{}expected {}, none seen by {}, {} over.", head, due, as_of,
                        days(deadline, deadline.late))};
  return {"OPEN", Hue::yellow, fmt::format("{}due {}, none seen by {}.", head, due, as_of)};
}

std::string skipped(const Deadline& deadline, const ThreadRecord& thread) {
  std::string out = "not counted: ";
  for (std::size_t n = 0; n < deadline.skipped.size(); ++n) {
    out += day_in(thread, deadline.skipped[n]);
    if (n < deadline.skipped_names.size() && !deadline.skipped_names[n].empty())
      out += " (" + clean(deadline.skipped_names[n]) + ")";
    out += ", ";
  }
  return out + "weekends";
}

std::string rule(const Deadline& deadline, const ThreadRecord& thread) {
  if (deadline.due.empty()) return "";
  const std::string due = day_in(thread, deadline.due);
  if (deadline.calendar_days > 0)
    return fmt::format("{}: {} after {}.", clean(deadline.cite),
                       counted(static_cast<std::size_t>(deadline.calendar_days), "day"),
                       day_in(thread, deadline.from));
  return fmt::format("{}: day 1 is {}, day {} is {}; {}.", clean(deadline.cite),
                     day_in(thread, deadline.first_day), deadline.working_days, due,
                     skipped(deadline, thread));
}

// "message 4 (incoming-1061)".
std::string taken(const Deadline& deadline, const ThreadView& view) {
  std::size_t number = 0;
  for (const MessageRecord& message : view.messages) {
    if (message.kind != Kind::attachment) ++number;
    if (message.id != deadline.answered_by) continue;
    const std::string local = message.id.substr(message.id.find('#') + 1);
    return fmt::format("The reply taken is message {} ({}).", number, clean(local));
  }
  return "";
}

// "20 working days", "5 weeks".
std::string limit_words(std::string_view limit) {
  const std::size_t digits = std::min(limit.find_first_not_of("0123456789"), limit.size());
  const std::string_view unit = limit.substr(digits);
  std::size_t n = 0;
  std::from_chars(limit.data(), limit.data() + digits, n);
  return counted(n, unit == "wd" ? "working day" : unit == "w" ? "week" : "day");
}

std::string flag_text(const Flag& flag, const ThreadRecord& thread) {
  std::string out =
      fmt::format("{}: {} from {} ended on {}", clean(flag.name), limit_words(flag.after),
                  day_in(thread, flag.from), day_in(thread, flag.due));
  if (flag.is_double) out += "; twice, since " + day_in(thread, flag.double_due);
  const std::string clock = flag.clock == "whole" ? "of the whole matter" : "to the first reply";
  if (flag.stopped)
    return out + fmt::format(". The clock {} was stopped on {} ({}).", clock,
                             day_in(thread, *flag.stopped),
                             clean(flag.stopped_by.substr(flag.stopped_by.find('#') + 1)));
  return out +
         fmt::format(". The clock {} was still running on {}.", clock, day_in(thread, flag.as_of));
}

} // namespace

std::string flags_text(const ThreadView& view, const Terminal& terminal) {
  std::string out;
  const std::string indent(label_width, ' ');
  constexpr std::string_view label = "FLAG";
  for (const Flag& flag : view.thread.flags)
    out += terminal.paint(label, Hue::red, true) + std::string(label_width - label.size(), ' ') +
           wrap(flag_text(flag, view.thread), terminal.columns, indent).substr(label_width) + "\n";
  return out;
}

std::string deadlines_text(const ThreadView& view, const Terminal& terminal) {
  std::string out;
  for (const Deadline& deadline : view.thread.deadlines) {
    const Verdict judged = verdict(deadline, view.thread);
    std::string text = judged.sentence;
    for (const std::string& line : {rule(deadline, view.thread), taken(deadline, view),
                                    deadline.due.empty() || deadline.note.empty()
                                        ? std::string{}
                                        : "In doubt: " + clean(deadline.note) + "."})
      if (!line.empty()) text += "\n" + line;
    const std::string indent(label_width, ' ');
    const std::string block = wrap(text, terminal.columns, indent).substr(label_width);
    out += terminal.paint(judged.label, judged.hue, true) +
           std::string(label_width - judged.label.size(), ' ') + block + "\n";
  }
  return out;
}

} // namespace sidestep::query
