// Records back from the JSON that the index carries. The bytes are our own, but
// a damaged index or a newer writer must end in an Error, never in a crash.
#include "common/model/json.hpp"

#include <nlohmann/json.hpp>

namespace sidestep {
namespace {

using Json = nlohmann::json;

// A key's value in `target`, which keeps what it has when the key is absent or null.
template <class T> void take(const Json& object, const char* key, T& target) {
  const auto found = object.find(key);
  if (found != object.end() && !found->is_null()) found->get_to(target);
}

std::string word(const Json& object, const char* key) {
  std::string out;
  take(object, key, out);
  return out;
}

std::optional<Day> day(const Json& object, const char* key) { return parse_day(word(object, key)); }

Finding finding_from(const Json& json) {
  Finding out;
  out.kind = finding_kind_named(word(json, "kind")).value_or(FindingKind::phrase);
  take(json, "category", out.category);
  take(json, "family", out.family);
  take(json, "law", out.law);
  take(json, "ref", out.ref);
  out.from = day(json, "from");
  out.to = day(json, "to");
  take(json, "precision", out.precision);
  take(json, "hours", out.hours);
  take(json, "term", out.term);
  out.polarity = polarity_named(word(json, "polarity")).value_or(Polarity::asserted);
  take(json, "start", out.start);
  take(json, "end", out.end);
  take(json, "quote", out.quote);
  take(json, "rule", out.rule);
  take(json, "lexicon", out.lexicon);
  return out;
}

VoiceSpan voice_from(const Json& json) {
  VoiceSpan out;
  out.voice = voice_named(word(json, "voice")).value_or(Voice::own);
  take(json, "start", out.start);
  take(json, "end", out.end);
  return out;
}

Proof proof_from(const Json& json) {
  Proof out;
  take(json, "sha256", out.sha256);
  take(json, "warc", out.warc);
  take(json, "offset", out.offset);
  take(json, "captured", out.captured);
  return out;
}

Deadline deadline_from(const Json& json) {
  Deadline out;
  take(json, "kind", out.kind);
  take(json, "law", out.law);
  take(json, "cite", out.cite);
  take(json, "from", out.from);
  take(json, "working_days", out.working_days);
  take(json, "calendar_days", out.calendar_days);
  take(json, "first_day", out.first_day);
  take(json, "skipped", out.skipped);
  take(json, "skipped_names", out.skipped_names);
  take(json, "due", out.due);
  if (const std::string answered = word(json, "answered"); !answered.empty())
    out.answered = answered;
  take(json, "answered_by", out.answered_by);
  if (json.contains("took")) out.took = json.at("took").get<int>();
  take(json, "late", out.late);
  take(json, "doubtful", out.doubtful);
  take(json, "note", out.note);
  return out;
}

Flag flag_from(const Json& json) {
  Flag out;
  take(json, "name", out.name);
  take(json, "clock", out.clock);
  take(json, "after", out.after);
  take(json, "from", out.from);
  take(json, "due", out.due);
  take(json, "double_due", out.double_due);
  take(json, "double", out.is_double);
  if (const std::string stopped = word(json, "stopped"); !stopped.empty()) out.stopped = stopped;
  take(json, "stopped_by", out.stopped_by);
  take(json, "as_of", out.as_of);
  return out;
}

template <class T, class Read>
void take_all(const Json& object, const char* key, std::vector<T>& target, Read read) {
  const auto found = object.find(key);
  if (found == object.end()) return;
  for (const Json& each : found->get_ref<const Json::array_t&>())
    target.push_back(read(each));
}

void take_proof(const Json& object, Proof& target) {
  if (const auto found = object.find("proof"); found != object.end()) target = proof_from(*found);
}

MessageRecord read_message(const Json& json) {
  MessageRecord out;
  json.at("id").get_to(out.id);
  json.at("thread").get_to(out.thread);
  take(json, "source", out.source);
  take(json, "authority", out.authority);
  take(json, "authority_name", out.authority_name);
  out.by = by_named(word(json, "by")).value_or(By::authority);
  out.kind = kind_named(word(json, "kind")).value_or(Kind::response);
  take(json, "date", out.date);
  take(json, "date_basis", out.date_basis);
  take(json, "sent", out.sent);
  take(json, "as_of", out.as_of);
  take(json, "title", out.title);
  take(json, "url", out.url);
  take(json, "status", out.status);
  take(json, "author", out.author);
  take(json, "text", out.text);
  take_all(json, "voices", out.voices, voice_from);
  take_all(json, "findings", out.findings, finding_from);
  take_proof(json, out.proof);
  take(json, "order", out.order);
  take(json, "filename", out.filename);
  take(json, "page_starts", out.page_starts);
  take(json, "words", out.words);
  take(json, "note", out.note);
  take(json, "reply", out.reply);
  take(json, "reply_reasons", out.reply_reasons);
  take(json, "revised", out.revised);
  take(json, "superseded", out.superseded);
  take(json, "private", out.is_private);
  take(json, "delisted", out.delisted);
  return out;
}

CitingPage citing_from(const Json& json) {
  CitingPage out;
  take(json, "url", out.url);
  take(json, "title", out.title);
  take(json, "date", out.date);
  return out;
}

ThreadRecord read_thread(const Json& json) {
  ThreadRecord out;
  json.at("id").get_to(out.id);
  take(json, "source", out.source);
  take(json, "title", out.title);
  take(json, "url", out.url);
  take(json, "authority", out.authority);
  take(json, "authority_name", out.authority_name);
  take(json, "requester", out.requester);
  take(json, "law", out.law);
  take(json, "jurisdiction", out.jurisdiction);
  take(json, "date", out.date);
  take(json, "as_of", out.as_of);
  take(json, "as_of_basis", out.as_of_basis);
  take(json, "status", out.status);
  take(json, "status_text", out.status_text);
  take(json, "tags", out.tags);
  take(json, "other_names", out.other_names);
  take_all(json, "deadlines", out.deadlines, deadline_from);
  take_all(json, "flags", out.flags, flag_from);
  take(json, "notes", out.notes);
  if (json.contains("signatures")) out.signatures = json.at("signatures").get<std::int64_t>();
  take_all(json, "cited_by", out.cited_by, citing_from);
  take_proof(json, out.proof);
  take(json, "messages", out.messages);
  take(json, "law_used", out.law_used);
  take(json, "departments", out.departments);
  take(json, "authority_tags", out.authority_tags);
  take(json, "threshold_reached", out.threshold_reached);
  take(json, "parliament", out.parliament);
  return out;
}

template <class Record, class Read>
Result<Record> read(std::string_view json, std::string_view what, Read record) {
  try {
    return record(Json::parse(json));
  } catch (const std::exception& error) {
    return hinted(fail(Code::index, "the index holds a {} record that cannot be read: {}", what,
                       error.what()),
                  "run: sidestep index --rebuild (the archive itself is not affected)");
  }
}

} // namespace

Result<MessageRecord> message_from(std::string_view json) {
  return read<MessageRecord>(json, "message", read_message);
}

Result<ThreadRecord> thread_from(std::string_view json) {
  return read<ThreadRecord>(json, "thread", read_thread);
}

} // namespace sidestep
