// The count itself, and what is noted beside it. Which message answered is
// decided in replies.cpp.
#include "indexer/findings/deadlines.hpp"

#include "indexer/findings/jurisdiction.hpp"
#include "indexer/findings/replies.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::indexer {

namespace {

using std::chrono::days;

constexpr int statutory_days = 20;
constexpr int petition_days = 21; // the Committee's practice, in calendar days

std::string_view reply_law(std::string_view law) {
  if (law == "eir") return "EIR reg.5(2)";
  if (law == "foisa") return "FOISA s.10";
  if (law == "eisr") return "EISR reg.5(2)";
  return "FOIA s.10";
}

struct ReviewRule {
  std::string_view law;
  std::string_view cite;
  int working_days;
};

ReviewRule review_rule(std::string_view law) {
  if (law == "eir") return {"eir", "EIR reg.11(4)", 40};
  if (law == "foisa") return {"foisa", "FOISA s.21", statutory_days};
  if (law == "eisr") return {"eisr", "EISR reg.16(4)", statutory_days};
  return {"code", "Section 45 Code, not law", statutory_days};
}

// Fills in the count from `from`; false (and a note) where the table ends.
bool count_days(Deadline& deadline, Day from, int working_days, const Holidays& holidays,
                HolidaySet set) {
  deadline.from = iso(from);
  deadline.working_days = working_days;
  const auto counted = add_working_days(holidays, set, from, working_days);
  if (!counted) {
    deadline.note = fmt::format("not computed: {}", counted.error().message);
    return false;
  }
  deadline.first_day = iso(counted->first);
  deadline.due = iso(counted->due);
  for (const Day day : counted->skipped) {
    deadline.skipped.push_back(iso(day));
    deadline.skipped_names.push_back(holidays.title(day, set));
  }
  return true;
}

// Lateness to the answer, or to as of while none came.
void judge(Deadline& deadline, const std::optional<Answer>& answer, Day as_of,
           const Holidays& holidays, HolidaySet set) {
  if (answer) {
    deadline.answered = iso(answer->day);
    deadline.answered_by = answer->id;
    if (const auto from = parse_day(deadline.from))
      if (const auto took = working_days_between(holidays, set, *from, answer->day))
        deadline.took = *took;
  }
  const auto due = parse_day(deadline.due);
  if (!due) return;
  const auto late = working_days_between(holidays, set, *due, answer ? answer->day : as_of);
  if (late)
    deadline.late = *late;
  else
    deadline.note = fmt::format("lateness not computed: {}", late.error().message);
}

void append_note(Deadline& deadline, std::string_view note) {
  if (note.empty()) return;
  if (!deadline.note.empty()) deadline.note += "; ";
  deadline.note += note;
}

std::string_view question_law(std::string_view law) {
  if (law == "eir") return "EIR reg.9";
  if (law == "foisa") return "FOISA s.1(3) and s.10(1)(b)";
  if (law == "eisr") return "EISR reg.9";
  return "FOIA s.1(3) and s.10(6)(b)";
}

// The bank holiday for the State Funeral was proclaimed on 10 September 2022;
// whether it counts for a request already running then can be argued.
void note_state_funeral(Deadline& deadline, Day from) {
  using namespace std::chrono;
  constexpr Day proclaimed = sys_days{year{2022} / September / 10};
  if (from < proclaimed && std::find(deadline.skipped.begin(), deadline.skipped.end(),
                                     "2022-09-19") != deadline.skipped.end())
    append_note(deadline, "19 September 2022 was proclaimed a bank holiday while the time ran; "
                          "counted as a working day it would be due one day earlier");
}

void note_school(Deadline& deadline, const std::vector<std::string>& tags) {
  for (const std::string& tag : tags)
    if (tag == "school" || tag == "academy_trust") {
      append_note(deadline, "a school: days without a session are not counted by law (up to 60 "
                            "working days), and its terms are not known here");
      return;
    }
}

Deadline reply_deadline(const TimedThread& thread, const TimedMessage& request,
                        const Holidays& holidays) {
  Deadline deadline;
  deadline.kind = "reply";
  deadline.law = thread.law;
  deadline.cite = reply_law(thread.law);
  const HolidaySet set = calendar_of(thread.law);
  const auto question = clarification(thread.messages);
  if (question && !question->answered) {
    deadline.from = iso(*request.day);
    deadline.note = fmt::format("not computed: the body asked for clarification on {} and what "
                                "came back was not seen; the time starts when it comes ({})",
                                long_date(question->asked), question_law(thread.law));
    if (const Reply reply = first_full_reply(thread.messages); reply.answer) {
      deadline.answered = iso(reply.answer->day);
      deadline.answered_by = reply.answer->id;
    }
    return deadline;
  }
  const Day from = question ? *question->answered : *request.day;
  if (!count_days(deadline, from, statutory_days, holidays, set)) return deadline;
  const Reply reply = first_full_reply(thread.messages);
  judge(deadline, reply.answer, thread.as_of, holidays, set);
  append_note(deadline, reply.doubt);
  if (!reply.answer && !reply.doubt.empty()) {
    deadline.doubtful = true;
    deadline.late = 0;
  }
  if (question)
    append_note(deadline,
                fmt::format("counted from {}, when the clarification asked for on {} "
                            "was given ({})",
                            long_date(from), long_date(question->asked), question_law(thread.law)));
  note_state_funeral(deadline, from);
  note_school(deadline, thread.authority_tags);
  return deadline;
}

// One for each review that was asked for, in the order of asking.
void add_reviews(std::vector<Deadline>& deadlines, const TimedThread& thread,
                 const Holidays& holidays) {
  const ReviewRule rule = review_rule(thread.law);
  const HolidaySet set = calendar_of(thread.law);
  for (std::size_t at = 0; at < thread.messages.size(); ++at) {
    const TimedMessage& message = thread.messages[at];
    if (message.kind != Kind::follow_up || !message.day || !asks_for_review(message.text)) continue;
    Deadline deadline;
    deadline.kind = "review";
    deadline.law = rule.law;
    deadline.cite = rule.cite;
    if (count_days(deadline, *message.day, rule.working_days, holidays, set))
      judge(deadline, review_answer(thread.messages, at), thread.as_of, holidays, set);
    deadlines.push_back(std::move(deadline));
  }
}

std::vector<Deadline> petition_deadline(const TimedThread& thread) {
  if (!thread.threshold_reached || thread.synthetic_times) return {};
  Deadline deadline;
  deadline.kind = "reply";
  deadline.law = "petitions";
  deadline.cite = "Petitions Committee practice, not law";
  deadline.from = iso(*thread.threshold_reached);
  deadline.calendar_days = petition_days;
  deadline.first_day = iso(*thread.threshold_reached + days{1});
  const Day due = *thread.threshold_reached + days{petition_days};
  deadline.due = iso(due);
  Day judged = thread.as_of;
  for (const TimedMessage& message : thread.messages)
    if (message.kind == Kind::petition_response && message.day) {
      judged = *message.day;
      deadline.answered = iso(judged);
      deadline.answered_by = message.id;
      break;
    }
  if (judged > due) deadline.late = static_cast<int>((judged - due).count());
  return {deadline};
}

} // namespace

std::vector<Deadline> deadlines_of(const TimedThread& thread, const Holidays& holidays) {
  if (thread.law == "petitions") return petition_deadline(thread);
  const TimedMessage* request = nullptr;
  for (const TimedMessage& message : thread.messages)
    if (message.kind == Kind::request && message.day) {
      request = &message;
      break;
    }
  Deadline none;
  none.kind = "reply";
  if (!is_uk(thread.jurisdiction)) {
    none.note = fmt::format("no deadline is computed: the law of '{}' is not known here",
                            thread.jurisdiction);
    return {none};
  }
  if (request == nullptr) {
    none.law = thread.law;
    none.note = "no deadline is computed: the day of the request is not known";
    return {none};
  }
  std::vector<Deadline> deadlines{reply_deadline(thread, *request, holidays)};
  add_reviews(deadlines, thread, holidays);
  return deadlines;
}

} // namespace sidestep::indexer
