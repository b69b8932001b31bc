// The lists that come as CSV.
#include "common/text.hpp"
#include "common/words.hpp"
#include "crawler/lists/csv.hpp"
#include "crawler/lists/listing.hpp"

#include <algorithm>
#include <functional>

namespace sidestep::crawler {

Result<std::vector<Authority>> read_authorities(std::string_view bytes) {
  TRY_ASSIGN(const Csv csv, Csv::parse(bytes));
  if (!csv.has("URL name") || !csv.has("Name"))
    return fail(Code::source,
                "the list of bodies has no columns \"Name\" and \"URL name\"; it is another list");
  std::vector<Authority> all;
  for (std::size_t row = 0; row < csv.size(); ++row) {
    Authority one{std::string(trim(csv.cell(row, "URL name"))),
                  std::string(trim(csv.cell(row, "Name"))),
                  std::string(trim(csv.cell(row, "Short name")))};
    if (!one.slug.empty()) all.push_back(std::move(one));
  }
  return all;
}

std::vector<Authority> matching(const std::vector<Authority>& all, std::string_view wanted) {
  const auto pick = [&](const std::function<bool(const Authority&)>& test) {
    std::vector<Authority> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found), test);
    return found;
  };
  if (auto found = pick([&](const Authority& one) { return one.slug == wanted; }); !found.empty())
    return found;
  const std::string key = fold(wanted);
  for (const auto part : {&Authority::short_name, &Authority::name})
    if (auto found = pick([&](const Authority& one) { return fold(one.*part) == key; });
        found.size() == 1)
      return found;
  return pick([&](const Authority& one) {
    return fold(one.name).find(key) != std::string::npos ||
           fold(one.short_name).find(key) != std::string::npos ||
           one.slug.find(key) != std::string::npos;
  });
}

Result<std::vector<ListedPetition>> read_petition_list(std::string_view bytes) {
  TRY_ASSIGN(const Csv csv, Csv::parse(bytes));
  if (!csv.has("URL"))
    return fail(Code::source, "the list of petitions has no column \"URL\"; it is another list");
  std::vector<ListedPetition> petitions;
  for (std::size_t row = 0; row < csv.size(); ++row) {
    const auto url = csv.cell(row, "URL");
    const auto number = url.substr(url.rfind('/') + 1);
    const bool digits =
        !number.empty() && number.size() <= 12 &&
        std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool archived = url.find("/archived/petitions/") != std::string_view::npos;
    if (digits) petitions.push_back({std::string(number), archived});
  }
  return petitions;
}

} // namespace sidestep::crawler
