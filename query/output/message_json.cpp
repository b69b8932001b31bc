// What names a message in every JSON output.
#include "query/output/message_json.hpp"

#include <nlohmann/json.hpp>

namespace sidestep::query {

nlohmann::ordered_json text_or_null(std::string_view text) {
  return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

nlohmann::ordered_json message_head(std::string_view schema, const MessageRecord& message) {
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  if (!schema.empty()) out["schema"] = schema;
  out["id"] = message.id;
  out["thread"] = message.thread;
  out["source"] = message.source;
  out["authority"] = text_or_null(message.authority);
  out["authority_name"] = text_or_null(message.authority_name);
  out["by"] = name(message.by);
  out["kind"] = name(message.kind);
  out["date"] = text_or_null(message.date);
  if (message.date_basis == "sent") out["date_basis"] = message.date_basis;
  out["as_of"] = text_or_null(message.as_of);
  out["title"] = message.title;
  out["url"] = message.url;
  out["status"] = text_or_null(message.status);
  return out;
}

} // namespace sidestep::query
