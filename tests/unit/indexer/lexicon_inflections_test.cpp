// Forms of words: regular endings by rule, irregular verbs by table.
#include "indexer/findings/inflections.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using sidestep::indexer::inflections;

namespace {

bool makes(std::string_view base, std::string_view form) {
  const auto forms = inflections(base);
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

} // namespace

TEST_CASE("regular forms") {
  CHECK(inflections("add").front() == "add");
  CHECK(makes("comment", "comments"));
  CHECK(makes("comment", "commented"));
  CHECK(makes("comment", "commenting"));
  CHECK(makes("policy", "policies"));
  CHECK(makes("deny", "denied"));
  CHECK(makes("deny", "denying"));
  CHECK(makes("release", "releasing"));
  CHECK(makes("release", "released"));
  CHECK(makes("agree", "agreeing"));
  CHECK(makes("plan", "planning"));
  CHECK(makes("refer", "referred"));
  CHECK(makes("address", "addresses"));
  CHECK(makes("council", "council's"));
}

TEST_CASE("irregular forms") {
  CHECK(makes("take", "took"));
  CHECK(makes("take", "taken"));
  CHECK(makes("hold", "held"));
  CHECK(makes("withhold", "withheld"));
  CHECK(makes("be", "were"));
  CHECK(makes("write", "written"));
}

TEST_CASE("each form once, and short words stay as they are") {
  auto forms = inflections("set");
  std::sort(forms.begin(), forms.end());
  CHECK(std::adjacent_find(forms.begin(), forms.end()) == forms.end());
  CHECK(inflections("a").size() == 1);
  CHECK(inflections("").size() == 1);
}
