// Places and laws by the words that sources and sites use for them.
#include "indexer/findings/jurisdiction.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sidestep::indexer {

namespace {

constexpr std::array<std::string_view, 5> parts_of_uk{"uk", "england", "wales", "scotland",
                                                      "northern-ireland"};
// Tags of bodies as Alaveteli sites in the UK use them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> tag_places{{
    {"scotland", "scotland"},
    {"scottish", "scotland"},
    {"wales", "wales"},
    {"welsh", "wales"},
    {"ni", "northern-ireland"},
    {"northern_ireland", "northern-ireland"},
}};

} // namespace

bool is_uk(std::string_view jurisdiction) {
  return std::find(parts_of_uk.begin(), parts_of_uk.end(), jurisdiction) != parts_of_uk.end();
}

std::string jurisdiction_of(std::string_view source_jurisdiction,
                            const std::vector<std::string>& authority_tags) {
  if (is_uk(source_jurisdiction))
    for (const auto& [tag, place] : tag_places)
      if (std::find(authority_tags.begin(), authority_tags.end(), tag) != authority_tags.end())
        return std::string(place);
  return std::string(source_jurisdiction);
}

std::string law_of(std::string_view jurisdiction, std::string_view law_used) {
  if (!is_uk(jurisdiction)) return {};
  const bool environmental = law_used == "eir";
  if (jurisdiction == "scotland") return environmental ? "eisr" : "foisa";
  return environmental ? "eir" : "foia";
}

HolidaySet calendar_of(std::string_view law) {
  return law == "foisa" || law == "eisr" ? HolidaySet::scotland : HolidaySet::uk_union;
}

} // namespace sidestep::indexer
