// Reading JSON that others wrote: limits on size and depth, and fields that may
// be absent, null or of another type without an error. Used by the readers of
// this folder; nlohmann/json stays inside their .cpp files.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace sidestep::sites {

// Error (source): over 32 MB, over 24 levels deep, or not JSON (says where).
Result<nlohmann::json> parse_json(std::string_view bytes);

// The member, or null when the value is no object or has no such member.
const nlohmann::json& field(const nlohmann::json& object, const char* key);
std::string text_field(const nlohmann::json& object, const char* key); // "" when absent
std::optional<std::int64_t> number_field(const nlohmann::json& object, const char* key);
bool flag_field(const nlohmann::json& object, const char* key);
std::optional<Instant> instant_field(const nlohmann::json& object, const char* key);
std::optional<Day> day_field(const nlohmann::json& object, const char* key);

// `newest` becomes the later of both.
void take_newer(std::optional<Instant>& newest, const std::optional<Instant>& other);

} // namespace sidestep::sites
