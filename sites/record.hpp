// Which record of a site a JSON file is: a saved file does not say.
#pragma once

#include <string_view>

namespace sidestep::sites {

enum class Record {
  not_json,
  request,       // /request/SLUG.json
  petition,      // /petitions/N.json
  petition_list, // /petitions.json
  feed,          // a feed's events
  body,          // /body/SLUG.json
  user,          // /user/SLUG.json
  unknown        // JSON of something else
};

Record record_of(std::string_view bytes);
std::string_view describe(Record record); // "a list page of petitions", for people

} // namespace sidestep::sites
