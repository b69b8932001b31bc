// The page of one request in the markup of Alaveteli 0.46: header, status, the
// whole thread on one page, sidebar.
#include "tests/sites/foi.hpp"
#include "tests/sites/markup.hpp"

#include <fmt/format.h>

namespace sidestep::sample {
namespace {

std::string status_sentence(const Request& request, const Body& body) {
  const auto& status = request.shown_status();
  const std::string name = fmt::format("<a href=\"/body/{}\">{}</a>", body.slug, escape(body.name));
  const std::string due =
      request.due.empty()
          ? std::string{}
          : fmt::format(" The answer was due by <strong>{}</strong>.", time_element(request.due));
  if (status == "waiting_response")
    return fmt::format("Currently <strong>waiting for a response</strong> from {}.{}", name, due);
  if (status == "waiting_response_overdue")
    return fmt::format("Response to this request is <strong>delayed</strong>.{}", due);
  if (status == "waiting_response_very_overdue")
    return fmt::format("Response to this request is <strong>long overdue</strong>.{}", due);
  if (status == "internal_review")
    return fmt::format(
        "<strong>Waiting for an internal review</strong> by {} of how it handled this request.",
        name);
  if (status == "rejected")
    return fmt::format("The request was <strong>refused</strong> by {}.", name);
  if (status == "successful") return "The request was <strong>successful</strong>.";
  if (status == "partially_successful")
    return "The request was <strong>partially successful</strong>.";
  if (status == "not_held")
    return fmt::format("{} <strong>did not have</strong> the information requested.", name);
  if (status == "waiting_classification")
    return fmt::format("The person who asked has not yet said whether the reply from {} helped.",
                       name);
  return fmt::format("<strong>{}</strong>.", escape(status_words(status)));
}

std::string head(const Request& request, const Body& body, const std::string& origin) {
  const auto& first = request.messages.front();
  const auto& last = request.messages.back();
  auto words = first.text;
  const auto end = words.find("\n\n"); // the salutation goes
  if (end != std::string::npos && words.starts_with("Dear")) words = words.substr(end + 2);
  return fmt::format(R"(<title>{0} - a Freedom of Information request to {1} - Ask and Tell</title>
<link rel="alternate" type="application/atom+xml" title="{0}" href="/request/{2}/feed">
<link rel="alternate" type="application/json" title="{0}" href="/request/{2}/feed.json">
<link rel="alternate" type="application/json" title="JSON version of this page" href="/request/{2}.json">
<meta property="og:title" content="{0} - a Freedom of Information request to {1}">
<meta property="og:url" content="{3}/request/{2}">
<meta property="og:description" content="{4}">
<meta property="article:published_time" content="{5}">
<meta property="article:modified_time" content="{6}">)",
                     escape(request.title), escape(body.name), request.slug, origin, escape(words),
                     iso_time(first.at), iso_time(last.at));
}

std::string icon_of(const std::string& name) {
  const auto dot = name.rfind('.');
  const std::string ending = dot == std::string::npos ? "" : name.substr(dot + 1);
  if (ending == "pdf") return "application_pdf";
  if (ending == "csv") return "text_csv";
  if (ending == "txt") return "text_plain";
  if (ending == "docx")
    return "application_vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (ending == "xlsx") return "application_vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  if (ending == "png") return "image_png";
  return "unknown";
}

std::string attachment_item(const Request& request, const Message& message, const File& file) {
  const std::int64_t id = message.id * 10 + file.part;
  if (file.hidden)
    return fmt::format(R"(<li class="attachment" id="attachment-{}">
<img class="attachment__image" alt="Attachment" src="/assets/content_type/icon_unknown.png">
<span class="hidden_attachment">This attachment has been hidden. There are various reasons why we might have done this, sorry we can&#39;t be more specific here.</span>
</li>
)",
                       id);
  const std::string path = fmt::format("/request/{}/response/{}/attach", request.slug, message.id);
  const std::string name = percent_encoded(file.name);
  std::string icon = icon_of(file.name);
  if (icon != "unknown") icon += "_large-9f31";
  return fmt::format(R"(<li class="attachment" id="attachment-{0}">
<a href="{1}/{2}/{3}?cookie_passthrough=1"><img class="attachment__image" alt="Attachment" src="/assets/content_type/icon_{4}.png"></a>
<p class="attachment__name">
{5}
</p>
<p class="attachment__meta">
{6}K
<a href="{1}/html/{2}/{3}.html">View</a>
<a href="{1}/{2}/{3}?cookie_passthrough=1">Download</a>
</p>
</li>
)",
                     id, path, file.part, name, icon, escape(file.name), file.bytes.size() / 1024);
}

