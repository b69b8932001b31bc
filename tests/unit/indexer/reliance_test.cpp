// What a bare citation says, and that it is silent where words say the same.
#include "indexer/findings/findings.hpp"
#include "indexer/findings/reliance.hpp"
#include "tests/kit/places.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

std::string rules_of(std::string_view text) {
  static const auto miner = Miner::load(test::source_root() / "data", {});
  REQUIRE(miner);
  LetterContext context;
  context.jurisdiction = "england";
  std::string out;
  for (const Finding& f : miner->mine(text, {}, context))
    if (f.kind == FindingKind::phrase) out += f.rule + " ";
  return out;
}

} // namespace

TEST_CASE("a provision stands for a category, the deepest part that is known first") {
  CHECK(category_of_reference("foia", "s14.1") == "vexatious");
  CHECK(category_of_reference("foia", "s31.3") == "ncnd");
  CHECK(category_of_reference("foia", "s31.1.a") == "exemption-harm");
  CHECK(category_of_reference("foia", "s36.2.b.ii") == "safe-space");
  CHECK(category_of_reference("foia", "s36.2.c") == "exemption-harm");
  CHECK(category_of_reference("foia", "s36").empty());
  CHECK(category_of_reference("foisa", "s17.1") == "not-held");
  CHECK(category_of_reference("eir", "r12.4.b").empty());
  CHECK(category_of_reference("foia", "").empty());
}

TEST_CASE("a bare citation is a phrase, one beside the words is not") {
  CHECK(rules_of("Part 4: section 31(3) of the Freedom of Information Act 2000 is engaged.")
            .find("cites-ncnd") != std::string::npos);
  CHECK(rules_of("We consider your request vexatious under section 14(1) of the Freedom of "
                 "Information Act 2000.")
            .find("cites-vexatious") == std::string::npos);
  CHECK(rules_of("We do not rely on section 14(1) of the Freedom of Information Act 2000.")
            .find("cites-vexatious") == std::string::npos);
}

TEST_CASE("a citation beside words that are only reported says nothing of itself") {
  CHECK(rules_of("The Board's letter of 3 March said that your request was vexatious (section "
                 "14(1) of the Freedom of Information Act 2000).")
            .find("cites-vexatious") == std::string::npos);
}
