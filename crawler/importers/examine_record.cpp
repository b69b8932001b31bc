// JSON as the sites' APIs give it. A petition's record says its own address; a
// request's does not say its site.
#include "crawler/importers/import.hpp"

#include "common/text.hpp"
#include "sites/alaveteli_json.hpp"
#include "sites/petition_json.hpp"
#include "sites/record.hpp"

namespace sidestep::crawler {

namespace {

const sites::Source* petitions_of(const sites::Sources& sources) {
  for (const sites::Source& source : sources)
    if (is_petitions(source)) return &source;
  return nullptr;
}

void take_petition(const sites::PetitionData& data, const sites::Sources& sources, Item& item) {
  item.source = petitions_of(sources);
  bool archived = data.archived;
  if (!data.self.empty()) {
    const auto address = sites::read_address(sources, data.self);
    item.source = address ? address->source : nullptr;
    archived = archived || (address && address->archived);
  }
  if (item.source == nullptr || !is_petitions(*item.source)) {
    item.problem = data.self.empty()
                       ? "a petition's record, and no source of petitions is configured"
                       : "a petition's record of " + for_terminal(data.self) +
                             ", a site that is no source here (add a [[source]] to config.toml)";
    return;
  }
  item.is = Item::Is::record;
  item.thread = std::to_string(data.id);
  item.url = sites::json_url(*item.source, item.thread, archived);
  item.newest = data.newest();
}

void take_request(const sites::RequestData& data, Item& item) {
  item.is = Item::Is::record;
  item.thread = data.slug; // its source is settled when all files were seen
  item.newest = data.newest();
}

} // namespace

void examine_record(const std::string& bytes, const sites::Sources& sources, Item& item) {
  item.role = archive::Role::data;
  item.mime = "application/json";
  const sites::Record record = sites::record_of(bytes);
  if (record == sites::Record::petition) {
    if (const auto data = sites::read_petition_json(bytes))
      take_petition(*data, sources, item);
    else
      item.problem = data.error().message;
  } else if (record == sites::Record::request) {
    if (const auto data = sites::read_request_json(bytes))
      take_request(*data, item);
    else
      item.problem = data.error().message;
  } else if (record == sites::Record::not_json) {
    item.problem = "begins like JSON and is none";
  } else {
    item.problem =
        std::string(sites::describe(record)) + ", not the record of a petition or a request";
  }
}

} // namespace sidestep::crawler
