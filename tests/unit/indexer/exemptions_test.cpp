// Citations, the law they belong to, and whether the body relies on them. The
// sentences are invented; a mark behind a reference says its polarity: none
// asserted, ? tentative, - negated, " quoted.
#include "indexer/findings/exemptions.hpp"
#include "tests/kit/places.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <vector>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

const LawTable& table() {
  static const LawTable loaded = *LawTable::load(test::source_root() / "data/exemptions.toml");
  return loaded;
}

LetterContext in(std::string jurisdiction) {
  LetterContext context;
  context.jurisdiction = std::move(jurisdiction);
  return context;
}

std::string marked(const Findings& findings, bool with_law = false) {
  std::string out;
  for (const Finding& finding : findings) {
    if (!out.empty()) out += ' ';
    if (with_law) out += finding.law + ":";
    out += finding.ref;
    if (finding.polarity == Polarity::tentative) out += '?';
    if (finding.polarity == Polarity::negated) out += '-';
    if (finding.polarity == Polarity::quoted) out += '"';
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

// The letter is about a request for information, as letters are.
void check(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    const std::string text =
        "Your request for information is answered here.\n\n" + std::string(each.text);
    CAPTURE(std::string(each.text));
    const Findings findings = find_exemptions(text, {}, in("england"), table());
    CHECK(marked(findings) == each.expected);
    for (const Finding& finding : findings)
      CHECK(finding.quote == text.substr(finding.start, finding.end - finding.start));
  }
}

} // namespace

TEST_CASE("citations are read as letters write them") {
  check({
      {"The information is exempt under sections 40(2), 43(2) & 44(1)(a) of the Act.",
       "s40.2 s43.2 s44.1.a"},
      {"Sections 21, 22 apply.", "s21 s22"},
      {"Section 43 (S43) is engaged.", "s43 s43"},
      {"We rely on s36(2)(b)(i)/(ii) of FOIA.", "s36.2.b.i s36.2.b.ii"},
      {"S40(2) and (3A)(a) is engaged.", "s40.2 s40.3a.a"},
      {"exempt under section 31(1)(a) to (c) of FOIA", "s31.1.a s31.1.b s31.1.c"},
      {"exempt under ss.30 and 31 of the Act", "s30 s31"},
      {"Refused under section l2 of the Act.", "s12"},
      {"We rely on section forty-two, Section Forty-One and SECTION FORTY.", "s42 s41 s40"},
      {"Exempt under Sec. 40 (2) of the Freedom of Information Act 2000.", "s40.2"},
      {"We withhold it under section 44 by virtue of section 18 of the Commissioners for Revenue "
       "and Customs Act 2005.",
       "s44"},
      {"Disclosure would be likely to prejudice commercial interests and section 43(2) is engaged.",
       "s43.2"},
      {"Having considered the request, we have concluded that section 38(1)(b) applies.",
       "s38.1.b"},
      {"The cost would exceed the limit, so we are not obliged to comply under section 12(1).",
       "s12.1"},
      {"We cannot release it, as section 41 applies.", "s41"},
      {"The information is not disclosed under section 43(2) of the Act.", "s43.2"},
      {"We neither confirm nor deny that we hold it, under sections 23(5) and 24(2).",
       "s23.5 s24.2"},
      {"The exemption at 31(1)(a) applies.", "s31.1.a"},
      {"We have redacted the names (s40(2)) and prices (s43(2)).", "s40.2 s43.2"},
      {"section 36(2)(b)(i) and (ii) and section 36(2)(c) are engaged",
       "s36.2.b.i s36.2.b.ii s36.2.c"},
      {"Section 40, subsection 2, is engaged in FOIA terms.", "s40.2"},
      {"It is exempt by virtue of section 21, since it can be found on our website.", "s21"},
      {"Section 12 of the Freedom of Information Act 2000 allows an authority to refuse a request. "
       "It would take 40 hours. Therefore section 12 applies.",
       "s12 s12"},
      {"The public interest in maintaining the exemption at section 35(1)(a) outweighs that in "
       "disclosure.",
       "s35.1.a"},
      {"This does not mean that section 40(2) does not apply; it does.", "s40.2"},
      {"Please note that section 43 is a qualified exemption, which means that we must consider "
       "the public interest.",
       "s43"},
      {"Information about staff below grade 7 is not released (section 40(2)).", "s40.2"},
      {"Section 41 is not subject to the public interest test.", "s41"},
      {"Section 21 does not require a balance to be struck.", "s21"},
      {"Section 12(1) does not oblige us to comply.", "s12.1"},
      {"We give no names (s40(2)).", "s40.2"},
      {"There is no public interest test under section 21.", "s21"},
      {"No information about staff is released under section 40(2).", "s40.2"},
      {"It is not in the public interest to release it, and section 43(2) is maintained.", "s43.2"},
      {"We are not able to provide it under section 40(2).", "s40.2"},
      {"We do not hold the minutes and section 17 of FOISA applies.", "s17"},
      {"We are unable to meet the request, which is refused under section 14(1).", "s14.1"},
      {"The names are not given: section 40(2).", "s40.2"},
      {"That is not something we can discuss because of section 44(1)(a).", "s44.1.a"},
      {"Section 44 means we cannot tell you.", "s44"},
      {"We do not have to tell you whether we hold it: section 40(5B)(a)(i).", "s40.5b.a.i"},
      {"The authority has no discretion under section 44.", "s44"},
  });
}

