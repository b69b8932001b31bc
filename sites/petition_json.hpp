// A petition of petition.parliament.uk, current or archived, in the field
// layouts of 2015 to 2026. Field presence decides, never a date.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::sites {

struct Department {
  std::string acronym{};
  std::string name{};
};

struct GovernmentResponse {
  std::optional<Day> responded_on{};
  std::string summary{};
  std::string details{};
  std::optional<Instant> created{};
  std::optional<Instant> updated{};
};

struct BusinessItem {
  std::string subject{};
  std::string body{};
  std::optional<Instant> created{};
  std::optional<Instant> updated{};
};

struct PetitionData {
  std::int64_t id = 0;
  std::string self{}; // its own address, where the record says it
  bool archived = false;
  std::string parliament{}; // "2017-2019" where the record says so
  std::string action{};
  std::string background{};
  std::string additional_details{};
  std::string committee_note{};
  std::string state{};
  std::int64_t signatures = 0;
  std::string creator{};
  std::optional<Instant> created{};
  std::optional<Instant> updated{};
  std::optional<Instant> opened{};
  std::optional<Instant> closed{};
  std::optional<Instant> response_threshold_reached{};
  std::optional<Instant> responded{}; // government_response_at: first publication
  std::optional<GovernmentResponse> response{};
  std::vector<BusinessItem> business{}; // in created order
  std::vector<Department> departments{};
  std::vector<std::string> topics{};
  std::string rejection_code{};

  // The newest created_at or updated_at of the petition, its response and its items.
  std::optional<Instant> newest() const;
};

// The numbers on a page of /petitions.json. Error (source): not such a page.
Result<std::vector<std::int64_t>> read_petition_page(std::string_view bytes);

// Error (source): not JSON, not a petition; a list page is named as one.
Result<PetitionData> read_petition_json(std::string_view bytes);

} // namespace sidestep::sites
