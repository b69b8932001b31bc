// The sites' JSON records, old and odd ones too.
#include "sites/alaveteli_json.hpp"
#include "sites/petition_json.hpp"
#include "sites/record.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::sites;

namespace {

const std::string request = R"({"id":77,"url_title":"lift_repairs","title":"Lift repairs",
 "created_at":"2026-03-18T09:11:05.123+00:00","updated_at":"2026-06-12T10:00:00.000+01:00",
 "described_state":"rejected","display_status":"Refused","awaiting_description":false,
 "prominence":"backpage","law_used":"foi","tags":[["batch",null],["ref","12"]],
 "user":{"id":7,"url_name":"a_person","name":"A Person","ban_text":""},
 "public_body":{"url_name":"lifts","name":"Lift Board","tags":[["scotland",null]]},
 "info_request_events":[
  {"id":1,"event_type":"sent","created_at":"2026-03-18T09:11:05.123+00:00","described_state":null,
   "calculated_state":"waiting_response","incoming_message_id":null,"outgoing_message_id":501,"comment_id":null},
  {"id":2,"event_type":"response","created_at":"2026-06-12T23:30:00.000+01:00",
   "calculated_state":"rejected","incoming_message_id":1061},
  {"id":3,"event_type":"some_new_kind","created_at":"not a time"}, 17]})";

std::string petition(const std::string& attributes, const std::string& more = "") {
  return R"({"links":{"self":"https://petition.parliament.uk/petitions/900012.json"},"data":{"type":"petition","id":900012,)" +
         more + R"("attributes":{"action":"Repair the lifts",)" + attributes + "}}}";
}

} // namespace

TEST_CASE("a request's record") {
  const auto data = read_request_json(request);
  REQUIRE(data.has_value());
  CHECK(data->id == 77);
  CHECK(data->slug == "lift_repairs");
  CHECK(data->prominence == "backpage");
  CHECK(data->tags == std::vector<std::string>{"batch", "ref:12"});
  CHECK(data->requester_slug == "a_person");
  CHECK(data->requester_name == "A Person");
  CHECK(data->body_slug == "lifts");
  CHECK(data->body_tags == std::vector<std::string>{"scotland"});
  REQUIRE(data->events.size() == 3);
  CHECK(data->events[0].outgoing == 501);
  CHECK_FALSE(data->events[0].incoming.has_value());
  CHECK(data->events[1].incoming == 1061);
  CHECK(data->events[2].type == "some_new_kind");
  CHECK_FALSE(data->events[2].created.has_value());
  REQUIRE(data->newest().has_value());
  CHECK(iso(*data->newest()) == "2026-06-12T22:30:00Z");
}

TEST_CASE("a request from outside has a name and no user") {
  const auto data = read_request_json(
      R"({"id":1,"url_title":"x","user_name":"Someone","info_request_events":[]})");
  REQUIRE(data.has_value());
  CHECK(data->requester_name == "Someone");
  CHECK(data->requester_slug.empty());
  CHECK_FALSE(data->newest().has_value());
}

TEST_CASE("fields of a wrong type are absent, not errors") {
  const auto data = read_request_json(
      R"({"id":1,"url_title":"x","title":7,"tags":{"a":1},"user":"me","public_body":[],
          "awaiting_description":"yes","created_at":12,
          "info_request_events":[{"id":"one","incoming_message_id":1e300,"outgoing_message_id":99999999999999999999}]})");
  REQUIRE(data.has_value());
  CHECK(data->title.empty());
  CHECK_FALSE(data->awaiting_description);
  CHECK_FALSE(data->events[0].incoming.has_value());
  CHECK_FALSE(data->events[0].outgoing.has_value());
}

TEST_CASE("what is no request's record is an error of the source") {
  for (const std::string& bytes :
       {std::string(), std::string("<html>"), std::string("[]"), std::string("{}"),
        std::string(R"({"id":1,"url_title":"x"})"),
        std::string(R"({"id":-1,"url_title":"x","info_request_events":[]})"),
        request.substr(0, 300), std::string(100000, '['), std::string("\"\xff\xfe\"")}) {
    const auto data = read_request_json(bytes);
    REQUIRE_FALSE(data.has_value());
    CHECK(data.error().code == Code::source);
  }
}

