// Reads a petition's record: current, archived, and the short archived layout of
// before June 2017 (title, description, a response of text alone).
#include "sites/petition_json.hpp"

#include "sites/json_fields.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sidestep::sites {

namespace {

using nlohmann::json;
constexpr std::size_t most_items = 2000; // items, departments, topics of one petition

// The first of the fields that has text: layouts renamed some.
std::string first_text(const json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    if (std::string text = text_field(object, key); !text.empty()) return text;
  return "";
}

std::int64_t id_of(const json& data) {
  if (const auto number = number_field(data, "id")) return *number;
  const std::string text = text_field(data, "id");
  constexpr std::size_t longest = 12;
  const bool digits =
      !text.empty() && text.size() <= longest &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::stoll(text) : 0;
}

std::optional<GovernmentResponse> read_response(const json& response) {
  if (!response.is_object()) return std::nullopt;
  return GovernmentResponse{.responded_on = day_field(response, "responded_on"),
                            .summary = text_field(response, "summary"),
                            .details = text_field(response, "details"),
                            .created = instant_field(response, "created_at"),
                            .updated = instant_field(response, "updated_at")};
}

std::vector<BusinessItem> read_business(const json& items) {
  std::vector<BusinessItem> business;
  if (!items.is_array()) return business;
  for (const json& item : items) {
    if (business.size() == most_items) break;
    if (!item.is_object()) continue;
    business.push_back({.subject = text_field(item, "subject"),
                        .body = text_field(item, "body"),
                        .created = instant_field(item, "created_at"),
                        .updated = instant_field(item, "updated_at")});
  }
  std::stable_sort(
      business.begin(), business.end(),
      [](const BusinessItem& a, const BusinessItem& b) { return a.created < b.created; });
  return business;
}

void read_lists(const json& attributes, PetitionData& data) {
  const json& departments = field(attributes, "departments");
  if (departments.is_array())
    for (const json& department : departments)
      if (data.departments.size() < most_items && department.is_object())
        data.departments.push_back(
            {.acronym = text_field(department, "acronym"), .name = text_field(department, "name")});
  const json& topics = field(attributes, "topics");
  if (topics.is_array())
    for (const json& topic : topics)
      if (data.topics.size() < most_items && topic.is_string())
        data.topics.push_back(topic.get<std::string>());
}

void read_times(const json& attributes, PetitionData& data) {
  data.created = instant_field(attributes, "created_at");
  data.updated = instant_field(attributes, "updated_at");
  data.opened = instant_field(attributes, "opened_at");
  data.closed = instant_field(attributes, "closed_at");
  data.response_threshold_reached = instant_field(attributes, "response_threshold_reached_at");
  data.responded = instant_field(attributes, "government_response_at");
}

// The whole document's link, or the item's as list pages give it.
std::string self_of(const json& root, const json& data) {
  std::string self = text_field(field(root, "links"), "self");
  return self.empty() ? text_field(field(data, "links"), "self") : self;
}

} // namespace

std::optional<Instant> PetitionData::newest() const {
  std::optional<Instant> newest = created;
  take_newer(newest, updated);
  if (response) {
    take_newer(newest, response->created);
    take_newer(newest, response->updated);
  }
  for (const BusinessItem& item : business) {
    take_newer(newest, item.created);
    take_newer(newest, item.updated);
  }
  return newest;
}

Result<PetitionData> read_petition_json(std::string_view bytes) {
  TRY_ASSIGN(const json root, parse_json(bytes));
  const json& data = field(root, "data");
  if (data.is_array())
    return hinted(
        fail(Code::source, "a list page of {} petitions, not a petition's own record", data.size()),
        "a petition's own record is at .../petitions/NUMBER.json");
  const json& attributes = field(data, "attributes");
  PetitionData petition;
  petition.id = id_of(data);
  petition.action = first_text(attributes, {"action", "title"});
  if (petition.id <= 0 || petition.action.empty())
    return fail(
        Code::source,
        "the JSON is not a petition's record (it has no data.id and data.attributes.action)");
  petition.self = self_of(root, data);
  petition.archived = text_field(data, "type") == "archived-petition" ||
                      petition.self.find("/archived/petitions/") != std::string::npos;
  petition.parliament = text_field(field(data, "parliament"), "period");
  petition.background = text_field(attributes, "background");
  petition.additional_details = first_text(attributes, {"additional_details", "description"});
  petition.committee_note = text_field(attributes, "committee_note");
  petition.state = text_field(attributes, "state");
  petition.signatures = number_field(attributes, "signature_count").value_or(0);
  petition.creator = text_field(attributes, "creator_name");
  read_times(attributes, petition);
  petition.response = read_response(field(attributes, "government_response"));
  petition.business = read_business(field(attributes, "other_parliamentary_business"));
  read_lists(attributes, petition);
  const json& rejection = field(attributes, "rejection");
  petition.rejection_code = text_field(rejection, "code");
  return petition;
}

Result<std::vector<std::int64_t>> read_petition_page(std::string_view bytes) {
  TRY_ASSIGN(const json root, parse_json(bytes));
  const json& data = field(root, "data");
  if (!data.is_array()) return fail(Code::source, "the JSON is no list page of petitions");
  std::vector<std::int64_t> numbers;
  for (const json& one : data)
    if (const auto id = id_of(one); id > 0) numbers.push_back(id);
  return numbers;
}

} // namespace sidestep::sites
