// Tells records apart by the fields that only one of them has.
#include "sites/record.hpp"

#include "sites/json_fields.hpp"

#include <nlohmann/json.hpp>

namespace sidestep::sites {

Record record_of(std::string_view bytes) {
  const auto parsed = parse_json(bytes);
  if (!parsed) return Record::not_json;
  const nlohmann::json& root = *parsed;
  const nlohmann::json& data = field(root, "data");
  if (data.is_array()) return Record::petition_list;
  if (field(data, "attributes").is_object()) return Record::petition;
  if (field(root, "info_request_events").is_array()) return Record::request;
  if (root.is_array() && !root.empty() && field(root[0], "event_type").is_string())
    return Record::feed;
  if (field(root, "publication_scheme").is_string()) return Record::body;
  if (field(root, "ban_text").is_string()) return Record::user;
  return Record::unknown;
}

std::string_view describe(Record record) {
  switch (record) {
  case Record::not_json:
    return "not JSON";
  case Record::request:
    return "a request's record";
  case Record::petition:
    return "a petition's record";
  case Record::petition_list:
    return "a list page of petitions";
  case Record::feed:
    return "a feed of events";
  case Record::body:
    return "a public body's record";
  case Record::user:
    return "a user's record";
  case Record::unknown:
    break;
  }
  return "JSON of no kind that is known here";
}

} // namespace sidestep::sites