TEST_CASE("a petition of 2015 has no response date, departments or business") {
  const auto data = read_petition_json(petition(
      R"("background":"B","additional_details":"","state":"closed","signature_count":12000,
         "created_at":"2015-08-01T10:00:00.000Z","updated_at":"2016-02-01T10:00:00.000Z",
         "response_threshold_reached_at":"2015-09-01T10:00:00.000Z",
         "government_response_at":"2015-10-01T10:00:00.000Z",
         "government_response":{"summary":"S","details":"One.\r\n\r\nTwo.",
           "created_at":"2015-10-01T10:00:00.000Z","updated_at":"2015-10-01T10:00:01.000Z"})"));
  REQUIRE(data.has_value());
  CHECK(data->id == 900012);
  CHECK(data->action == "Repair the lifts");
  CHECK(data->self == "https://petition.parliament.uk/petitions/900012.json");
  REQUIRE(data->response.has_value());
  CHECK_FALSE(data->response->responded_on.has_value());
  CHECK(data->response->details == "One.\r\n\r\nTwo.");
  CHECK(data->business.empty());
  CHECK(iso(*data->responded) == "2015-10-01T10:00:00Z");
  CHECK(iso(*data->newest()) == "2016-02-01T10:00:00Z");
}

TEST_CASE("a petition of 2026, revised, with its original under business") {
  const auto data = read_petition_json(petition(
      R"("state":"open","creator_name":"A Person","closing_date":"2026-12-01",
         "created_at":"2026-03-01T10:00:00.000Z","updated_at":"2026-07-09T10:00:00.000Z",
         "topics":["transport"],"departments":[{"acronym":"DfL","name":"Department for Lifts ","url":""}],
         "government_response":{"responded_on":"2026-07-09","summary":"S","details":"D",
           "created_at":"2026-06-03T10:00:00.000Z","updated_at":"2026-07-09T09:00:00.000Z"},
         "other_parliamentary_business":[
           {"subject":"Later","body":"L","occurred_on":"2026-07-10","created_at":"2026-07-10T09:00:00.000Z","updated_at":"2026-07-11T09:00:00.000Z"},
           {"subject":"Original Government response","body":"O","created_at":"2026-07-09T08:55:00.000Z"}])"));
  REQUIRE(data.has_value());
  CHECK(data->response->responded_on == parse_day("2026-07-09"));
  REQUIRE(data->business.size() == 2);
  CHECK(data->business[0].subject == "Original Government response");
  CHECK(data->departments[0].acronym == "DfL");
  CHECK(data->topics == std::vector<std::string>{"transport"});
  CHECK(iso(*data->newest()) == "2026-07-11T09:00:00Z");
}

TEST_CASE("archived petitions, by type or by their own link; the Parliament where it is said") {
  const auto data = read_petition_json(
      R"({"data":{"type":"archived-petition","id":22251,"parliament":{"period":"2010-2015"},
          "attributes":{"action":"A","background":null,"additional_details":"Old text",
          "rejection":{"code":"duplicate","details":"D"}}}})");
  REQUIRE(data.has_value());
  CHECK(data->archived);
  CHECK(data->parliament == "2010-2015");
  CHECK(data->background.empty());
  CHECK(data->rejection_code == "duplicate");
  CHECK_FALSE(data->response.has_value());
  const auto linked = read_petition_json(
      R"({"links":{"self":"https://petition.parliament.uk/archived/petitions/5.json"},
          "data":{"id":"5","attributes":{"title":"Old","description":"Words",
          "government_response":{"details":"Answer"}}}})");
  REQUIRE(linked.has_value());
  CHECK(linked->archived);
  CHECK(linked->id == 5);
  CHECK(linked->action == "Old");
  CHECK(linked->additional_details == "Words");
  CHECK(linked->response->details == "Answer");
}

TEST_CASE("a list page is named as one") {
  const auto data = read_petition_json(R"({"links":{},"data":[{"id":1},{"id":2}]})");
  REQUIRE_FALSE(data.has_value());
  CHECK(data.error().code == Code::source);
  CHECK(data.error().message.find("list page of 2 petitions") != std::string::npos);
}

TEST_CASE("what is no petition's record is an error of the source") {
  for (const std::string_view bytes :
       {"", "nonsense", "{}", R"({"data":{"id":1}})",
        R"({"data":{"id":0,"attributes":{"action":"A"}}})",
        R"({"data":{"id":"x","attributes":{"action":"A"}}})", R"({"data":7})"})
    CHECK_FALSE(read_petition_json(bytes).has_value());
}

TEST_CASE("a byte order mark before the JSON is no fault") {
  CHECK(read_petition_json("\xEF\xBB\xBF" + petition(R"("state":"open")")).has_value());
}

TEST_CASE("records are told apart by their fields") {
  CHECK(record_of(request) == Record::request);
  CHECK(record_of(petition(R"("state":"open")")) == Record::petition);
  CHECK(record_of(R"({"data":[]})") == Record::petition_list);
  CHECK(record_of(R"([{"id":1,"event_type":"sent"}])") == Record::feed);
  CHECK(record_of(R"({"url_name":"x","publication_scheme":""})") == Record::body);
  CHECK(record_of(R"({"url_name":"x","ban_text":""})") == Record::user);
  CHECK(record_of("[1,2]") == Record::unknown);
  CHECK(record_of("null") == Record::unknown);
  CHECK(record_of("<html>") == Record::not_json);
  CHECK(describe(Record::petition_list) == "a list page of petitions");
}

TEST_CASE("nesting has a limit; brackets inside strings are no nesting") {
  const std::string deep = std::string(30, '[') + std::string(30, ']');
  const auto refused = read_petition_json("{\"data\":" + deep + "}");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("nested more than") != std::string::npos);
  const auto text = read_petition_json("{\"data\":\"" + std::string(90, '[') + "\\\"" +
                                       std::string(90, '{') + "\"}");
  REQUIRE_FALSE(text);
  CHECK(text.error().message.find("nested") == std::string::npos);
}
