// A thread as JSON: sidestep.show/1, one object a thread.
#include "common/model/json.hpp"
#include "query/output/ledger.hpp"
#include "query/output/message_json.hpp"
#include "query/output/show.hpp"

#include <nlohmann/json.hpp>

namespace sidestep::query {
namespace {

using Json = nlohmann::ordered_json;

Json message_object(const MessageRecord& message) {
  Json out = message_head("", message);
  out["text"] = message.text;
  out["findings"] = json_of(message.findings);
  out["voices"] = json_of(message.voices);
  out["proof"] = json_of(message.proof);
  if (!message.reply.empty()) {
    out["reply"] = message.reply;
    out["reply_reasons"] = message.reply_reasons;
  }
  if (message.kind == Kind::attachment) {
    out["filename"] = message.filename;
    out["page_starts"] = message.page_starts;
  }
  if (message.revised) out["revised"] = true;
  if (message.superseded) out["superseded"] = true;
  if (!message.note.empty()) out["note"] = message.note;
  if (message.is_private) out["private"] = true;
  return out;
}

// {"message","from","to","quote","state","by","new_day","slipped"}
Json ledger_json(const ThreadView& view) {
  Json out = Json::array();
  for (const LedgerRow& row : ledger_of(view)) {
    Json each = Json::object();
    each["message"] = row.made_in->id;
    each["from"] = iso(row.promise->from.value_or(*row.promise->to));
    each["to"] = iso(*row.promise->to);
    each["quote"] = row.promise->quote;
    each["state"] = row.state;
    each["by"] = row.by == nullptr ? Json(nullptr) : Json(row.by->id);
    each["new_day"] = row.new_day ? Json(iso(*row.new_day)) : Json(nullptr);
    each["slipped"] = row.slipped;
    out.push_back(std::move(each));
  }
  return out;
}

} // namespace

std::string show_line(const ThreadView& view) {
  const ThreadRecord& thread = view.thread;
  Json out = Json::object();
  out["schema"] = "sidestep.show/1";
  out["id"] = thread.id;
  out["thread"] = thread.id;
  out["source"] = thread.source;
  out["authority"] = text_or_null(thread.authority);
  out["authority_name"] = text_or_null(thread.authority_name);
  out["date"] = text_or_null(thread.date);
  out["as_of"] = text_or_null(thread.as_of.substr(0, 10));
  out["as_of_basis"] = text_or_null(thread.as_of_basis);
  out["title"] = thread.title;
  out["url"] = thread.url;
  out["status"] = text_or_null(thread.status);
  out["status_text"] = text_or_null(thread.status_text);
  out["requester"] = text_or_null(thread.requester);
  out["law"] = text_or_null(thread.law);
  out["jurisdiction"] = text_or_null(thread.jurisdiction);
  out["tags"] = thread.tags;
  out["signatures"] = thread.signatures ? Json(*thread.signatures) : Json(nullptr);
  out["notes"] = thread.notes;
  Json deadlines = Json::array();
  for (const Deadline& deadline : thread.deadlines)
    deadlines.push_back(json_of(deadline));
  out["deadlines"] = std::move(deadlines);
  Json flags = Json::array();
  for (const Flag& flag : thread.flags)
    flags.push_back(json_of(flag));
  out["flags"] = std::move(flags);
  Json cited = Json::array();
  for (const CitingPage& page : thread.cited_by)
    cited.push_back({{"url", page.url},
                     {"title", text_or_null(page.title)},
                     {"date", text_or_null(page.date)}});
  out["cited_by"] = std::move(cited);
  out["promises"] = ledger_json(view);
  Json messages = Json::array();
  for (const MessageRecord& message : view.messages)
    messages.push_back(message_object(message));
  out["messages"] = std::move(messages);
  out["proof"] = json_of(thread.proof);
  return line_of(out) + "\n";
}

} // namespace sidestep::query