std::string attachments(const Request& request, const Message& message) {
  if (message.files.empty()) return {};
  std::string items;
  for (const auto& file : message.files)
    items += attachment_item(request, message, file);
  return fmt::format(R"(<div class="attachments">
<div class="attachments__header"><h3>{} Attachment{}</h3></div>
<ul class="list-of-attachments">
{}</ul>
<a class="attachments__show-more" style="display:none" href="#">Show all attachments</a>
</div>
)",
                     message.files.size(), message.files.size() == 1 ? "" : "s", items);
}

std::string footer(const Request& request, const std::string& origin, const char* kind,
                   std::int64_t id) {
  return fmt::format(R"(<p class="event_actions"></p>
<div class="correspondence__footer">
<div class="correspondence__footer__cplink">
<input type="text" class="cplink__field" value="{}/request/{}#{}-{}">
<a class="cplink__button">Link to this</a>
</div>
</div>
)",
                     origin, request.slug, kind, id);
}

std::string hidden_notice() {
  return "<p id=\"hidden_message\" class=\"hidden_message\">This message has been hidden. There "
         "are "
         "various reasons why we might have done this, sorry we can&#39;t be more specific "
         "here.</p>\n";
}

std::string incoming(const Request& request, const Message& message, const Body& body,
                     const std::string& origin, bool unfolded) {
  const bool shown = message.prominence == "normal";
  const std::string author = message.from.empty() || message.from == body.name
                                 ? escape(body.name)
                                 : fmt::format("{},\n{}", escape(message.from), escape(body.name));
  std::string out =
      fmt::format(R"(<div class="incoming correspondence {0} js-collapsible" id="incoming-{1}">
<div class="correspondence__header">
<span class="correspondence__header__author js-collapsible-trigger">
{2}
</span>
<a class="correspondence__header__date" href="#incoming-{1}">{3}</a>
</div>
)",
                  message.prominence, message.id, author,
                  time_element(message.sent.empty() ? message.at : message.sent));
  if (!shown) return out + hidden_notice() + "</div>\n";
  out += "<div class=\"correspondence_text\">\n" + attachments(request, message);
  out += fmt::format("<div id=\"attachment-{}\">\n{}\n</div>\n</div>\n",
                     message.id * 10 + (message.files.empty() ? 1 : 2),
                     incoming_html(message, unfolded));
  return out + footer(request, origin, "incoming", message.id) + "</div>\n";
}

std::string outgoing(const Request& request, const Message& message, const std::string& origin) {
  std::string out = fmt::format(
      "<div class=\"outgoing correspondence js-collapsible\" id=\"outgoing-{}\">\n", message.id);
  if (message.prominence != "normal") return out + hidden_notice() + "</div>\n";
  out += fmt::format(
      R"(<div class="correspondence__header correspondence__header--with-delivery-status">
<span class="correspondence__header__author js-collapsible-trigger">
{0}
</span>
<span class="correspondence__header__delivery-status">
<a class="toggle-delivery-log toggle-delivery-log--delivered" data-delivery-status="delivered" href="/outgoing_messages/{1}/delivery_status">Delivered</a>
</span>
<a class="correspondence__header__date" href="#outgoing-{1}">{2}</a>
</div>
<div class="correspondence_text">
<div>{3}</div>
</div>
)",
      escape(request.requester), message.id, time_element(message.at), plain_html(message.text));
  return out + footer(request, origin, "outgoing", message.id) + "</div>\n";
}

std::string resent(const Message& message, const Body& body) {
  return fmt::format(R"(<div class="outgoing correspondence box" id="outgoing-{}">
<h2>{}</h2>
<p class="event_plain">Sent request to {} again.</p>
</div>
)",
                     message.id, time_element(message.at), escape(body.name));
}

