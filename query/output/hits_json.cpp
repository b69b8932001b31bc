// Hits as JSON Lines: sidestep.search/1, keys in the documented order.
#include "common/model/json.hpp"
#include "common/options/program.hpp"
#include "query/output/hits.hpp"
#include "query/output/message_json.hpp"

#include <nlohmann/json.hpp>

namespace sidestep::query {

namespace {

nlohmann::ordered_json steps_json(const Hit& hit) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const Step& step : hit.steps) {
    nlohmann::ordered_json one = nlohmann::ordered_json::object();
    one["id"] = step.message.id;
    one["date"] = text_or_null(step.message.date);
    one["url"] = step.message.url;
    one["quote"] = passage_text(step.message, step.passage, false);
    out.push_back(std::move(one));
  }
  return out;
}

} // namespace

std::string meta_line(const Query& query, const Answer& answer, std::size_t count) {
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  out["schema"] = "sidestep.meta/1";
  out["version"] = version;
  out["lexicon"] = text_or_null(answer.lexicon);
  out["query"] = print(query);
  out["as_of"] = text_or_null(answer.as_of);
  out["count"] = count;
  return line_of(out) + "\n";
}

std::string more_line(std::string_view cursor) {
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  out["schema"] = "sidestep.more/1";
  out["cursor"] = cursor;
  return line_of(out) + "\n";
}

std::string hit_line(const Hit& hit, bool with_text) {
  const MessageRecord& message = hit.message;
  nlohmann::ordered_json out = message_head("sidestep.search/1", message);
  out["snippet"] = passage_text(message, hit.passage, false);
  if (with_text) out["text"] = message.text;
  out["findings"] = json_of(message.findings);
  out["proof"] = json_of(message.proof);
  if (!message.reply.empty()) {
    out["reply"] = message.reply;
    out["reply_reasons"] = message.reply_reasons;
  }
  if (message.kind == Kind::attachment) {
    const std::size_t at =
        hit.passage.marks.empty() ? hit.passage.start : hit.passage.marks.front().start;
    const int page = page_at(message, at);
    out["page"] = page > 0 ? nlohmann::ordered_json(page) : nlohmann::ordered_json(nullptr);
  }
  if (message.is_private) out["private"] = true;
  if (!hit.steps.empty()) out["steps"] = steps_json(hit);
  if (!hit.silent_until.empty()) out["silent_until"] = hit.silent_until;
  return line_of(out) + "\n";
}

} // namespace sidestep::query
