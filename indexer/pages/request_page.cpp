// A request page joined with its JSON. The page has the words, the JSON the
// day on which the site got them; the message ids are the same in both.
#include "indexer/pages/bubbles.hpp"
#include "indexer/pages/facts.hpp"
#include "indexer/pages/part.hpp"
#include "indexer/pages/render.hpp"
#include "indexer/pages/thread.hpp"

#include "common/text.hpp"
#include "sites/address.hpp"
#include "sites/alaveteli_json.hpp"

#include <fmt/core.h>
#include <map>
#include <set>

namespace sidestep::indexer {
namespace {

// What the page calls itself, for the error: its heading, else its title.
std::string heading_of(const GumboNode* root) {
  for (const GumboTag tag : {GUMBO_TAG_H1, GUMBO_TAG_TITLE})
    if (const GumboNode* heading = first_tag(root, tag))
      if (std::string text = line_of(heading); !text.empty()) return text.substr(0, 120);
  return "no heading";
}

std::optional<Day> day_of(Instant at, const sites::Source& source) {
  const auto day = day_in_zone(at, source.timezone);
  return day ? std::optional<Day>(*day) : std::nullopt;
}

// The events that made a message, by the message's local id. A message sent
// again keeps the day of its first sending.
using Events = std::map<std::string, const sites::RequestEvent*, std::less<>>;

Events events_of(const sites::RequestData& data) {
  Events events;
  for (const sites::RequestEvent& event : data.events) {
    if (event.type == "response" && event.incoming)
      events.emplace(fmt::format("incoming-{}", *event.incoming), &event);
    else if (event.type == "comment" && event.comment)
      events.emplace(fmt::format("comment-{}", *event.comment), &event);
    else if (event.outgoing &&
             (event.type == "sent" || event.type == "followup_sent" || event.type == "send_error"))
      events.emplace(fmt::format("outgoing-{}", *event.outgoing), &event);
  }
  return events;
}

void date_by_event(Message& message, const sites::RequestEvent& event,
                   const sites::Source& source) {
  if (!event.created) return;
  message.date = day_of(*event.created, source);
  message.date_basis = "created";
}

void date_messages(Thread& thread, const Events* events, const sites::Source& source) {
  for (Message& message : thread.messages) {
    if (message.kind == Kind::attachment) continue;
    if (events != nullptr) {
      if (const auto event = events->find(message.local_id); event != events->end())
        date_by_event(message, *event->second, source);
      else
        thread.notes.push_back(message.local_id + ": on the page, not in the JSON");
    }
    if (!message.date && message.sent) {
      message.date = day_of(*message.sent, source);
      message.date_basis = "sent";
    }
  }
  // An attachment came with its message.
  const Message* parent = nullptr;
  for (Message& message : thread.messages) {
    if (message.kind != Kind::attachment) {
      parent = &message;
    } else if (parent != nullptr) {
      message.date = parent->date;
      message.date_basis = parent->date_basis;
    }
  }
}

void take_json(const sites::RequestData& data, Thread& thread) {
  thread.number = data.id;
  if (!data.slug.empty()) thread.name = data.slug;
  if (!data.title.empty()) thread.title = data.title;
  if (!data.body_slug.empty()) thread.authority = data.body_slug;
  if (!data.body_name.empty()) thread.authority_name = data.body_name;
  if (!data.requester_name.empty()) thread.requester = data.requester_name;
  thread.authority_tags = data.body_tags;
  thread.law_used = data.law_used;
  thread.tags = data.tags;
  thread.created = data.created;
  thread.delisted = data.prominence == "backpage";
  if (thread.status.empty()) thread.status = data.described_state;
  if (thread.status_text.empty()) thread.status_text = data.display_status;
}

// A message that the JSON tells of and the page does not show is either
// concealed (annotations are, without a mark) or was not understood here.
void note_missing(const Events& events, Thread& thread) {
  std::set<std::string_view> shown;
  for (const Message& message : thread.messages)
    shown.insert(message.local_id);
  for (const auto& [id, event] : events)
    if (!shown.contains(id)) thread.notes.push_back(id + std::string(listed_not_shown));
}

} // namespace

Result<Thread> read_request(const sites::Source& source, const Document& page,
                            const std::optional<Document>& json) {
  TRY_ASSIGN(const Tree tree, Tree::parse(part_that_matters(page.bytes)));
  Thread thread;
  thread.source = source.name;
  read_request_facts(tree.root(), page, thread);
  std::optional<sites::RequestData> data;
  if (json) {
    if (auto read = sites::read_request_json(json->bytes))
      data = std::move(*read);
    else
      thread.notes.push_back("the JSON was not understood: " + read.error().message);
  }
  if (data) take_json(*data, thread);
  if (thread.name.empty())
    return hinted(fail(Code::source, "the page does not say which request it is of; it says “{}”",
                       heading_of(tree.root())),
                  "give its address with --url");
  thread.url = sites::thread_url(source, thread.name);
  read_bubbles(tree.root(), source, thread);
  if (thread.messages.empty())
    return hinted(fail(Code::source, "{} holds no messages of a request: it says “{}”",
                       page.row.url.empty() ? "the page" : page.row.url, heading_of(tree.root())),
                  "open it in a browser; an error or challenge page cannot be read");
  const Events events = data ? events_of(*data) : Events{};
  date_messages(thread, data ? &events : nullptr, source);
  note_missing(events, thread);
  for (Message& message : thread.messages)
    if (message.kind != Kind::attachment) message.capture = page.row;
  return thread;
}

} // namespace sidestep::indexer
