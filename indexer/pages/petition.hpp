// What the two forms of a petition, API record and saved page, have in common:
// the response as it stands, and the originals that it replaced.
#pragma once

#include "indexer/pages/thread.hpp"
#include "sites/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// An item of "Related activity" (once "Other parliamentary business").
struct Related {
  std::string subject{};
  std::string body{};
};

struct Original {
  std::string text{};
  std::optional<Day> said{}; // the day its own last sentence names; it can be wrong
};

// The first response, put together from the items that keep its parts. Before
// April 2021 a long one was split in two, or its beginning put into the subject.
std::optional<Original> original_of(const std::vector<Related>& items);
bool is_original(std::string_view subject);
// The tail that the committee adds to a response that replaced another.
bool says_revised(std::string_view text);

// Summary and details as one text.
std::string response_text(std::string_view summary, std::string_view details);
// Action, background and details as one text.
std::string petition_text(std::string_view action, std::string_view background,
                          std::string_view details);

struct Dated {
  std::optional<Day> day{};
  std::string basis{};
};
// Adds response-1 and, when it replaced one, response-2.
void add_responses(Thread& thread, const sites::Source& source, std::string current,
                   const Dated& current_date, std::optional<Original> original,
                   const Dated& original_date);

// "26 April 2021" and "14/08/20" in running text: the first that is there.
std::optional<Day> day_in(std::string_view text);

} // namespace sidestep::indexer
