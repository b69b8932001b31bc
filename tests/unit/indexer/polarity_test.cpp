// Polarity: what is said, feared, denied, or somebody else's words.
#include "indexer/findings/findings.hpp"
#include "tests/kit/places.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

const Miner& miner() {
  static const auto loaded = Miner::load(test::source_root() / "data", {});
  REQUIRE(loaded);
  return *loaded;
}

// The polarity of the first finding of a category, "" when there is none.
std::string polarity(std::string_view category, std::string_view text, const Voices& voices = {}) {
  for (const Finding& f : miner().mine(text, voices, {}))
    if (f.category == category) return std::string(name(f.polarity));
  return "";
}

} // namespace

TEST_CASE("said of this request") {
  CHECK(polarity("vexatious", "We consider your request to be vexatious.") == "asserted");
  CHECK(polarity("not-held", "The Council does not hold this information.") == "asserted");
  CHECK(polarity("cost-limit", "It would exceed the appropriate limit.") == "asserted");
}

TEST_CASE("denied") {
  CHECK(polarity("vexatious", "We do not consider your request to be vexatious.") == "negated");
  CHECK(polarity("vexatious", "Nobody thinks that your request is vexatious.") != "asserted");
  CHECK(polarity("cost-limit", "This would not exceed the appropriate limit.") == "negated");
  CHECK(polarity("exemption-harm",
                 "Disclosure would not prejudice the commercial interests of anyone.") ==
        "negated");
  CHECK(polarity("nothing-further", "The matter is not closed.") != "asserted");
}

TEST_CASE("taken back") {
  CHECK(polarity("not-held", "It was wrong to say that we do not hold this information.") ==
        "negated");
  CHECK(polarity("vexatious", "It cannot fairly be said that your request is vexatious.") ==
        "negated");
}

TEST_CASE("words that look like a denial and are none") {
  CHECK(polarity("cost-limit", "It is not only late: it would exceed the appropriate limit.") ==
        "asserted");
  CHECK(polarity("vexatious", "We will not reply again, because your request is vexatious.") ==
        "asserted");
}

TEST_CASE("weighed or feared") {
  CHECK(polarity("cost-limit", "It may exceed the appropriate limit.") == "tentative");
  CHECK(polarity("cost-limit",
                 "It is possible that question 2 would exceed the appropriate limit.") ==
        "tentative");
  CHECK(polarity("vexatious", "We are considering whether your request is vexatious.") ==
        "tentative");
}

TEST_CASE("somebody else's words") {
  CHECK(polarity("vexatious", "You say that we called your request vexatious.") == "quoted");
  CHECK(polarity("cost-limit", "You asked whether it would exceed the appropriate limit.") ==
        "quoted");
  CHECK(polarity("nothing-further",
                 "Your letter quotes \xE2\x80\x9Cnothing further to add\xE2\x80\x9D.") == "quoted");
  CHECK(polarity("not-held", "Is it that the Council does not hold this information?") == "quoted");
  CHECK(polarity("not-held", "The information you asked for is not held by the Trust.") ==
        "asserted");
}

TEST_CASE("a recital of what was said before, and a report of what others said") {
  CHECK(polarity("not-held",
                 "The Trust's letter of 4 March said that the information was not held.") ==
        "quoted");
  CHECK(polarity("not-held", "The caller said that we do not hold the tapes.") == "quoted");
  CHECK(polarity("nothing-further", "The first reply told you that the matter was closed.") ==
        "quoted");
  CHECK(polarity("nothing-further", "As I said in May, we have nothing further to add.") ==
        "asserted");
  CHECK(polarity("not-held", "When you wrote, the tapes had been destroyed under our policy.") ==
        "asserted");
}

TEST_CASE("what would have been is not, and May is a month") {
  CHECK(polarity("cost-limit", "Had it exceeded the appropriate limit we could have refused.") ==
        "tentative");
  CHECK(polarity("nothing-further", "Our view of 9 May has not changed since.") == "asserted");
}

TEST_CASE("whose words they are comes first, but a footer is a footer") {
  const std::string text = "The Council does not hold this information.";
  const Voices quoted{{Voice::quoted_request, 0, text.size()}};
  CHECK(polarity("not-held", text, quoted) == "quoted");
  const std::string end = "You may ask for an internal review of this decision.";
  const Voices footer{{Voice::footer, 0, end.size()}};
  CHECK(polarity("boilerplate", end, footer) == "asserted");
}
