// Every real petition record, when they lie beside the project; else skipped.
#include "common/files.hpp"
#include "sites/petition_json.hpp"
#include "sites/record.hpp"
#include "tests/kit/places.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>

using namespace sidestep;
using namespace sidestep::sites;
namespace fs = std::filesystem;

namespace {

fs::path real_data() { return test::shared_folder() / "realdata"; }

constexpr std::size_t limit = 4U << 20U;

} // namespace

TEST_CASE("all real petition records are read") {
  const fs::path folder = real_data() / "petitions";
  if (!fs::is_directory(folder)) {
    MESSAGE("skipped: no real records");
    return;
  }
  int records = 0;
  int answered = 0;
  int revised = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    CAPTURE(entry.path().filename().string());
    const auto bytes = read_file(entry.path(), limit);
    REQUIRE(bytes.has_value());
    CHECK(record_of(*bytes) == Record::petition);
    const auto petition = read_petition_json(*bytes);
    REQUIRE(petition.has_value());
    CHECK(std::to_string(petition->id) == entry.path().stem().string());
    CHECK(petition->created.has_value());
    CHECK(petition->newest() >= petition->updated);
    CHECK_FALSE(petition->archived);
    ++records;
    if (!petition->response) continue;
    ++answered;
    CHECK(petition->responded.has_value());
    CHECK(petition->response->responded_on.has_value());
    for (const BusinessItem& item : petition->business)
      if (item.subject.find("riginal Government") != std::string::npos) {
        ++revised;
        break;
      }
  }
  CHECK(records == 235);
  CHECK(answered == 68);
  CHECK(revised == 8);
}

TEST_CASE("all real list pages are named as lists") {
  const fs::path folder = real_data() / "petition-lists";
  if (!fs::is_directory(folder)) {
    MESSAGE("skipped: no real lists");
    return;
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto bytes = read_file(entry.path(), limit);
    REQUIRE(bytes.has_value());
    CHECK(record_of(*bytes) == Record::petition_list);
    CHECK_FALSE(read_petition_json(*bytes).has_value());
  }
}