TEST_CASE("scanners' and printers' noise does not hide a citation") {
  check({
      {"Names are withheld under section\xC2\xA0"
       "40(2).",
       "s40.2"},
      {"Names are withheld under section 4O(2).", "s40.2"},
      {"Names are withheld under section\n40 (2).", "s40.2"},
      {"Refused under section l2(l) of the Act.", "s12.1"},
      {"Withheld: s.40.2 and s41.", "s40.2 s41"},
      {"Section twelve applies to a request as large as this.", "s12"},
      {"SECTION 43(2) applies.", "s43.2"},
  });
}

TEST_CASE("other Acts, papers, procedure and notices are no exemptions") {
  check({
      {"You can request it under section 7 of the Data Protection Act 1998.", ""},
      {"The council served a section 21 notice under the Housing Act 1988.", ""},
      {"The section 106 agreement is attached. The section 47 enquiry ended.", ""},
      {"Section 40 of the Children Act 1989 applies to the panel.", ""},
      {"If you are unhappy, section 50 of the Act lets you complain.", ""},
      {"This letter acts as a refusal notice under section 17(1) of the Act.", ""},
      {"The regulation 14 consultation on the neighbourhood plan has closed. Regulation 9 requires "
       "us to advise.",
       ""},
      {"Clause 31(1)(a) of the contract says so.", ""},
      {"Paragraph 12(2) of the lease says so.", ""},
      {"Section 8 of the Act sets out what a request is.", ""},
      {"The police used section 60 and section 44 stop and search powers on 12 people.", ""},
      {"He was detained under section 37 of the Mental Health Act.", ""},
      {"The Fees Regulations 2004, regulation 4, set the limit.", ""},
  });
}

TEST_CASE("the words round a citation decide whether the body relies on it") {
  check({
      {"We have considered section 12 but it does not apply here.", "s12-"},
      {"Section 14(1) was considered but not applied.", "s14.1-"},
      {"We do not consider that section 43(2) is engaged.", "s43.2-"},
      {"The Council no longer relies on section 36.", "s36-"},
      {"The information may be exempt under section 35(1)(a).", "s35.1.a?"},
      {"We are considering whether section 27 applies.", "s27?"},
      {"Section 43(2) is likely to apply.", "s43.2?"},
      {"We rely on section 40(2), not section 41.", "s40.2 s41-"},
      {"You argue that section 12 cannot apply to this request.", "s12\""},
      {"You have asked why section 43 was applied. It is engaged because the tender is live.",
       "s43\""},
      {"We are withholding it as it is exempt, not because of cost (section 12) but because it is "
       "personal data (section 40(2)).",
       "s12- s40.2"},
      {"We previously relied on section 12, but now apply section 14(1).", "s12\" s14.1"},
      {"Our original response relied on section 43(2). I uphold that.", "s43.2\""},
      {"I do not uphold the application of section 36(2)(c).", "s36.2.c-"},
      {"Section 22 has been wrongly applied.", "s22-"},
      {"The exemption under section 22 should not have been applied.", "s22-"},
      {"We would have been able to rely on section 12 but chose not to.", "s12-"},
      {"In addition, it might also engage section 43.", "s43?"},
      {"Were you to narrow it, section 40 could still apply to parts.", "s40?"},
      {"There is no reason why section 41 should apply.", "s41-"},
      {"We see no grounds for applying section 12.", "s12-"},
      {"I am not persuaded that section 42(1) is engaged.", "s42.1-"},
      {"We are not relying on any exemption, including section 21.", "s21-"},
      {"It isn't that the section 43 exemption bites; it's section 41.", "s43- s41"},
      {"No decision has yet been taken on whether section 35 will be relied on.", "s35?"},
      {"We think s.31 probably applies but have still to weigh the public interest.", "s31?"},
      {"We make no use of section 12.", "s12-"},
      {"We place no reliance on section 36.", "s36-"},
      {"Nor do we say that section 43(2) is engaged.", "s43.2-"},
      {"Neither section 40(2) nor section 41 is claimed.", "s40.2- s41-"},
      {"Section 36 will not do.", "s36-"},
      {"Section 12 is not in issue.", "s12-"},
      {"Section 41 fails because nothing was said in confidence.", "s41-"},
      {"Section 22 has lapsed now that the report is out.", "s22-"},
      {"We waive section 42(1).", "s42.1-"},
      {"We might have refused it under section 12, but we have not.", "s12-"},
      {"Section 43 has nothing to do with it.", "s43-"},
      {"The records are not exempt under section 30(1)(a).", "s30.1.a-"},
      {"We don't intend to hide behind section 40(2).", "s40.2-"},
      {"The Trust does not pray section 38 in aid.", "s38-"},
      {"That part is no longer caught by section 27.", "s27-"},
      {"There was no need to go to section 12.", "s12-"},
      {"This is without prejudice to section 12.", "s12-"},
      {"It would take no more than 10 hours so section 12 is not in play.", "s12-"},
      {"You were refused under section 12; I find that was right, and section 12 applies.",
       "s12\" s12"},
  });
}

