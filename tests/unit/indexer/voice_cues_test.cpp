// What is told of lines and sentences before a pattern is tried on them, and that
// it loses none of the rules' own forms.
#include "common/words.hpp"
#include "indexer/findings/date_windows.hpp"
#include "indexer/voice/cues.hpp"
#include "indexer/voice/footer_words.hpp"
#include "indexer/voice/heads.hpp"
#include "indexer/voice/voice.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

Cues cues_in(std::string_view sentence) {
  Cues all = 0;
  for (const Word& word : words_of(sentence))
    all |= cues_of(word.folded);
  return all;
}

std::uint16_t signs_in(std::string_view text) {
  std::uint16_t all = 0;
  for (const DateWindow& window : date_windows(text))
    all |= window.signs;
  return all;
}

} // namespace

TEST_CASE("heads are two letters in any case, and '_' for what is none") {
  constexpr Heads heads("yo a_ __");
  CHECK(heads.at("Yours"));
  CHECK(heads.at("YOURS"));
  CHECK(heads.at("A1. Four"));
  CHECK(heads.at("a"));
  CHECK(heads.at("--"));
  CHECK(!heads.at("An answer"));
  CHECK(!heads.at("ours"));
  CHECK(!heads.at(""));
}

TEST_CASE("what leads up to a line's first word is passed over") {
  CHECK(from_word("** \xE2\x80\x9CYou asked") == "You asked");
  CHECK(from_word("_x") == "_x");
  CHECK(from_word("...").empty());
}

TEST_CASE("a word before an apostrophe gives its cues") {
  CHECK(cues_of("you're") == cues_of("you"));
  CHECK(cues_of("ico's") == cues_of("ico"));
  CHECK(cues_of("commissioner") == cues_of("commissioner's"));
  CHECK(cues_of("gatepost") == 0);
}

TEST_CASE("each form of a footer's beginning has the cues that it needs") {
  for (const std::string sentence :
       {"If you\xE2\x80\x99re unhappy, ask for a review.",
        "You have a right to seek an internal review of our decision.",
        "You may complain to the Trust.", "Anyone may ask the Commissioner to look at it.",
        "Please request an internal review of this decision within two months.",
        "Complaints: write to the clerk who made the decision.",
        "You can refer your complaint to the Information Commissioner.",
        "We tell you below how to complain about a decision.", "Reviews: see our procedure.",
        "Not satisfied? Write to us.", "Please ask us to look at it again in writing."}) {
    CAPTURE(sentence);
    CHECK(may_begin_footer(cues_in(sentence), false));
    CHECK(tells_rights(sentence, cues_in(sentence)));
  }
  for (const std::string sentence :
       {"It is meant for the intended recipient.",
        "This message was scanned by Mailmarrow for virus.",
        "This e-mail is confidential.",
        "The views are those of the author.",
        "Please consider the environment.",
        "Registered charity 12.",
        "Our VAT number is 4.",
        "See our privacy notice.",
        "We process your information under the Act.",
        "The board is a data controller.",
        "Calls may be recorded.",
        "Use type talk.",
        "We welcome correspondence in Welsh.",
        "Croeso i chi ysgrifennu.",
        "It is Crown copyright.",
        "It is under the Open Government Licence.",
        "Please quote the reference.",
        "Please fill in our short survey.",
        "Follow us on Pondlife.",
        "Your message will be published on the internet.",
        "Please use this email address for all replies to the request."}) {
    CAPTURE(sentence);
    CHECK(may_begin_footer(cues_in(sentence), true));
    CHECK(gives_notice(sentence, cues_in(sentence)));
  }
}

TEST_CASE("the words given along make no other voices") {
  const std::string text = "Dear Ms Ockley,\n\nYou asked:\n\n1. How many gates?\n\nNine.\n\n"
                           "If you are unhappy you may ask for an internal review.\n\n"
                           "Yours sincerely,\n\nP. Wadlow\n";
  const VoiceContext context{Kind::response, {}};
  const Voices alone = voices_of(text, context);
  const Voices shared = voices_of(text, words_of(text), context);
  REQUIRE(alone.size() == shared.size());
  for (std::size_t i = 0; i < alone.size(); ++i) {
    CHECK(alone[i].voice == shared[i].voice);
    CHECK(alone[i].end == shared[i].end);
  }
}

TEST_CASE("dates are looked for only where one can stand") {
  CHECK(signs_in("The market made a decision on a new medical matter, No. 14 of 1,204.") == 0);
  CHECK(signs_in("on 12 May") == (DateWindow::month | DateWindow::day_month));
  CHECK((signs_in("12 to 14 May 2023") & DateWindow::days_month) != 0);
  CHECK((signs_in("May 12th") & DateWindow::month_day) != 0);
  CHECK((signs_in("between May and June") & DateWindow::months) != 0);
  CHECK(signs_in("3/4") == DateWindow::joined);
  CHECK(signs_in("of 2023") == DateWindow::year);
  CHECK(signs_in("on New Year's Day") == DateWindow::name);
  CHECK(signs_in("Q3") == DateWindow::quarter);
}
