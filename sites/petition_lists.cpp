// Addresses of the lists of petitions: one CSV a Parliament, or JSON pages of 50
// where the CSV is not to be had.
#include "common/text.hpp"
#include "common/url.hpp"
#include "sites/address.hpp"
#include "sites/lists.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace sidestep::sites {
namespace {

// As seen in the site's own links; 4 follows from the order of archiving.
constexpr std::array known_parliaments{
    std::pair{std::string_view("2015-2017"), 1}, std::pair{std::string_view("2010-2015"), 2},
    std::pair{std::string_view("2017-2019"), 3}, std::pair{std::string_view("2019-2024"), 4}};

int number_of(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::max(number, 0);
}

} // namespace

std::string petition_list_url(const Source& source, const PetitionList& list) {
  std::string url = source.url + (list.archived ? "/archived/petitions" : "/petitions");
  url += list.csv ? ".csv?" : ".json?";
  if (list.archived && list.parliament > 0) url += fmt::format("parliament={}&", list.parliament);
  url += "state=with_response";
  if (!list.csv) url += fmt::format("&count=50&page={}", list.page);
  return url;
}

std::optional<PetitionList> read_petition_list_url(const Source& source, std::string_view text) {
  const auto address = read_address({source}, text);
  if (!address || address->what != What::listing) return std::nullopt;
  PetitionList list;
  list.archived = address->archived;
  list.csv = address->url.path.ends_with(".csv");
  if (!list.csv && !address->json) return std::nullopt; // a page for people
  for (const auto& [name, value] : query_pairs(address->url.query)) {
    if (name == "parliament") list.parliament = number_of(value);
    if (name == "page") list.page = std::max(number_of(value), 1);
  }
  return list;
}

std::string parliaments_url(const Source& source) { return source.url + "/archived/petitions"; }

int parliament_number(std::string_view years) {
  for (const auto& [known, number] : known_parliaments)
    if (known == years) return number;
  return 0;
}

} // namespace sidestep::sites
