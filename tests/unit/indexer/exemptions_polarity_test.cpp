// Citations in sentences of several clauses: what an earlier clause denies, what
// is left open, and what a review only tells of the decision before it. The
// sentences are invented; a mark behind a reference says its polarity: none
// asserted, ? tentative, - negated, " quoted.
#include "indexer/findings/exemptions.hpp"
#include "tests/kit/places.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

struct Case {
  const char* text;
  const char* expected;
};

std::string marked(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings) {
    if (!out.empty()) out += ' ';
    out += finding.ref;
    if (finding.polarity == Polarity::tentative) out += '?';
    if (finding.polarity == Polarity::negated) out += '-';
    if (finding.polarity == Polarity::quoted) out += '"';
  }
  return out;
}

// The letter is about a request for information unless `opening` says otherwise.
void check(const std::vector<Case>& cases,
           const std::string& opening = "Your request for information is answered here.\n\n") {
  static const LawTable table = *LawTable::load(test::source_root() / "data/exemptions.toml");
  LetterContext context;
  context.jurisdiction = "england";
  for (const Case& each : cases) {
    CAPTURE(std::string(each.text));
    CHECK(marked(find_exemptions(opening + each.text, {}, context, table)) == each.expected);
  }
}

} // namespace

TEST_CASE("a denial ends with its clause") {
  check({
      {"To mark the nests would help people to lift them, and regulation 12(5)(g) lets us say no.",
       "r12.5.g"},
      {"Staff must be able to float a thought and drop it, and section 36(2)(b)(i) gives them "
       "that.",
       "s36.2.b.i"},
      {"The office never says whether the judge was or was not asked, and relies on section 32(1).",
       "s32.1"},
      {"The review finds that section 12 does not apply but that section 14(1) does.",
       "s12- s14.1"},
      {"I do not think that, on these facts, section 22 is met.", "s22-"},
      {"We do not accept, and have not relied on, section 38.", "s38-"},
      {"No one here wants to shelter behind section 14(1).", "s14.1-"},
  });
}

TEST_CASE("a thing thought of and left is denied") {
  check({
      {"We did think about section 43(2) for the tender and decided against it.", "s43.2-"},
      {"We flirted with section 12, but the search was short and the list is attached.", "s12-"},
      {"We struck out the names under section 40(2).", "s40.2"},
      {"I confirm section 38(1)(a) and strike out the claim to section 31(3).", "s38.1.a s31.3-"},
      {"Section 21 is of little use to one who cannot read print.", "s21-"},
      {"I looked at section 31(1)(a) for a time and then put it to one side.", "s31.1.a-"},
  });
}

TEST_CASE("what is being weighed is left open") {
  check({
      {"Some of it might stay inside, and section 35(1)(a) is one of the provisions that we are "
       "looking at.",
       "s35.1.a?"},
      {"Regulation 12(5)(f) might stand in the way.", "r12.5.f?"},
      {"It might well take us past the eighteen hours (section 12).", "s12?"},
      {"It could carry the search well past the eighteen hours that the Regulations allow us "
       "(section 12).",
       "s12?"},
      {"The maker says that its secrets are at stake and we have yet to make up our minds (section "
       "43(1)).",
       "s43.1?"},
      {"There is a chance that section 43(2) will be needed.", "s43.2?"},
      {"We are thinking of using section 14(1).", "s14.1?"},
      {"Regulations 12(4)(d) and (e) are both in contention.", "r12.4.d? r12.4.e?"},
      {"Possible exemptions include section 31(1)(a) and section 40(2).", "s31.1.a? s40.2?"},
      {"The Minister, as qualified person, is of the opinion that section 36(2)(c) would be met.",
       "s36.2.c"},
      {"Release might prompt an attack (section 38(1)(b)).", "s38.1.b"},
  });
}

TEST_CASE("a review tells of the earlier decision") {
  check({
      {"The first decision. On 30 April the Registry held that the work would exceed the limit "
       "under section 12.",
       "s12\""},
      {"In its response of 15 October the Board said that release would do harm (section "
       "38(1)(b)).",
       "s38.1.b\""},
      {"It argued that officers would be less frank (section 36(2)(b)(i)) and that prices would "
       "suffer (section 43(2)).",
       "s36.2.b.i\" s43.2\""},
      {"What we said first: the rota was personal data, exempt under section 40(2).", "s40.2\""},
      {"The Board said that section 12 applied, but I rely on section 14(1).", "s12\" s14.1"},
      {"My predecessor leaned on section 36(2)(c); for my part I prefer section 43(2).",
       "s36.2.c\" s43.2"},
      {"Your letter assumes that we would shelter behind section 12.", "s12\""},
      {"In May the enquiry desk turned you down under section 14(2).", "s14.2\""},
      {"Had you asked for all ten years, section 12 would have come into play.", "s12\""},
      {"Three grounds were put forward: section 31(1)(g), section 40(2) and section 42.",
       "s31.1.g\" s40.2\" s42\""},
      {"The supplier urged section 43(1) on us.", "s43.1\""},
      {"We refused you under section 12(2).", "s12.2"},
      {"On 3 May the panel held that section 40(2) applies.", "s40.2"},
  });
}

TEST_CASE("parts of one rank in a row are siblings") {
  check({
      {"It falls under section 31(1)(a)(b).", "s31.1.a s31.1.b"},
      {"Exempt under section 36(2)(b)(i)(ii).", "s36.2.b.i s36.2.b.ii"},
      {"Exempt under section 37(1)(a).", "s37.1.a"},
  });
}

TEST_CASE("the points of the letter's own list are no tails") {
  check({
      {"The branch decides: (i) that others must speak; (ii) that the map is public under "
       "regulation 6(1)(b); (iii) that officials need to think.",
       "r6.1.b"},
      {"We withhold: (a) the names under section 40(2), (b) the rates under section 43(2).",
       "s40.2 s43.2"},
      {"It falls within section 31(1)(a), (b) and (c).", "s31.1.a s31.1.b s31.1.c"},
  });
}

TEST_CASE("a duty is no ground, and one citation vouches for the rest") {
  check({{"We answer you under regulation 5.", ""}});
  check({{"We put the accounts out each quarter and regard them as within section 21.\n\n"
          "A council is not required to go to such lengths (section 12).",
          "s21 s12"}},
        "Dear writer\n\n");
}
