// The mark of a request is its updated_at and a digest of its events: updated_at
// is not moved by every event, and moves for others. What changes by itself (the
// status that is worked out day by day, a count of signatures) is no part of it.
#include "crawler/verbs/crawl_reading.hpp"

#include "common/digest.hpp"
#include "sites/alaveteli_json.hpp"
#include "sites/petition_json.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

// States after which nothing more is awaited. A site may have others: those
// count as open, and are asked too often rather than too seldom.
constexpr std::array<std::string_view, 7> settled_states{
    "successful", "partially_successful", "rejected", "not_held", "user_withdrawn", "vexatious",
    "not_foi"};

std::string text_of(const std::optional<Instant>& at) { return at ? iso(*at) : ""; }

Reading reading_of(const sites::RequestData& request) {
  Reading reading;
  const bool settled = std::find(settled_states.begin(), settled_states.end(),
                                 request.described_state) != settled_states.end();
  reading.life = settled && !request.awaiting_description ? Life::settled : Life::open;
  reading.event = request.newest();
  std::string told =
      fmt::format("{} {} {} {} {}\n", text_of(request.updated), request.slug, request.prominence,
                  request.described_state, request.awaiting_description);
  for (const auto& event : request.events)
    told += fmt::format("{} {} {} {} {} {} {}\n", event.id, event.type, event.described_state,
                        event.calculated_state, event.incoming.value_or(0),
                        event.outgoing.value_or(0), event.comment.value_or(0));
  reading.mark = sha256_hex(told);
  return reading;
}

Reading reading_of(const sites::PetitionData& petition) {
  Reading reading;
  std::string told =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", petition.state, petition.action, petition.background,
                  petition.additional_details, petition.committee_note, petition.rejection_code);
  if (petition.response) {
    reading.life = Life::answered;
    reading.event = petition.response->updated;
    if (!reading.event) reading.event = petition.responded;
    told +=
        fmt::format("{}\n{}\n{}\n{}\n",
                    petition.response->responded_on ? iso(*petition.response->responded_on) : "",
                    petition.response->summary, petition.response->details,
                    text_of(petition.response->updated));
  } else {
    const bool awaited = petition.state == "open" || petition.response_threshold_reached;
    reading.life = awaited ? Life::open : Life::over;
    reading.event = petition.newest();
  }
  for (const auto& item : petition.business)
    told += fmt::format("{}\n{}\n{}\n", item.subject, item.body, text_of(item.updated));
  reading.mark = sha256_hex(told);
  return reading;
}

} // namespace

Result<Reading> read_data(const sites::Source& source, std::string_view bytes) {
  if (is_petitions(source)) {
    TRY_ASSIGN(const auto petition, sites::read_petition_json(bytes));
    return reading_of(petition);
  }
  TRY_ASSIGN(const auto request, sites::read_request_json(bytes));
  return reading_of(request);
}

} // namespace sidestep::crawler
