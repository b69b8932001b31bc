// /request/SLUG.json of Alaveteli 0.21 to 0.46: metadata and the list of
// events; it holds no message text. Unknown states and event types pass.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::sites {

struct RequestEvent {
  std::int64_t id = 0;
  std::string type{}; // sent, followup_sent, response, comment, ...
  std::optional<Instant> created{};
  std::string described_state{};
  std::string calculated_state{};
  std::optional<std::int64_t> incoming{};
  std::optional<std::int64_t> outgoing{};
  std::optional<std::int64_t> comment{};
};

struct RequestData {
  std::int64_t id = 0;
  std::string slug{};
  std::string title{};
  std::optional<Instant> created{};
  std::optional<Instant> updated{};
  std::string described_state{};
  std::string display_status{};
  bool awaiting_description = false;
  std::string prominence{};
  std::string law_used{};
  std::vector<std::string> tags{}; // "name" or "name:value"
  std::string requester_slug{};
  std::string requester_name{};
  std::string body_slug{};
  std::string body_name{};
  std::vector<std::string> body_tags{};
  std::vector<RequestEvent> events{};

  // The newest created_at or updated_at of the request and its events.
  std::optional<Instant> newest() const;
};

// Error (source): not JSON, not an object of this shape, too deep or too big.
Result<RequestData> read_request_json(std::string_view bytes);

} // namespace sidestep::sites
