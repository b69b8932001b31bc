// The keys that every message has in JSON Lines, in their order.
#pragma once

#include "common/model/records.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace sidestep::query {

// From "schema" (left out when "") to "status".
nlohmann::ordered_json message_head(std::string_view schema, const MessageRecord& message);
nlohmann::ordered_json text_or_null(std::string_view text);

} // namespace sidestep::query
