// Dates in letters, in every form, and what only looks like one.
#include "indexer/findings/dates.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

// The dates of a text as "FROM..TO precision", read against `anchor` ("" = none).
std::vector<std::string> dates(std::string_view text, std::string_view anchor = "2026-06-12") {
  LetterContext context;
  context.date = parse_day(anchor);
  const Voices own{{Voice::own, 0, text.size()}};
  std::vector<std::string> out;
  for (const Finding& found : find_dates(text, own, context)) {
    CHECK(found.quote == text.substr(found.start, found.end - found.start));
    std::string line = iso(*found.from);
    if (found.to != found.from) line += ".." + iso(*found.to);
    out.push_back(line + " " + found.precision);
  }
  return out;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("full dates in every written form") {
  for (const char* text :
       {"on 20 June 2019.", "on 20th June 2019", "on the 20th of June 2019",
        "on Thursday, 20th June 2019", "on 20 Jun 2019", "on 20-Jun-2019", "on 20/06/2019",
        "on 20.06.2019", "on 2019-06-20", "on June 20, 2019", "on June 20th 2019", "on 20/6/19",
        "ON 20 JUNE 2019", "on 20\xc2\xa0June\n2019"}) {
    CAPTURE(text);
    CHECK(dates(text) == Lines{"2019-06-20 day"});
  }
}

TEST_CASE("a year that is not written is read against the letter's day") {
  CHECK(dates("We will reply by 8 January.") == Lines{"2027-01-08 day-yearless"});
  CHECK(dates("your letter of 3 December") == Lines{"2025-12-03 day-yearless"});
  CHECK(dates("We wrote on 17 April and you replied.") == Lines{"2026-04-17 day-yearless"});
  CHECK(dates("by Friday 20th at the latest", "2017-10-05") == Lines{"2017-10-20 day-yearless"});
  CHECK(dates("your email 22/2 - fly tipping", "2023-03-21") == Lines{"2023-02-22 day-yearless"});
  CHECK(dates("on Thursday 26 November", "2021-01-15") == Lines{"2020-11-26 day-yearless"});
  CHECK(dates("our e-mails of 2, 14 and 20 August", "2018-09-10") ==
        Lines{"2018-08-02 day-yearless", "2018-08-14 day-yearless", "2018-08-20 day-yearless"});
  CHECK(dates("our letter of Thursday 16 February", "2016-04-07") ==
        Lines{"2016-02-16 day-yearless"}); // it was a Tuesday
  CHECK(dates("by 8 January", "").empty());
}

TEST_CASE("months, seasons, quarters, years and ranges are intervals") {
  CHECK(dates("in March 2022") == Lines{"2022-03-01..2022-03-31 month"});
  CHECK(dates("finished by the end of August") == Lines{"2026-08-01..2026-08-31 month"});
  CHECK(dates("in spring 2027") == Lines{"2027-03-01..2027-05-31 season"});
  CHECK(dates("next summer") == Lines{"2027-06-01..2027-08-31 season"});
  CHECK(dates("in winter 2023-24") == Lines{"2023-12-01..2024-02-29 season"});
  CHECK(dates("in Q2 2017") == Lines{"2017-04-01..2017-06-30 quarter"});
  CHECK(dates("in 2018/19 it rose") == Lines{"2018-04-01..2019-03-31 year"});
  CHECK(dates("the week of 19 to 23 June 2023") == Lines{"2023-06-19..2023-06-23 range"});
  CHECK(dates("ships detained, Jan to Dec 2015") ==
        Lines{"2015-01-01..2015-01-31 month", "2015-12-01..2015-12-31 month"});
}

TEST_CASE("what looks like a date and is none") {
  for (const char* text :
       {"You may march on.", "section 40(2) and 12/4(b)", "our reference FOI/2023/298",
        "the Equality Act 2010", "open 24/7", "https://foi.example.org/2019-06-20/x",
        "EA/2006/0049", "31 February 2020 people", "ratio of 3/14", "May I ask"}) {
    CAPTURE(text);
    CHECK(dates(text).empty());
  }
}

TEST_CASE("a date in somebody else's words is quoted") {
  const std::string text = "> by 8 May 2026\nNo.";
  const Voices voices{{Voice::quoted_request, 0, 16}, {Voice::own, 16, text.size()}};
  const Findings found = find_dates(text, voices, {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].polarity == Polarity::quoted);
}

TEST_CASE("two-digit years without an anchor do not depend on the clock") {
  CHECK(dates("on 1/2/49", "") == Lines{"2049-02-01 day"});
  CHECK(dates("on 1/2/62", "") == Lines{"1962-02-01 day"});
}

TEST_CASE("months in pairs, named days and years in words") {
  const auto all = [](std::string_view text) {
    LetterContext context;
    context.date = parse_day("2021-06-30");
    std::string out;
    for (const Finding& finding : find_dates(text, {}, context))
      out += (out.empty() ? "" : " ") + iso(*finding.from) +
             (finding.to == finding.from ? "" : "/" + iso(*finding.to));
    return out;
  };
  CHECK(all("between April and June 2020") == "2020-04-01/2020-06-30");
  CHECK(all("from December to February 2021") == "2020-12-01/2021-02-28");
  CHECK(all("in March and September 2020") == "2020-03-01/2020-03-31 2020-09-01/2020-09-30");
  CHECK(all("on Good Friday 2020 and Christmas Day") == "2020-04-10 2021-12-25");
  CHECK(all("not St Andrew's Day (30 November)") == "2021-11-30");
  CHECK(all("in September last year") == "2020-09-01/2020-09-30");
  CHECK(all("on 4 October last year") == "2020-10-04");
  CHECK(all("on 1st, 3rd and 7th March 2020") == "2020-03-01 2020-03-03 2020-03-07");
  CHECK(all("Item 5, 7 March 2020") == "2020-03-07");
  CHECK(all("in the second quarter of 2020") == "2020-04-01/2020-06-30");
  CHECK(all("We replied on 15 December.") == "2020-12-15");
  CHECK(all("It will be published on 15 December.") == "2021-12-15");
  CHECK(all("Mrs June Brown of August Street, version 12.5.20") == "");
}

TEST_CASE("many dates take linear time") {
  std::string text;
  while (text.size() < 600'000)
    text += "1, 2 and 3 May 2020, 4/5/2020 ";
  const auto before = std::chrono::steady_clock::now();
  CHECK(find_dates(text, {}, {}).size() > 1000);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(20));
}