TEST_CASE("environmental exceptions, with and without a head") {
  check({
      {"Regulation 12 (4) (b) of the EIRs applies.", "r12.4.b"},
      {"Under EIR 12(4)(e) internal communications are excepted.", "r12.4.e"},
      {"R12(4)(b) is engaged, and regs 12(5)(b) and (f).", "r12.4.b r12.5.b r12.5.f"},
      {"The exception in 12(5)(d) is engaged under the EIR.", "r12.5.d"},
      {"I find that regulation 12(4)(d) was not available.", "r12.4.d-"},
  });
}

TEST_CASE("the law is the one the text names, else the place's") {
  const auto laws = [](const char* text, std::string place) {
    return marked(find_exemptions(text, {}, in(std::move(place)), table()), true);
  };
  CHECK(laws("It is exempt under section 30(b)(i) and (ii).", "scotland") ==
        "foisa:s30.b.i foisa:s30.b.ii");
  CHECK(laws("Exempt under section 38(1)(b) of the Freedom of Information (Scotland) Act 2002.",
             "uk") == "foisa:s38.1.b");
  CHECK(laws("Section 43(2) of the Freedom of Information Act 2000 applies.", "scotland") ==
        "foia:s43.2");
  CHECK(laws("Regulation 10(4)(e) applies under the EISRs.", "scotland") == "eisr:r10.4.e");
  CHECK(laws("This is a notice under section 17: the information is not held.", "scotland") ==
        "foisa:s17");
  CHECK(laws("This is a notice under section 17: the information is not held.", "england") == "");
  CHECK(laws("Withheld under regulation 12(5)(e); section 43(2) would apply if it were not "
             "environmental information.",
             "wales") == "eir:r12.5.e foia:s43.2?");
  CHECK(laws("Withheld under section 9(2)(a).", "nz") == "");
  CHECK(laws("Withheld under section 43(2).", "nz") == "");
}

TEST_CASE("words of others are quoted") {
  const std::string text = "You asked for s40(2) data.\nWe withhold it under section 40(2).";
  const std::size_t own = text.find("We");
  const Voices voices{{Voice::quoted_request, 0, own}, {Voice::own, own, text.size()}};
  CHECK(marked(find_exemptions(text, voices, in("uk"), table())) == "s40.2\" s40.2");
}

TEST_CASE("a list of all the exemptions relies on none of them") {
  const char* text = "Exemptions in the Act: s.21 (other means), s.22 (publication), s.27 "
                     "(relations), s.31 (law enforcement), s.35 (policy), s.40 (personal data).\n\n"
                     "Section 43(2) applies to the prices.";
  CHECK(marked(find_exemptions(text, {}, in("uk"), table())) ==
        "s21\" s22\" s27\" s31\" s35\" s40\" s43.2");
}

TEST_CASE("an exemption named in words alone has no number to cite") {
  CHECK(find_exemptions("The exemption for commercial interests applies.", {}, in("uk"), table())
            .empty());
}

TEST_CASE("hostile text takes linear time and gives a bounded number of findings") {
  std::string text;
  while (text.size() < 400'000)
    text += "section 40(2)(a)(i), (ii) and ((((section section s.s.s. 12(((4) not not ";
  const auto before = std::chrono::steady_clock::now();
  const Findings findings = find_exemptions(text, {}, in("uk"), table());
  CHECK(findings.size() <= 2000);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(20));
}

TEST_CASE("dropped, declined, mistaken, doubtful and recited provisions are not relied on") {
  const auto at = [](std::string_view text) {
    return marked(find_exemptions(text, {}, in("england"), table()));
  };
  CHECK(at("We refrain from citing section 36 here.") == "s36-");
  CHECK(at("The Trust declines to rely on section 40(2).") == "s40.2-");
  CHECK(at("Our review departs from s.14(1) altogether.") == "s14.1-");
  CHECK(at("We had cited s.40(1); this was a mistake for s.40(2).") == "s40.1- s40.2");
  CHECK(at("No exemption, be it section 43 or any other, is claimed.") == "s43-");
  CHECK(at("I have no option but to refuse it under s.12(1).") == "s12.1");
  CHECK(at("We find section 42(1) engaged and section 41(1) not engaged.") == "s42.1 s41.1-");
  CHECK(at("It is arguable that section 37(1)(b) bites.") == "s37.1.b?");
  CHECK(at("Our refusal of May rested on s.30(1)(a).") == "s30.1.a");
  CHECK(at("Section 43(2) states: \"Information is exempt\".") == "s43.2\"");
  CHECK(at("The Tribunal held that section 42(1) extends to such notes.") == "s42.1\"");
}
