// Cost claims and definitions: what campaigners fight over. The letters are
// invented.
#include "indexer/findings/cost_claims.hpp"
#include "indexer/findings/definitions.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

std::string hours(std::string_view text) {
  std::string out;
  for (const Finding& each : find_cost_claims(text, words_of(text), {}))
    out += fmt::format("{:g} ", each.hours);
  return out;
}

std::string terms(std::string_view text) {
  std::string out;
  for (const Finding& each : find_definitions(text, words_of(text), {}))
    out += each.term + ";";
  return out;
}

} // namespace

TEST_CASE("records times minutes are hours, and hours given count as given") {
  CHECK(hours("There are 3,000 files and each would take five minutes to read.") == "250 ");
  CHECK(hours("To search 1,200 emails at 2 minutes per email would take 40 hours.") == "40 ");
  CHECK(hours("We estimate that locating the forms would take 62.5 hours.") == "62.5 ");
  CHECK(hours("There are 900 cases. Reading them would take ten minutes each.") == "150 ");
  CHECK(hours("A search of twenty-eight boxes at 30 minutes per box would be required.") == "14 ");
}

TEST_CASE("the limit itself and hours of another kind are no claim") {
  CHECK(hours("It would exceed the appropriate limit of 18 hours.").empty());
  CHECK(hours("The limit is £450, or 18 hours of work.").empty());
  CHECK(hours("The office is open 24 hours a day.").empty());
  CHECK(hours("The fitter worked 12 hours.").empty());
  CHECK(hours("The minutes of the 3 meetings are attached.").empty());
  CHECK(hours("A search would take " + std::string(400, '9') + " hours.").empty());
}

TEST_CASE("a meaning of the letter's own is a definition") {
  CHECK(terms("For the purposes of this reply 'mystery shopping' means a visit by a researcher.") ==
        "mystery shopping;");
  CHECK(terms("We have taken \"complaint\" to mean a letter received by the complaints team.") ==
        "complaint;");
  CHECK(terms("By visit we mean any call at a centre.") == "visit;");
  CHECK(terms("In this response, frontline staff are defined as those who meet the public.") ==
        "frontline staff;");
  CHECK(terms("We have interpreted the term consultant as meaning a person paid by the day.") ==
        "consultant;");
}

TEST_CASE("laws, consequences and plain words define nothing") {
  CHECK(terms("This means that the file was closed.").empty());
  CHECK(terms("Section 84 of the Act defines information; information means what is recorded.")
            .empty());
  CHECK(terms("By all means write again.").empty());
  CHECK(terms("We do not know what you mean by shopping.").empty());
  CHECK(terms("He refers to a report.").empty());
}
