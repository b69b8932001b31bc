// A petition's page in the layout of 2026: details, timeline newest first, the
// response folded, related activity below.
#include "tests/sites/markup.hpp"
#include "tests/sites/petitions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sidestep::sample {
namespace {

using nlohmann::json;

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// "2026-06-03T…" as "3 June 2026".
std::string day_words(const std::string& iso) {
  if (iso.size() < 10) return {};
  const std::string us = long_date(iso.substr(0, 10) + "T00:00:00"); // June 03, 2026
  const auto blank = us.find(' ');
  const int day = std::stoi(us.substr(blank + 1, 2));
  return fmt::format("{} {} {}", day, us.substr(0, blank), us.substr(us.size() - 4));
}

std::string lf(std::string text) {
  std::erase(text, '\r');
  return text;
}

struct Event {
  std::string day, html;
};

std::string item(const Event& event) { return fmt::format("<li{}</li>\n", event.html); }

Event event(const std::string& at, const char* id, const std::string& heading,
            const std::string& rest = "") {
  const std::string attribute = *id != '\0' ? fmt::format(" id=\"{}\"", id) : std::string{};
  return {at, fmt::format(
                  "{}><time datetime=\"{}\"><strong>{}</strong></time><div><h3>{}</h3>\n{}</div>",
                  attribute, at.substr(0, 10), day_words(at), heading, rest)};
}

std::string response_html(const json& response, bool revealed) {
  const std::string summary = text_of(response, "summary");
  std::string out;
  if (!summary.empty())
    out += fmt::format("<div class=\"response-summary\">{}</div>\n", plain_html(lf(summary)));
  out +=
      fmt::format("<div class=\"response-details\"><details{}><summary><span>Read the response in "
                  "full</span></summary><div>{}</div></details></div>\n",
                  revealed ? " open" : "", plain_html(lf(text_of(response, "details"))));
  return out;
}

std::vector<Event> timeline(const json& attributes, bool revealed) {
  std::vector<Event> out;
  const auto at = [&](const char* key) { return text_of(attributes, key); };
  if (!at("opened_at").empty()) out.push_back(event(at("opened_at"), "", "Petition published"));
  if (!at("closed_at").empty()) out.push_back(event(at("closed_at"), "", "Petition closed"));
  const auto response = attributes.find("government_response");
  if (response != attributes.end() && response->is_object()) {
    const std::string day = text_of(*response, "responded_on");
    out.push_back(event(day.empty() ? at("government_response_at") : day, "response",
                        "Government responded to this petition",
                        response_html(*response, revealed)));
  } else if (!at("response_threshold_reached_at").empty()) {
    out.push_back(
        event(at("response_threshold_reached_at"), "", "Government will respond to this petition"));
  }
  const auto business = attributes.find("other_parliamentary_business");
  if (business != attributes.end() && business->is_array())
    for (const auto& one : *business)
      out.push_back(event(
          text_of(one, "created_at"), "", "Related activity",
          fmt::format("<div class=\"related-activity\"><details><summary>{}</summary>"
                      "<div>{}</div></details></div>\n",
                      escape(text_of(one, "subject")), plain_html(lf(text_of(one, "body"))))));
  std::stable_sort(out.begin(), out.end(), [](const Event& a, const Event& b) {
    return a.day.substr(0, 10) > b.day.substr(0, 10);
  });
  return out;
}

std::string rejection(const json& attributes) {
  const auto found = attributes.find("rejection");
  if (found == attributes.end() || !found->is_object()) return {};
  return fmt::format(
      "<blockquote id=\"rejection\"><h2>Why was this petition rejected?</h2>{}</blockquote>\n",
      plain_html(lf(text_of(*found, "details"))));
}

} // namespace

std::string petition_layout(const std::string& title, const std::string& body) {
  return fmt::format(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{}</title>
<link rel="stylesheet" href="/assets/application-31bd.css">
</head>
<body>
<header class="site-header"><a href="/">Petitions</a> <span>Invented Government and Parliament</span></header>
<main id="content">
{}
</main>
<footer class="site-footer"><p>Everything on this site is invented: it serves the sample petitions of sidestep.</p></footer>
</body>
</html>
)",
                     escape(title), body);
}

std::string petition_page(const Petition& petition, const std::string& origin, bool revealed) {
  const auto root = json::parse(petition.json, nullptr, false);
  const auto& attributes = root["data"]["attributes"];
  const std::string path =
      fmt::format("{}/petitions/{}", petition.archived ? "/archived" : "", petition.id);
  const bool open = petition.state == "open";
  const bool rejected = petition.state == "rejected";
  const char* tag = open ? "green" : rejected ? "red" : "grey";
  const std::string label = open ? "Open" : rejected ? "Rejected" : "Closed";
  std::string meta;
  const std::string creator = text_of(attributes, "creator_name");
  if (!creator.empty())
    meta += fmt::format("<p>Created by <strong>{}</strong></p>\n", escape(creator));
  const std::string end = text_of(attributes, open       ? "closing_date"
                                              : rejected ? "rejected_at"
                                                         : "closed_at");
  if (!end.empty())
    meta += fmt::format("<p>{} on <time datetime=\"{}\"><strong>{}</strong></time></p>\n",
                        open ? "Closes" : label, end.substr(0, 10), day_words(end));
  const std::string note = text_of(attributes, "committee_note");
  if (!note.empty())
    meta += fmt::format("<div class=\"highlight\">{}</div>\n", plain_html(lf(note)));
  std::string events;
  for (const auto& one : timeline(attributes, revealed))
    events += item(one);
  return petition_layout(petition.action + " - Petitions",
                         fmt::format(R"(<section class="petition-detail">
<h1 id="action"><span class="tag tag-{0}">{1}<span class="visually-hidden"> petition: </span></span> {2}</h1>
{3}{4}
{5}
<div id="signature-count" data-response-threshold="10000" data-debate-threshold="100000"><p class="signature-count-number"><span>{6}</span> signatures</p></div>
{7}<div class="petition-timeline"><h2 id="progress">Petition progress</h2>
<ul>
{8}</ul></div>
</section>
<footer><h2 id="data">Petition data</h2>
<a href="{9}{10}.json" download>Get petition data in JSON format</a></footer>)",
                                     tag, label, escape(petition.action), meta,
                                     plain_html(lf(text_of(attributes, "background"))),
                                     plain_html(lf(text_of(attributes, "additional_details"))),
                                     petition.signatures, rejection(attributes), events, origin,
                                     path));
}

} // namespace sidestep::sample
