// Terms and slots of messages and threads.
#include "indexer/store/document.hpp"

#include "common/model/json.hpp"
#include "common/text.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/terms.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace sidestep::indexer::store {
namespace {

void add_value_term(Xapian::Document& document, std::string_view prefix, std::string_view value) {
  const std::string form = value_form(value);
  if (!form.empty()) document.add_boolean_term(term_of(prefix, form));
}

// Names by which a thread is asked for without its source.
void add_thread_names(Xapian::Document& document, const ThreadRecord& thread) {
  document.add_boolean_term(thread_term(thread.id));
  const std::size_t colon = thread.id.find(':');
  add_value_term(document, prefix::other_name, std::string_view(thread.id).substr(colon + 1));
  for (const std::string& other : thread.other_names)
    add_value_term(document, prefix::other_name, other);
}

std::string extension_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos || file_name.size() - dot > 12) return "";
  return std::string(file_name.substr(dot + 1));
}

void add_fixed_terms(Xapian::Document& document, const ThreadEntry& entry,
                     const MessageRecord& message) {
  document.add_boolean_term(std::string(message_marker));
  document.add_boolean_term(id_term(message.id));
  add_thread_names(document, entry.thread);
  add_value_term(document, prefix::source, message.source);
  add_value_term(document, prefix::kind, name(message.kind));
  add_value_term(document, prefix::by, name(message.by));
  for (const std::string& each : entry.authorities)
    add_value_term(document, prefix::authority, each);
  for (const std::string& each : entry.also_called)
    add_value_term(document, prefix::authority_name, each);
  add_value_term(document, prefix::authority_name, message.authority);
  add_value_term(document, prefix::authority_name, message.authority_name);
  add_value_term(document, prefix::requester, entry.thread.requester);
  add_value_term(document, prefix::filetype, extension_of(message.filename));
  if (message.kind == Kind::petition_response)
    add_value_term(document, prefix::revised, message.revised ? "yes" : "no");
}

// On the message that stopped the clock; while it runs, on the one that opened
// the thread.
void add_flags(Xapian::Document& document, const ThreadEntry& entry, const MessageRecord& message) {
  for (const Flag& flag : entry.thread.flags) {
    const bool opens = !entry.messages.empty() && message.id == entry.messages.front().id;
    if (flag.stopped ? message.id != flag.stopped_by : !opens) continue;
    add_value_term(document, prefix::flag, flag.name);
    if (flag.is_double) add_value_term(document, prefix::flag, flag.name + "/double");
    if (!flag.stopped) add_value_term(document, prefix::flag, flag.name + "/open");
  }
}

// A name:value tag is found by its name alone too.
void add_moving_terms(Xapian::Document& document, const ThreadEntry& entry,
                      const MessageRecord& message) {
  add_value_term(document, prefix::status, message.status);
  if (message.delisted) add_value_term(document, prefix::delisted, "yes");
  add_value_term(document, prefix::reply, message.reply); // what was asked before it counts
  add_flags(document, entry, message);
  for (const std::string& tag : entry.thread.tags) {
    add_value_term(document, prefix::tag, tag);
    if (const std::size_t colon = tag.find(':'); colon != std::string::npos)
      add_value_term(document, prefix::tag, std::string_view(tag).substr(0, colon));
  }
}

std::set<std::string> moving_terms(const Xapian::Document& document) {
  std::set<std::string> out;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    const std::string each = *term;
    for (const std::string_view moving :
         {prefix::status, prefix::delisted, prefix::tag, prefix::reply, prefix::flag})
      if (each.starts_with(moving)) out.insert(each);
  }
  return out;
}

void add_number(Xapian::Document& document, unsigned slot, double value) {
  document.add_value(slot, Xapian::sortable_serialise(value));
}

// The time limit of the first full reply, when one could be computed. Those of
// petitions count calendar days, which late: and took: do not.
const Deadline* reply_deadline(const ThreadRecord& thread) {
  const auto found =
      std::find_if(thread.deadlines.begin(), thread.deadlines.end(), [](const Deadline& each) {
        return each.kind == "reply" && !each.due.empty() && each.calendar_days == 0;
      });
  return found == thread.deadlines.end() ? nullptr : &*found;
}

void add_deadline(Xapian::Document& document, const Deadline& deadline) {
  add_number(document, slot::late, deadline.late);
  if (deadline.took) add_number(document, slot::took, *deadline.took);
}