std::string annotation(const Message& message) {
  return fmt::format(R"(<div class="comment_in_request box" id="comment-{0}">
<div class="comment_content">
<h2><a href="/user/{1}">{2}</a> left an annotation ({3})</h2>
<div class="comment_in_request_text">
{4}
</div>
</div>
<p class="event_actions"><a href="#comment-{0}">Link to this</a></p>
</div>
)",
                     message.id, url_name(message.from), escape(message.from),
                     time_element(message.at), plain_html(message.text));
}

std::string correspondence(const Request& request, const Body& body, const std::string& origin,
                           bool unfolded) {
  std::string out;
  for (const auto& message : request.messages) {
    std::string bubble;
    if (message.kind == "resent")
      bubble = resent(message, body);
    else if (message.kind == "comment" && message.prominence == "normal")
      bubble = annotation(message);
    else if (message.outgoing())
      bubble = outgoing(request, message, origin);
    else if (message.incoming())
      bubble = incoming(request, message, body, origin, unfolded);
    if (!bubble.empty()) out += "<div class=\"ff-print-fix\"></div>\n" + bubble;
  }
  return out;
}

std::string sidebar(const World& world, const Request& request) {
  std::string links;
  int count = 0;
  for (const auto& other : world.requests) {
    if (other.body != request.body || other.id == request.id || other.prominence != "normal")
      continue;
    if (++count > 10) break;
    links += fmt::format("<li><a href=\"/request/{}?utm_campaign=alaveteli-experiments-87&amp;utm_"
                         "content=sidebar_similar_requests&amp;utm_medium=link&amp;utm_source="
                         "askandtell\">{}</a></li>\n",
                         other.slug, escape(other.title));
  }
  return fmt::format(R"(<div id="right_column" class="sidebar right_column">
<div class="request__special-status"></div>
<div class="sidebar__similar-requests"><h2>More requests like this one</h2>
<ul>
{}</ul>
</div>
<p class="copyright-notice"><small><a href="/help/officers#copyright">Are you the owner of any commercial copyright on this page?</a></small></p>
</div>
)",
                     links);
}

} // namespace

std::string request_page(const World& world, const Request& request, const std::string& origin,
                         bool unfolded) {
  const Body& body = world.bodies.at(request.body);
  const auto& status = request.shown_status();
  std::string closed;
  if (request.closed == "authority_only")
    closed = "<p class=\"request-header__restricted_correspondence\">New replies come from the "
             "authority alone.</p>\n";
  else if (request.closed == "nobody")
    closed = "<p class=\"request-header__closed_to_correspondence\">This request takes no new "
             "replies.</p>\n";
  const std::string notes =
      request.note.empty() ? std::string{}
                           : fmt::format("<aside id=\"notes\"><article id=\"note_{}\" class=\"note "
                                         "tag-note\"><p>{}</p></article></aside>\n",
                                         request.id, escape(request.note));
  const std::string page = fmt::format(
      R"(<div class="request-header">
<div class="request-header__action-bar-container"><div class="action-bar"><a class="track-request-action" href="/request/{0}/track">Follow</a></div></div>
<h1>{1}</h1>
<p class="request-header__subtitle"><a href="/user/{2}">{3}</a> made this Freedom of Information request to <a href="/body/{4}">{5}</a></p>
{6}<div id="request_status" class="request-status-message request-status-message--{7}">
<i class="icon-standalone icon_{7}"></i>
<p>
{8}
</p>
</div>
</div>
<div id="left_column" class="left_column">
{9}{10}<div class="request-footer__action-bar-container"><div class="action-bar"><a href="/request/{0}/details">View details</a> <a href="/request/{0}/download">Download a zip file of all correspondence</a></div></div>
</div>
{11})",
      request.slug, escape(request.title), request.requester_slug, escape(request.requester),
      body.slug, escape(body.name), closed, status, status_sentence(request, body), notes,
      correspondence(request, body, origin, unfolded), sidebar(world, request));
  return page_layout(head(request, body, origin), page);
}

} // namespace sidestep::sample
