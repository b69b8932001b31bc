// Reads a request's record. Every field but the id and the slug may be missing:
// the sites differ in version, and the page tells the same with other words.
#include "sites/alaveteli_json.hpp"

#include "sites/json_fields.hpp"

#include <nlohmann/json.hpp>

namespace sidestep::sites {

namespace {

using nlohmann::json;
constexpr std::size_t most_items = 20000; // events of one request, tags of one body

// [["name", null], ["name", "value"]]
std::vector<std::string> read_tags(const json& tags) {
  std::vector<std::string> names;
  if (!tags.is_array()) return names;
  for (const json& tag : tags) {
    if (names.size() == most_items) break;
    if (tag.is_string()) names.push_back(tag.get<std::string>());
    if (!tag.is_array() || tag.empty() || !tag[0].is_string()) continue;
    std::string name = tag[0].get<std::string>();
    if (tag.size() > 1 && tag[1].is_string()) name += ":" + tag[1].get<std::string>();
    names.push_back(std::move(name));
  }
  return names;
}

RequestEvent read_event(const json& event) {
  return {.id = number_field(event, "id").value_or(0),
          .type = text_field(event, "event_type"),
          .created = instant_field(event, "created_at"),
          .described_state = text_field(event, "described_state"),
          .calculated_state = text_field(event, "calculated_state"),
          .incoming = number_field(event, "incoming_message_id"),
          .outgoing = number_field(event, "outgoing_message_id"),
          .comment = number_field(event, "comment_id")};
}

Result<RequestData> read_request(const json& request) {
  RequestData data;
  data.id = number_field(request, "id").value_or(0);
  data.slug = text_field(request, "url_title");
  if (!field(request, "info_request_events").is_array() || data.id <= 0 || data.slug.empty())
    return fail(Code::source, "the JSON is not a request's record of an Alaveteli site "
                              "(it has no id, url_title and info_request_events)");
  data.title = text_field(request, "title");
  data.created = instant_field(request, "created_at");
  data.updated = instant_field(request, "updated_at");
  data.described_state = text_field(request, "described_state");
  data.display_status = text_field(request, "display_status");
  data.awaiting_description = flag_field(request, "awaiting_description");
  data.prominence = text_field(request, "prominence");
  data.law_used = text_field(request, "law_used");
  data.tags = read_tags(field(request, "tags"));
  const json& user = field(request, "user");
  data.requester_slug = text_field(user, "url_name");
  // A request that came from outside has a name and no user.
  data.requester_name =
      user.is_object() ? text_field(user, "name") : text_field(request, "user_name");
  const json& body = field(request, "public_body");
  data.body_slug = text_field(body, "url_name");
  data.body_name = text_field(body, "name");
  data.body_tags = read_tags(field(body, "tags"));
  for (const json& event : field(request, "info_request_events")) {
    if (data.events.size() == most_items) break;
    if (event.is_object()) data.events.push_back(read_event(event));
  }
  return data;
}

} // namespace

std::optional<Instant> RequestData::newest() const {
  std::optional<Instant> newest = created;
  take_newer(newest, updated);
  for (const RequestEvent& event : events)
    take_newer(newest, event.created);
  return newest;
}

Result<RequestData> read_request_json(std::string_view bytes) {
  TRY_ASSIGN(const json request, parse_json(bytes));
  return read_request(request);
}

} // namespace sidestep::sites
