// Alaveteli's correspondence: one element a message, known by its id, which is
// also the anchor of its permalink and the key to the JSON's events. Classes
// and texts around it change from version to version and with a site's theme.
#include "indexer/pages/bubbles.hpp"

#include "common/text.hpp"
#include "indexer/pages/render.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace sidestep::indexer {
namespace {

constexpr std::size_t most_messages = 20000;
constexpr std::size_t longest_text = std::size_t{8} << 20;

bool all_digits(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_bubble(const GumboNode* node) {
  const std::string_view id = attribute(node, "id");
  const auto dash = id.find('-');
  if (dash == std::string_view::npos || !all_digits(id.substr(dash + 1))) return false;
  const std::string_view kind = id.substr(0, dash);
  if (kind == "comment") return has_class(node, "comment_in_request") || has_class(node, "box");
  return (kind == "incoming" || kind == "outgoing") && has_class(node, "correspondence");
}

const GumboNode* header_of(const GumboNode* bubble) {
  if (const GumboNode* header = first_class(bubble, "correspondence__header")) return header;
  return first_tag(bubble, GUMBO_TAG_H2);
}

// "NAME, BODY" as the page shows it; an annotation's heading says "NAME left
// an annotation (...)", of which the link is the name.
std::string author_of(const GumboNode* header, Kind kind) {
  if (kind == Kind::annotation) {
    const GumboNode* user = first_tag(header, GUMBO_TAG_A);
    return user == nullptr ? std::string{} : line_of(user);
  }
  const GumboNode* author = first_class(header, "correspondence__header__author");
  if (author == nullptr) author = first_class(header, "correspondence__header__from");
  if (author == nullptr) author = header;
  return line_of(author, [](const GumboNode* node) {
    return is_tag(node, GUMBO_TAG_TIME) || has_class(node, "correspondence__header__date");
  });
}

void read_header(const GumboNode* bubble, Message& message) {
  const GumboNode* header = header_of(bubble);
  if (header == nullptr) return;
  message.author = author_of(header, message.kind);
  const GumboNode* time = first(header, [](const GumboNode* node) {
    return is_tag(node, GUMBO_TAG_TIME) && !attribute(node, "datetime").empty();
  });
  if (time != nullptr) message.sent = parse_instant(attribute(time, "datetime"));
}

const GumboNode* hidden_notice(const GumboNode* bubble) {
  return first(bubble, [](const GumboNode* node) {
    return has_class(node, "hidden_message") || attribute(node, "id") == "hidden_message";
  });
}

const GumboNode* text_box(const GumboNode* bubble, Kind kind) {
  return first_class(bubble,
                     kind == Kind::annotation ? "comment_in_request_text" : "correspondence_text");
}

void read_text(const GumboNode* box, Message& message, Thread& thread) {
  message.text = text_of(box, [](const GumboNode* node) {
    return has_class(node, "attachments") || has_class(node, "hidden_message");
  });
  if (message.text.size() > longest_text) {
    thread.notes.push_back(fmt::format("{}: {} bytes of text, of which {} are read",
                                       message.local_id, message.text.size(), longest_text));
    message.text = clean_utf8(std::string_view(message.text).substr(0, longest_text));
  }
  // The link that would unfold shows that the page was taken without ?unfold=1.
  message.folded = first(box, [](const GumboNode* node) {
                     return is_tag(node, GUMBO_TAG_A) &&
                            attribute(node, "href").find("unfold=1") != std::string_view::npos &&
                            node->parent != nullptr && has_class(node->parent, "unfold_link");
                   }) != nullptr;
}

Message new_message(std::string_view id, const sites::Source& source, const Thread& thread) {
  Message message;
  message.local_id = id;
  message.kind = id.starts_with("incoming")  ? Kind::response
                 : id.starts_with("comment") ? Kind::annotation
                                             : Kind::follow_up;
  message.url = sites::message_url(source, {source.name, thread.name, message.local_id});
  return message;
}

// False: not a message but the mark of one that was sent again.
bool read_bubble(const GumboNode* bubble, Message& message, Thread& thread) {
  const GumboNode* notice = hidden_notice(bubble);
  const GumboNode* box = text_box(bubble, message.kind);
  if (box == nullptr && notice == nullptr && first_class(bubble, "event_plain") != nullptr)
    return false;
  read_header(bubble, message);
  if (notice != nullptr) {
    message.hidden = true;
    message.note = "hidden by the site: " + line_of(notice);
  } else if (box == nullptr) {
    message.note = "no text was found in this message's part of the page";
    thread.notes.push_back(message.local_id + ": " + message.note);
  } else {
    read_text(box, message, thread);
  }
  return true;
}

} // namespace

void read_bubbles(const GumboNode* root, const sites::Source& source, Thread& thread) {
  std::set<std::string> seen;
  bool asked = false; // the first outgoing message is the request
  bool folded = false;
  walk(root, [&](const GumboNode* node) {
    if (thread.messages.size() >= most_messages) return false;
    if (!is_element(node) || !is_bubble(node)) return true;
    Message message = new_message(attribute(node, "id"), source, thread);
    if (!read_bubble(node, message, thread)) return false;
    if (!seen.insert(message.local_id).second) {
      thread.notes.push_back(message.local_id + ": shown twice on the page; the first is kept");
      return false;
    }
    if (message.kind == Kind::follow_up && !std::exchange(asked, true))
      message.kind = Kind::request;
    folded = folded || message.folded;
    std::vector<Message> attached;
    if (message.kind == Kind::response && !message.hidden)
      attached = read_attachments(node, source, message, thread);
    thread.messages.push_back(std::move(message));
    std::move(attached.begin(), attached.end(), std::back_inserter(thread.messages));
    return false;
  });
  if (thread.messages.size() >= most_messages)
    thread.notes.push_back(
        fmt::format("the page has over {} messages; the rest is not read", most_messages));
  if (folded)
    thread.notes.push_back("quoted sections are folded away on this page: take it with ?unfold=1");
}

} // namespace sidestep::indexer
