// The paths of petition.parliament.uk: current petitions, archived Parliaments
// and their lists. Numbers are unique across Parliaments.
#include "sites/paths.hpp"

namespace sidestep::sites {

namespace {

bool drop_suffix(std::string& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.resize(text.size() - suffix.size());
  return true;
}

} // namespace

void read_petitions_path(const std::vector<std::string>& all, Address& address) {
  std::vector<std::string> parts = all;
  address.archived = !parts.empty() && parts[0] == "archived";
  if (address.archived) parts.erase(parts.begin());
  if (parts.empty()) return;
  const bool alone = parts.size() == 1;
  std::string last = parts.back();
  const bool json = drop_suffix(last, ".json");
  const bool csv = !json && drop_suffix(last, ".csv");
  if (alone && last == "petitions") {
    address.what = What::listing;
    address.json = json;
    return;
  }
  if (parts[0] != "petitions" || alone) return;
  if (parts[1] == "local") {
    address.what = What::listing;
    address.json = json;
    return;
  }
  // A page under a petition (.../thank-you, .../count.json) leads to it.
  const std::string number = parts.size() == 2 ? last : parts[1];
  if (csv || !all_digits(number)) return;
  address.what = What::thread;
  address.json = json && parts.size() == 2;
  address.id.thread = number;
}

} // namespace sidestep::sites
