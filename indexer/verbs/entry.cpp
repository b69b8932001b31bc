// Puts together what pages, voices and findings said of a thread. It judges
// nothing by the clock: days are counted to the thread's own as of.
#include "indexer/verbs/entry.hpp"

#include "common/words.hpp"
#include "indexer/findings/deadlines.hpp"
#include "indexer/findings/jurisdiction.hpp"
#include "indexer/findings/replies.hpp"
#include "indexer/voice/voice.hpp"
#include "sites/address.hpp"

#include <algorithm>

namespace sidestep::indexer {

namespace {

std::string_view request_text(const Thread& thread) {
  for (const Message& message : thread.messages)
    if (message.kind == Kind::request) return message.text;
  return {};
}

Proof proof_of(const archive::CaptureRow& row) {
  return Proof{row.digest, row.place.file, row.place.offset, iso(row.at)};
}

LetterContext letter_context(const Message& message, const Thread& thread,
                             const sites::Source& source) {
  LetterContext context;
  context.date = message.date;
  context.jurisdiction = jurisdiction_of(source.jurisdiction, thread.authority_tags);
  context.law_used = thread.law_used;
  context.authority_tags = thread.authority_tags;
  context.kind = message.kind;
  return context;
}

// What the thread and the page say of a message.
MessageRecord record_of(const Message& message, const Gathered& gathered,
                        const sites::Source& source, int order) {
  const Thread& thread = gathered.thread;
  MessageRecord record;
  record.id = sites::Id{source.name, thread.name, message.local_id}.text();
  record.thread = sites::Id{source.name, thread.name, ""}.text();
  record.source = source.name;
  record.authority = thread.authority;
  record.authority_name = thread.authority_name;
  record.kind = message.kind;
  record.by = speaker_of(message.kind);
  record.date = message.date ? iso(*message.date) : "";
  record.date_basis = message.date_basis;
  record.sent = message.sent ? iso(*message.sent) : "";
  record.title = thread.title;
  record.url = message.url;
  record.status = thread.status;
  record.author = message.author;
  record.text = message.text;
  record.proof = proof_of(message.capture.value_or(gathered.proof));
  record.order = order;
  record.filename = message.file_name;
  record.page_starts = message.page_starts;
  record.note = message.note;
  record.revised = message.revised;
  record.superseded = message.superseded;
  record.is_private = gathered.proof.is_private;
  record.delisted = thread.delisted;
  return record;
}

void read_words(MessageRecord& record, const Message& message, const Gathered& gathered,
                const sites::Source& source, const Readers& readers) {
  const Thread& thread = gathered.thread;
  VoiceContext context{message.kind, {}};
  if (message.kind != Kind::request) context.request_text = request_text(thread);
  Words words = words_of(record.text);
  record.voices = voices_of(record.text, words, context);
  record.words = static_cast<int>(words.size());
  if (record.by == By::authority)
    record.findings = readers.miner.mine(record.text, std::move(words), record.voices,
                                         letter_context(message, thread, source));
}

// What was read of the same words before.
void take_words(MessageRecord& record, const MessageRecord& before) {
  record.voices = before.voices;
  record.words = before.words;
  record.findings = before.findings;
}

ThreadRecord thread_record(const Gathered& gathered, const sites::Source& source) {
  const Thread& thread = gathered.thread;
  ThreadRecord record;
  record.id = sites::Id{source.name, thread.name, ""}.text();
  record.source = source.name;
  record.title = thread.title;
  record.url = thread.url;
  record.authority = thread.authority;
  record.authority_name = thread.authority_name;
  record.requester = thread.requester;
  record.jurisdiction = jurisdiction_of(source.jurisdiction, thread.authority_tags);
  record.as_of = iso(gathered.as_of);
  record.as_of_basis = gathered.as_of_basis;
  record.status = thread.status;
  record.status_text = thread.status_text;
  record.tags = thread.tags;
  record.notes = thread.notes;
  record.signatures = thread.signatures;
  record.proof = proof_of(gathered.proof);
  record.messages = static_cast<int>(thread.messages.size());
  record.law_used = thread.law_used;
  record.departments = thread.departments;
  record.authority_tags = thread.authority_tags;
  if (thread.response_threshold_reached)
    record.threshold_reached = iso(*thread.response_threshold_reached);
  record.parliament = thread.parliament;
  record.other_names = gathered.other_names;
  return record;
}

bool came_with_file(const Thread& thread, std::string_view local_id) {
  return std::any_of(thread.messages.begin(), thread.messages.end(),
                     [&](const Message& message) { return message.parent == local_id; });
}

// The thread as the count of days sees it. Views into `entry`.
TimedThread timed(const Gathered& gathered, const sites::Source& source,
                  const store::ThreadEntry& entry, Day as_of) {
  const Thread& thread = gathered.thread;
  TimedThread result;
  const bool petition = source.platform == sites::Platform::uk_petitions;
  result.jurisdiction = entry.thread.jurisdiction;
  result.law = petition ? "petitions" : law_of(result.jurisdiction, thread.law_used);
  result.authority_tags = thread.authority_tags;
  result.as_of = as_of;
  if (thread.response_threshold_reached)
    if (const auto day = day_in_zone(*thread.response_threshold_reached, source.timezone))
      result.threshold_reached = *day;
  result.synthetic_times = thread.parliament == "2010-2015";
  for (std::size_t at = 0; at < thread.messages.size(); ++at) {
    const Message& message = thread.messages[at];
    const MessageRecord& record = entry.messages[at];
    result.messages.push_back(
        TimedMessage{record.id, message.kind, message.date, record.text, &record.findings,
                     came_with_file(thread, message.local_id), message.superseded, &record.voices});
  }
  read_replies(result.messages);
  return result;
}

void take_replies(store::ThreadEntry& entry, const TimedThread& counted) {
  for (std::size_t at = 0; at < entry.messages.size(); ++at) {
    MessageRecord& record = entry.messages[at];
    if (record.kind != Kind::response) continue;
    record.reply = name(counted.messages[at].reply.what);
    record.reply_reasons = counted.messages[at].reply.reasons;
  }
}

// One value for each body, and every other name that finds it. The table knows
// bodies of the UK; elsewhere a like name is another body.
void name_authorities(store::ThreadEntry& entry, const Thread& thread,
                      const AuthorityTable& table) {
  std::vector<std::string> called = thread.departments;
  if (called.empty() && !thread.authority.empty()) called.push_back(thread.authority);
  for (const std::string& each : called) {
    const Authority* body = is_uk(entry.thread.jurisdiction) ? table.find(each) : nullptr;
    if (body == nullptr && called.size() == 1 && is_uk(entry.thread.jurisdiction))
      body = table.find(thread.authority_name);
    entry.authorities.push_back(body == nullptr ? each : body->id);
    if (body == nullptr) continue;
    entry.also_called.push_back(each);
    entry.also_called.insert(entry.also_called.end(), body->names.begin(), body->names.end());
    entry.also_called.insert(entry.also_called.end(), body->acronyms.begin(), body->acronyms.end());
  }
}

} // namespace

store::ThreadEntry entry_of(const Gathered& gathered, const sites::Source& source,
                            const Readers& readers, const store::ThreadEntry* read) {
  const Thread& thread = gathered.thread;
  store::ThreadEntry entry;
  entry.thread = thread_record(gathered, source);
  const auto zone_day = day_in_zone(gathered.as_of, source.timezone);
  const Day as_of = zone_day ? *zone_day : std::chrono::floor<std::chrono::days>(gathered.as_of);
  int order = 0;
  for (const Message& message : thread.messages) {
    MessageRecord record = record_of(message, gathered, source, order++);
    record.as_of = iso(as_of);
    if (read != nullptr)
      take_words(record, read->messages[entry.messages.size()]);
    else
      read_words(record, message, gathered, source, readers);
    entry.messages.push_back(std::move(record));
  }
  if (!entry.messages.empty()) entry.thread.date = entry.messages.front().date;
  const TimedThread counted = timed(gathered, source, entry, as_of);
  if (counted.law != "petitions") entry.thread.law = counted.law;
  take_replies(entry, counted);
  entry.thread.deadlines = deadlines_of(counted, readers.holidays);
  entry.thread.flags = flags_of(counted, entry.thread.deadlines, readers.flags, readers.holidays);
  name_authorities(entry, thread, readers.authorities);
  return entry;
}

} // namespace sidestep::indexer