// The message that late: and took: find: the reply that was taken; while none
// came, the one that opened the thread.
bool concerns(const Deadline& deadline, const ThreadEntry& entry, const MessageRecord& message) {
  if (deadline.answered) return message.id == deadline.answered_by;
  return !entry.messages.empty() && message.id == entry.messages.front().id;
}

// The calendar of the thread's law (FOISA s.73 counts Scotland's holidays, all
// else in the UK every part's), as deadlines are counted.
char calendar_of(const ThreadRecord& thread) {
  if (thread.law == "foisa" || thread.law == "eisr" || thread.jurisdiction == "scotland")
    return 's';
  constexpr std::array<std::string_view, 4> uk{"uk", "england", "wales", "northern-ireland"};
  return std::find(uk.begin(), uk.end(), thread.jurisdiction) == uk.end() ? '-' : 'u';
}

// What of a message's id stands behind its thread's.
std::string local_id(const MessageRecord& message) {
  const std::size_t start = message.thread.size() + 1; // and the #
  return message.id.size() > start ? message.id.substr(start) : std::string{};
}

void add_slots(Xapian::Document& document, const ThreadEntry& entry, const MessageRecord& message) {
  if (!message.date.empty()) document.add_value(slot::date, day_value(message.date));
  document.add_value(slot::place, place_value(message.date, message.thread, message.order));
  document.add_value(slot::thread, message.thread);
  document.add_value(slot::id, message.id);
  if (!message.date.empty())
    document.add_value(
        slot::event,
        event_value({message.thread, local_id(message), day_value(message.date), message.order,
                     day_value(message.as_of), calendar_of(entry.thread)}));
  document.add_value(slot::as_of, day_value(message.as_of));
  if (const Deadline* reply = reply_deadline(entry.thread);
      reply != nullptr && concerns(*reply, entry, message))
    add_deadline(document, *reply);
  if (entry.thread.signatures)
    add_number(document, slot::signatures, static_cast<double>(*entry.thread.signatures));
}

// The greatest: a letter that counts twice claims the larger.
void add_claims(Xapian::Document& document, const Findings& findings) {
  double most = 0;
  for (const Finding& each : findings)
    if (each.kind == FindingKind::cost_claim && each.polarity == Polarity::asserted)
      most = std::max(most, each.hours);
  if (most > 0) add_number(document, slot::claims_hours, most);
}

bool opens_thread(const MessageRecord& message) {
  return message.kind == Kind::request || message.kind == Kind::petition;
}

} // namespace

Xapian::Document document_of(const ThreadEntry& entry, const MessageRecord& message) {
  Xapian::Document document;
  // The title is the opening message's subject line; elsewhere it is the
  // thread's, and only title: finds it.
  add_words(document, message, opens_thread(message) ? message.title : std::string_view{});
  add_text(document, prefix::title, message.title);
  add_findings(document, message.findings);
  add_fixed_terms(document, entry, message);
  add_moving_terms(document, entry, message);
  add_slots(document, entry, message);
  add_claims(document, message.findings);
  document.set_data(data_of(message));
  return document;
}

Xapian::Document document_of(const ThreadEntry& entry) {
  const ThreadRecord& thread = entry.thread;
  Xapian::Document document;
  document.add_boolean_term(std::string(thread_marker));
  document.add_boolean_term(id_term(thread.id));
  add_thread_names(document, thread);
  document.add_value(slot::place, place_value(thread.date, thread.id, 0));
  document.add_value(slot::thread, thread.id);
  document.add_value(slot::as_of, day_value(std::string_view(thread.as_of).substr(0, 10)));
  document.add_value(slot::signature, entry.signature);
  if (const Deadline* reply = reply_deadline(thread)) add_deadline(document, *reply);
  if (thread.signatures)
    add_number(document, slot::signatures, static_cast<double>(*thread.signatures));
  document.set_data(data_of(thread));
  return document;
}

void restamp(Xapian::Document& document, const ThreadEntry& entry, const MessageRecord& message) {
  document.clear_values();
  add_slots(document, entry, message);
  document.set_data(data_of(message));
  Xapian::Document fresh;
  add_moving_terms(fresh, entry, message);
  // Xapian rewrites postings only when terms were touched: leave them where
  // they are the same.
  const std::set<std::string> old = moving_terms(document);
  if (old == moving_terms(fresh)) return;
  for (const std::string& each : old)
    document.remove_term(each);
  add_moving_terms(document, entry, message);
}

} // namespace sidestep::indexer::store
