// The JSON and CSV of the FOI site: requests, bodies, version. Key order and
// nulls are Alaveteli's.
#include "tests/sites/foi.hpp"
#include "tests/sites/markup.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sidestep::sample {
namespace {

using json = nlohmann::ordered_json;

json tags_json(const Tags& tags) {
  json out = json::array();
  for (const auto& [name, value] : tags)
    out.push_back(json::array({json(name), value.empty() ? json(nullptr) : json(value)}));
  return out;
}

json text_or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

json body_object(const World& world, const Body& body) {
  int all = 0, successful = 0, not_held = 0, overdue = 0, classified = 0;
  for (const auto& request : world.requests) {
    if (request.body != body.slug || request.prominence != "normal") continue;
    const auto& status = request.shown_status();
    ++all;
    successful += status == "successful" || status == "partially_successful";
    not_held += status == "not_held";
    overdue += status.ends_with("overdue");
    classified += !request.awaiting_description;
  }
  json out;
  out["id"] = body.id;
  out["url_name"] = body.slug;
  out["name"] = body.name;
  out["short_name"] = body.short_name;
  out["created_at"] = json_time(body.created);
  out["updated_at"] = json_time(body.created);
  out["home_page"] = text_or_null(body.home_page);
  out["notes"] = body.notes;
  out["publication_scheme"] = body.publication_scheme;
  out["disclosure_log"] = "";
  out["tags"] = tags_json(body.tags);
  out["info"] = {{"requests_count", all},
                 {"requests_successful_count", successful},
                 {"requests_not_held_count", not_held},
                 {"requests_overdue_count", overdue},
                 {"requests_visible_classified_count", classified}};
  return out;
}

// An account's number: that of its first request here.
std::int64_t user_id(const World& world, const std::string& slug) {
  for (const auto& request : world.requests)
    if (request.requester_slug == slug) return request.id;
  return 0;
}

// The state each event shows: a response its own, an initial request always
// "Clarification": the site's own slip, kept because archives meet it.
json event_status(const Message& message, const json& state) {
  if (message.incoming())
    return state.is_null() ? "Response" : status_words(state.get<std::string>());
  if (state == "internal_review") return "Internal review request";
  return state == "waiting_response" ? "Clarification" : "Follow up";
}

json event_object(const Message& message) {
  json state = text_or_null(message.state);
  if (message.kind == "sent") state = "waiting_response";
  json out;
  out["id"] = message.event;
  out["event_type"] = message.kind;
  out["created_at"] = json_time(message.at);
  out["described_state"] = state;
  out["calculated_state"] = state;
  out["last_described_at"] = state.is_null() ? json(nullptr) : json(json_time(message.at));
  const auto id_when = [&](bool it) { return it ? json(message.id) : json(nullptr); };
  out["incoming_message_id"] = id_when(message.incoming());
  out["outgoing_message_id"] = id_when(message.outgoing() || message.kind == "resent");
  out["comment_id"] = id_when(message.kind == "comment");
  if (message.incoming() || message.outgoing())
    out["display_status"] = event_status(message, state);
  return out;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string csv_time(const LocalTime& at) {
  const auto iso = iso_time(at);
  return iso.substr(0, 10) + " " + iso.substr(11, 8) + " " + iso.substr(19, 3) + iso.substr(23);
}

} // namespace

std::string request_json(const World& world, const Request& request) {
  json out;
  out["id"] = request.id;
  out["url_title"] = request.slug;
  out["title"] = request.title;
  out["created_at"] = json_time(request.messages.front().at);
  out["updated_at"] = json_time(request.messages.back().at);
  out["described_state"] = request.state;
  out["display_status"] = status_words(request.shown_status());
  out["awaiting_description"] = request.awaiting_description;
  out["prominence"] = request.prominence;
  out["law_used"] = request.law;
  out["tags"] = tags_json(request.tags);
  out["user"] = {{"id", user_id(world, request.requester_slug)},
                 {"url_name", request.requester_slug},
                 {"name", request.requester},
                 {"ban_text", ""},
                 {"about_me", ""}};
  out["public_body"] = body_object(world, world.bodies.at(request.body));
  out["info_request_events"] = json::array();
  for (const auto& message : request.messages)
    out["info_request_events"].push_back(event_object(message));
  return out.dump();
}

std::string body_json(const World& world, const Body& body) {
  return body_object(world, body).dump();
}

std::string bodies_csv(const World& world) {
  std::string out = "Internal ID,Name,Short name,URL name,Tags,Home page,Publication "
                    "scheme,Disclosure log,Notes,Created at,Updated at,Version\n";
  for (const auto& [slug, body] : world.bodies) {
    std::string tags;
    for (const auto& [name, value] : body.tags)
      tags += (tags.empty() ? "" : " ") + name + (value.empty() ? "" : ":" + value);
    out += fmt::format("{},{},{},{},{},{},{},,{},{},{},1\n", body.id, csv_cell(body.name),
                       csv_cell(body.short_name), slug, csv_cell(tags), body.home_page,
                       body.publication_scheme, csv_cell(body.notes), csv_time(body.created),
                       csv_time(body.created));
  }
  return out;
}

std::string version_json(const World& world) {
  json out;
  out["alaveteli_git_commit"] = "0000000";
  out["alaveteli_version"] = "0.46.4.0";
  out["ruby_version"] = "3.3.6";
  out["visible_public_body_count"] = world.bodies.size();
  std::size_t visible = 0, comments = 0, followups = 0;
  for (const auto& request : world.requests) {
    visible += request.prominence == "normal";
    for (const auto& message : request.messages) {
      comments += message.kind == "comment";
      followups += message.kind == "followup_sent";
    }
  }
  out["visible_request_count"] = visible;
  out["private_request_count"] = 0;
  out["confirmed_user_count"] = 31;
  out["visible_comment_count"] = comments;
  out["visible_followup_message_count"] = followups;
  return out.dump();
}

} // namespace sidestep::sample
