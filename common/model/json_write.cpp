// Records to JSON. Empty and default values are left out of what the index
// carries; what a finding, a deadline or a proof says is always whole.
#include "common/model/json.hpp"

#include "common/text.hpp"

#include <nlohmann/json.hpp>

namespace sidestep {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}
void put(Json& object, const char* key, bool value) {
  if (value) object[key] = true;
}
void put(Json& object, const char* key, int value) {
  if (value != 0) object[key] = value;
}
template <class T> void put(Json& object, const char* key, const std::vector<T>& values) {
  if (!values.empty()) object[key] = values;
}

Json day_or_null(const std::optional<Day>& day) { return day ? Json(iso(*day)) : Json(nullptr); }

} // namespace

Json json_of(const Finding& finding) {
  Json out = Json::object();
  out["kind"] = name(finding.kind);
  switch (finding.kind) {
  case FindingKind::phrase:
    out["category"] = finding.category;
    out["family"] = finding.family;
    break;
  case FindingKind::exemption:
    out["law"] = finding.law;
    out["ref"] = finding.ref;
    break;
  case FindingKind::date:
  case FindingKind::promise:
    out["from"] = day_or_null(finding.from);
    out["to"] = day_or_null(finding.to);
    out["precision"] = finding.precision;
    break;
  case FindingKind::cost_claim:
    out["hours"] = finding.hours;
    break;
  case FindingKind::definition:
    out["term"] = finding.term;
    break;
  }
  out["polarity"] = name(finding.polarity);
  out["start"] = finding.start;
  out["end"] = finding.end;
  out["quote"] = finding.quote;
  out["rule"] = finding.rule;
  out["lexicon"] = finding.lexicon;
  return out;
}

Json json_of(const Findings& findings) {
  Json out = Json::array();
  for (const Finding& finding : findings)
    out.push_back(json_of(finding));
  return out;
}

Json json_of(const Voices& voices) {
  Json out = Json::array();
  for (const VoiceSpan& span : voices)
    out.push_back(Json{{"voice", name(span.voice)}, {"start", span.start}, {"end", span.end}});
  return out;
}

Json json_of(const Deadline& deadline) {
  Json out = Json::object();
  out["kind"] = deadline.kind;
  out["law"] = deadline.law;
  out["from"] = deadline.from;
  out["working_days"] = deadline.working_days;
  out["skipped"] = deadline.skipped;
  out["due"] = deadline.due.empty() ? Json(nullptr) : Json(deadline.due);
  out["answered"] = deadline.answered ? Json(*deadline.answered) : Json(nullptr);
  out["late"] = deadline.late;
  put(out, "cite", deadline.cite);
  put(out, "calendar_days", deadline.calendar_days);
  put(out, "first_day", deadline.first_day);
  put(out, "skipped_names", deadline.skipped_names);
  put(out, "answered_by", deadline.answered_by);
  if (deadline.took) out["took"] = *deadline.took;
  if (deadline.doubtful) out["doubtful"] = true;
  put(out, "note", deadline.note);
  return out;
}

Json json_of(const Flag& flag) {
  Json out = Json::object();
  out["name"] = flag.name;
  out["clock"] = flag.clock;
  out["after"] = flag.after;
  out["from"] = flag.from;
  out["due"] = flag.due;
  out["double_due"] = flag.double_due.empty() ? Json(nullptr) : Json(flag.double_due);
  out["double"] = flag.is_double;
  out["stopped"] = flag.stopped ? Json(*flag.stopped) : Json(nullptr);
  out["stopped_by"] = flag.stopped_by.empty() ? Json(nullptr) : Json(flag.stopped_by);
  out["as_of"] = flag.as_of;
  return out;
}

Json json_of(const Proof& proof) {
  return Json{{"sha256", proof.sha256},
              {"warc", proof.warc},
              {"offset", proof.offset},
              {"captured", proof.captured}};
}

Json json_of(const MessageRecord& message) {
  Json out = Json::object();
  out["id"] = message.id;
  out["thread"] = message.thread;
  out["source"] = message.source;
  put(out, "authority", message.authority);
  put(out, "authority_name", message.authority_name);
  out["by"] = name(message.by);
  out["kind"] = name(message.kind);
  put(out, "date", message.date);
  put(out, "date_basis", message.date_basis);
  put(out, "sent", message.sent);
  put(out, "as_of", message.as_of);
  put(out, "title", message.title);
  put(out, "url", message.url);
  put(out, "status", message.status);
  put(out, "author", message.author);
  put(out, "text", message.text);
  if (!message.voices.empty()) out["voices"] = json_of(message.voices);
  if (!message.findings.empty()) out["findings"] = json_of(message.findings);
  out["proof"] = json_of(message.proof);
  put(out, "order", message.order);
  put(out, "filename", message.filename);
  put(out, "page_starts", message.page_starts);
  put(out, "words", message.words);
  put(out, "note", message.note);
  put(out, "reply", message.reply);
  put(out, "reply_reasons", message.reply_reasons);
  put(out, "revised", message.revised);
  put(out, "superseded", message.superseded);
  put(out, "private", message.is_private);
  put(out, "delisted", message.delisted);
  return out;
}

Json json_of(const CitingPage& page) {
  return Json{{"url", page.url}, {"title", page.title}, {"date", page.date}};
}

Json json_of(const ThreadRecord& thread) {
  Json out = Json::object();
  out["id"] = thread.id;
  out["source"] = thread.source;
  put(out, "title", thread.title);
  put(out, "url", thread.url);
  put(out, "authority", thread.authority);
  put(out, "authority_name", thread.authority_name);
  put(out, "requester", thread.requester);
  put(out, "law", thread.law);
  put(out, "jurisdiction", thread.jurisdiction);
  put(out, "date", thread.date);
  put(out, "as_of", thread.as_of);
  put(out, "as_of_basis", thread.as_of_basis);
  put(out, "status", thread.status);
  put(out, "status_text", thread.status_text);
  put(out, "tags", thread.tags);
  put(out, "other_names", thread.other_names);
  Json deadlines = Json::array();
  for (const Deadline& deadline : thread.deadlines)
    deadlines.push_back(json_of(deadline));
  out["deadlines"] = std::move(deadlines);
  for (const Flag& flag : thread.flags)
    out["flags"].push_back(json_of(flag));
  put(out, "notes", thread.notes);
  if (thread.signatures) out["signatures"] = *thread.signatures;
  for (const CitingPage& page : thread.cited_by)
    out["cited_by"].push_back(json_of(page));
  out["proof"] = json_of(thread.proof);
  put(out, "messages", thread.messages);
  put(out, "law_used", thread.law_used);
  put(out, "departments", thread.departments);
  put(out, "authority_tags", thread.authority_tags);
  put(out, "threshold_reached", thread.threshold_reached);
  put(out, "parliament", thread.parliament);
  return out;
}

std::string line_of(const Json& value) {
  return escape_json_line(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string batch_line(std::string_view id, const Findings& findings, const Voices& voices) {
  return line_of(Json{{"id", id}, {"findings", json_of(findings)}, {"voices", json_of(voices)}});
}

std::string data_of(const MessageRecord& message) { return line_of(json_of(message)); }
std::string data_of(const ThreadRecord& thread) { return line_of(json_of(thread)); }

} // namespace sidestep
