// A petition from its API record, in both field layouts. Which fields are
// there decides; no date and no version number does.
#include "indexer/pages/petition.hpp"

#include "common/text.hpp"
#include "sites/address.hpp"
#include "sites/petition_json.hpp"

#include <string>

namespace sidestep::indexer {
namespace {

Dated in_zone(const std::optional<Instant>& at, const sites::Source& source,
              std::string_view basis) {
  if (!at) return {};
  const auto day = day_in_zone(*at, source.timezone);
  if (!day) return {};
  return {*day, std::string(basis)};
}

Dated response_date(const sites::PetitionData& data, const sites::Source& source) {
  if (data.response->responded_on) return {data.response->responded_on, "responded_on"};
  // The field came in June 2018; before it the first publication is all there is.
  if (data.responded) return in_zone(data.responded, source, "government_response_at");
  return in_zone(data.response->created, source, "created");
}

std::vector<Related> related_of(const sites::PetitionData& data) {
  std::vector<Related> items;
  for (const sites::BusinessItem& item : data.business)
    items.push_back({item.subject, item.body});
  return items;
}

void take_departments(const sites::PetitionData& data, Thread& thread) {
  for (const sites::Department& one : data.departments) {
    const std::string acronym = lower_ascii(trim(one.acronym));
    if (!acronym.empty()) thread.departments.push_back(acronym);
    if (!thread.authority_name.empty()) thread.authority_name += "; ";
    thread.authority_name += trim(one.name);
  }
  if (!thread.departments.empty()) thread.authority = thread.departments.front();
}

Message petition_message(const sites::PetitionData& data, const sites::Source& source,
                         const Thread& thread) {
  Message message;
  message.local_id = "petition";
  message.kind = Kind::petition;
  const Dated date = in_zone(data.created ? data.created : data.opened, source, "created");
  message.date = date.day;
  message.date_basis = date.basis;
  message.author = data.creator;
  message.text = petition_text(data.action, data.background, data.additional_details);
  message.url =
      sites::message_url(source, {source.name, thread.name, message.local_id}, data.archived);
  return message;
}

Thread thread_of(const sites::PetitionData& data, const sites::Source& source) {
  Thread thread;
  thread.source = source.name;
  thread.name = std::to_string(data.id);
  thread.number = data.id;
  thread.title = squeeze(data.action);
  thread.archived = data.archived;
  thread.parliament = data.parliament;
  thread.url = sites::thread_url(source, thread.name, data.archived);
  thread.requester = data.creator;
  thread.status = thread.status_text = data.state;
  thread.tags = data.topics;
  thread.created = data.created;
  thread.response_threshold_reached = data.response_threshold_reached;
  thread.signatures = data.signatures;
  take_departments(data, thread);
  if (data.parliament == "2010-2015")
    thread.notes.emplace_back("the times of petitions of 2010–2015 were made up by the site when "
                              "it moved them: they are no evidence of lateness");
  return thread;
}

} // namespace

std::string response_text(std::string_view summary, std::string_view details) {
  return petition_text(summary, details, {});
}

std::string petition_text(std::string_view action, std::string_view background,
                          std::string_view details) {
  std::string text;
  for (const std::string_view part : {action, background, details}) {
    const std::string clean = clean_utf8(part);
    if (trim(clean).empty()) continue;
    if (!text.empty()) text += "\n\n";
    text += trim(clean);
  }
  return text;
}

void add_responses(Thread& thread, const sites::Source& source, std::string current,
                   const Dated& current_date, std::optional<Original> original,
                   const Dated& original_date) {
  const auto add = [&](std::string text, const Dated& date, bool is_first) {
    Message message;
    message.local_id = is_first ? "response-1" : "response-2";
    message.kind = Kind::petition_response;
    message.author = thread.authority_name;
    message.date = date.day;
    message.date_basis = date.basis;
    message.text = std::move(text);
    return message;
  };
  const auto address = [&](Message& message, bool old) {
    message.url = sites::message_url(source, {source.name, thread.name, message.local_id},
                                     thread.archived, old);
  };
  if (original) {
    Message first = add(std::move(original->text), original_date, true);
    first.superseded = !current.empty();
    address(first, true);
    thread.messages.push_back(std::move(first));
  }
  if (current.empty()) return;
  Message message = add(std::move(current), current_date, !original);
  message.revised = original || says_revised(message.text);
  address(message, false);
  thread.messages.push_back(std::move(message));
}

Result<Thread> read_petition(const sites::Source& source, const Document& json) {
  TRY_ASSIGN(const sites::PetitionData data, sites::read_petition_json(json.bytes));
  Thread thread = thread_of(data, source);
  thread.messages.push_back(petition_message(data, source, thread));
  std::optional<Original> original = original_of(related_of(data));
  if (data.response || original) {
    const std::string text =
        data.response ? response_text(data.response->summary, data.response->details) : "";
    add_responses(thread, source, text, data.response ? response_date(data, source) : Dated{},
                  std::move(original), in_zone(data.responded, source, "government_response_at"));
  }
  for (Message& message : thread.messages)
    message.capture = json.row;
  return thread;
}

} // namespace sidestep::indexer
