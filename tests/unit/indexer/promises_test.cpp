// Promises: which times a body binds itself to, counted by which calendar, and
// which are somebody else's. The letters are invented.
#include "indexer/findings/dates.hpp"
#include "indexer/findings/promises.hpp"
#include "tests/kit/places.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

const Holidays& holidays() {
  static const Holidays loaded =
      *Holidays::load(test::source_root() / "data" / "bank-holidays.json");
  return loaded;
}

// "2023-03-24" a promise; "?" tentative, "-" negated, "\"" quoted behind it.
std::string promised(std::string_view text, std::string jurisdiction = "england",
                     std::string_view date = "2023-03-08") {
  LetterContext context;
  context.date = parse_day(date);
  context.jurisdiction = std::move(jurisdiction);
  const Findings dates = find_dates(text, {}, context);
  std::string out;
  for (const Finding& each : find_promises(text, words_of(text), dates, {}, context, &holidays())) {
    if (!out.empty()) out += " ";
    if (each.from != each.to) out += iso(*each.from) + "..";
    out += iso(*each.to);
    if (each.polarity == Polarity::tentative) out += "?";
    if (each.polarity == Polarity::negated) out += "-";
    if (each.polarity == Polarity::quoted) out += "\"";
  }
  return out;
}

} // namespace

TEST_CASE("a future act of the body with its time is a promise") {
  CHECK(promised("We will write again by 24 March.") == "2023-03-24");
  CHECK(promised("We hope to publish the tables in June.") == "2023-06-01..2023-06-30");
  CHECK(promised("The list is to be put on our site by the end of June.") == "2023-06-30");
  CHECK(promised("You can expect our answer no later than 5pm on Friday.") == "2023-03-10");
  CHECK(promised("Next month we will open a register.") == "2023-04-01..2023-04-30");
  CHECK(promised("Publication is planned for 13 July 2023.") == "2023-07-13");
  CHECK(promised("We have extended the time limit to 20 April.") == "2023-04-20");
  CHECK(promised("You will have it before September is out.") == "2023-09-30");
}

TEST_CASE("working days follow the calendar of the place and the day of receipt") {
  CHECK(promised("We will reply within 20 working days.") == "2023-04-06");
  CHECK(promised("We received it on 3 March. We will reply within 20 working days.") ==
        "2023-04-03");
  CHECK(promised("You will have our answer within ten working days.", "scotland", "2023-03-31") ==
        "2023-04-17"); // Easter Monday is a working day in Scotland
  CHECK(promised("You will have our answer within ten working days.", "england", "2023-03-31") ==
        "2023-04-18");
  CHECK(promised("A copy will follow within two weeks of 10 March.") == "2023-03-24");
  CHECK(promised("We will finish within one month.", "england", "2023-01-31") == "2023-02-28");
  CHECK(promised("It will be done within five years of implementation.").empty());
}

TEST_CASE("what hangs on something is tentative and keeps its condition") {
  const std::string text = "Once you have told us which road you mean, we will answer within 20 "
                           "working days.";
  CHECK(promised(text) == "2023-04-06?");
  LetterContext context;
  context.date = parse_day("2023-03-08");
  const Findings found = find_promises(text, words_of(text), {}, {}, context, &holidays());
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "conditional-promise");
  CHECK(found[0].quote == text.substr(0, text.size() - 1));
  CHECK(promised("We may publish the list in June.") == "2023-06-01..2023-06-30?");
}

TEST_CASE("denials, old promises and other people's acts are told apart") {
  CHECK(promised("We cannot promise a reply by 17 March.") == "2023-03-17-");
  CHECK(promised("My colleague promised you an answer by 1 March.") == "2023-03-01\"");
  CHECK(promised("The contractor will finish by 30 June.") == "2023-06-30\"");
  CHECK(promised("The new rules will come into force on 1 October 2023.") == "2023-10-01\"");
}

TEST_CASE("the reader's own time, a past act and a noun's date are no promises") {
  CHECK(promised("Please let us know by 16 March whether you wish to go on.").empty());
  CHECK(promised("You may ask for a review within 40 working days.").empty());
  CHECK(promised("If we do not hear from you by 22 March we will close the file.").empty());
  CHECK(promised("We replied to you on 14 February.").empty());
  CHECK(promised("You asked us to reply by 10 March.").empty());
  CHECK(promised("We will look at your letter of 12 April again.").empty());
  CHECK(promised("Requests are normally answered within 20 working days.").empty());
  CHECK(promised("The Act gives a public authority 20 working days to respond.").empty());
}

TEST_CASE("two times of one verb are one promise, of two verbs two") {
  CHECK(promised("It will be settled within 20 working days, that is by 6 April 2023.") ==
        "2023-04-06");
  CHECK(promised("The works will be done in April and May.") == "2023-04-01..2023-05-31");
  CHECK(promised("Part one will be sent by 3 April and part two will follow by 4 May.") ==
        "2023-04-03 2023-05-04");
}

TEST_CASE("a long text of times stays cheap") {
  std::string text;
  for (int n = 0; n < 20'000; ++n)
    text += "we will in 3 weeks by the end of the month next week ";
  CHECK(find_promises(text, words_of(text), {}, {}, {}, &holidays()).empty());
}

TEST_CASE("plans in other verbs, warnings, and times of other kinds") {
  CHECK(promised("A reply can be expected by 4 April.") == "2023-04-04");
  CHECK(promised("It has been scheduled for 4 April.") == "2023-04-04");
  CHECK(promised("A copy follows on Friday.") == "2023-03-10");
  CHECK(promised("We have set a new deadline of 4 April.") == "2023-04-04");
  CHECK(promised("We mean to answer within the week.") == "2023-03-15");
  CHECK(promised("You will have it in three days' time.") == "2023-03-11");
  CHECK(promised("We will look at it in the week after next.") == "2023-03-20..2023-03-26");
  CHECK(promised("We will close the request on 4 April.") == "2023-04-04\"");
  CHECK(promised("In 2019 we made a commitment to end it by 2030.") == "2030-12-31\"");
}
