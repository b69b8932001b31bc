// A request page and its JSON as the tests need them: built from small parts,
// so that a test shows only what it is about.
#pragma once

#include "indexer/pages/thread.hpp"

#include <fmt/core.h>
#include <string>
#include <string_view>

namespace sidestep::indexer::pages_test {

inline sites::Source foi() {
  sites::Source source;
  source.name = "asktell";
  source.platform = sites::Platform::alaveteli;
  source.url = "https://foi.example.org";
  source.jurisdiction = "england";
  source.timezone = "Europe/London";
  return source;
}

inline sites::Source petitions() {
  sites::Source source;
  source.name = "petitions";
  source.platform = sites::Platform::uk_petitions;
  source.url = "https://petitions.example.org";
  source.jurisdiction = "uk";
  source.timezone = "Europe/London";
  return source;
}

inline std::string header(std::string_view author, std::string_view anchor,
                          std::string_view datetime) {
  return fmt::format(
      "<div class=\"correspondence__header\">\n<span class=\"correspondence__header__author "
      "js-collapsible-trigger\">\n {} \n</span>\n<a class=\"correspondence__header__date\" "
      "href=\"#{}\"><time datetime=\"{}\" title=\"x\">June 12, 2026</time></a></div>",
      author, anchor, datetime);
}

inline std::string outgoing(int id, std::string_view body,
                            std::string_view datetime = "2026-03-02T09:30:00+00:00") {
  return fmt::format("<div class=\"ff-print-fix\"></div><div class=\"outgoing correspondence "
                     "js-collapsible\" id=\"outgoing-{0}\">{1}<div class=\"correspondence_text\">"
                     "<div>{2}</div></div></div>",
                     id, header("Wren Tollemache", fmt::format("outgoing-{}", id), datetime), body);
}

inline std::string incoming(int id, std::string_view body, std::string_view attachments = "",
                            std::string_view datetime = "2026-03-20T23:40:00+00:00") {
  return fmt::format(
      "<div class=\"incoming correspondence normal js-collapsible\" id=\"incoming-{0}\">{1}<div "
      "class=\"correspondence_text\">{3}<div id=\"attachment-9{0}\">{2}</div></div><p "
      "class=\"event_actions\"></p><div class=\"correspondence__footer\"><input "
      "class=\"cplink__field\" "
      "value=\"https://foi.example.org/request/x#incoming-{0}\"></div></div>",
      id, header("Office of Sluices", fmt::format("incoming-{}", id), datetime), body, attachments);
}

inline std::string request_html(std::string_view bubbles) {
  return fmt::format(
      "<!DOCTYPE html><html lang=\"en\"><head><title>Lock gates - a Freedom of Information request "
      "to Office of Sluices - Ask and Tell</title><link rel=\"alternate\" "
      "type=\"application/atom+xml\" href=\"https://foi.example.org/request/lock_gates/feed\">"
      "<meta property=\"og:url\" "
      "content=\"https://foi.example.org/request/lock_gates\"></head><body>"
      "<div class=\"request-header\"><h1>Lock  gates</h1><p class=\"request-header__subtitle\"><a "
      "href=\"/user/wren_tollemache\">Wren Tollemache</a> made this Freedom of Information request "
      "to <a href=\"/body/sluices\">Office of Sluices</a></p></div><div id=\"request_status\" "
      "class=\"request-status-message request-status-message--rejected\"><i "
      "class=\"icon_rejected\"></i><p>The request was <strong>refused</strong> by Office of "
      "Sluices.</p></div><div id=\"left_column\" class=\"left_column\">{}</div></body></html>",
      bubbles);
}

inline Document
document(std::string bytes,
         std::string_view url = "https://foi.example.org/request/lock_gates?unfold=1") {
  Document made;
  made.bytes = std::move(bytes);
  made.row.url = url;
  return made;
}

inline std::string event(int id, std::string_view type, std::string_view created,
                         std::string_view key, int message) {
  return fmt::format(R"({{"id":{},"event_type":"{}","created_at":"{}","described_state":null,)"
                     R"("calculated_state":null,"last_described_at":null,"{}":{}}})",
                     id, type, created, key, message);
}

inline std::string request_json(std::string_view events) {
  return fmt::format(
      R"({{"id":4711,"url_title":"lock_gates","title":"Lock gates","created_at":)"
      R"("2026-03-02T09:30:00.000+00:00","updated_at":"2026-04-01T10:00:00.000+01:00",)"
      R"("described_state":"rejected","display_status":"Refused","awaiting_description":false,)"
      R"("prominence":"normal","law_used":"eir","tags":[["water",null]],"user":{{"url_name":)"
      R"("wren_tollemache","name":"Wren Tollemache"}},"public_body":{{"url_name":"sluices","name":)"
      R"("Office of Sluices","tags":[["wales",null]]}},"info_request_events":[{}]}})",
      events);
}

} // namespace sidestep::indexer::pages_test
