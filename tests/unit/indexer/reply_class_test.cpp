// What a reply is, on invented letters: by the shipped lexicon and by words.
#include "indexer/findings/findings.hpp"
#include "indexer/findings/reply_class.hpp"
#include "indexer/findings/reply_words.hpp"
#include "indexer/voice/voice.hpp"
#include "tests/kit/places.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

const Miner& miner() {
  static const auto loaded = Miner::load(sidestep::test::source_root() / "data", {});
  REQUIRE(loaded);
  return *loaded;
}

struct Text {
  explicit Text(std::string words) : text(std::move(words)) {
    voices = voices_of(text, {Kind::response, {}});
    LetterContext context;
    context.date = parse_day("2026-04-17");
    context.jurisdiction = "uk";
    findings = miner().mine(text, voices, context);
  }
  ReplyPart part() const { return {text, &voices, &findings}; }
  std::string text;
  Voices voices{};
  Findings findings{};
};

ReplyReading read(const std::string& letter) {
  const Text text(letter);
  return read_reply({text.part(), {}, false, false});
}

void is(ReplyClass what, const std::string& letter) {
  const ReplyReading found = read(letter);
  CAPTURE(letter);
  CAPTURE(name(found.what));
  CHECK(found.what == what);
  CHECK_FALSE(found.reasons.empty());
}

} // namespace

TEST_CASE("a receipt says that it came, and when the answer will") {
  is(ReplyClass::acknowledgement,
     "Dear Ms Quillfeather,\n\nThank you for your request for information, which we received on "
     "16 April. We will respond within 20 working days.\n\nYours sincerely\nInformation Team");
  is(ReplyClass::acknowledgement, "Dear Sir or Madam\n\nWe acknowledge receipt of your request.\n");
}

TEST_CASE("a machine's answer is one, whatever it says besides") {
  is(ReplyClass::automatic,
     "This is an automated response. Thank you for writing to the Borough of Weirside. Please do "
     "not reply to this message.");
  is(ReplyClass::automatic,
     "I am out of the office until Monday 20 April, with no access to mail.");
  CHECK(reply_words("This was not an automated decision. It is no automatic reply.", nullptr)
            .automatic.empty());
}

TEST_CASE("a holding letter puts the answer off") {
  is(ReplyClass::holding, "Dear Ms Quillfeather,\n\nI am sorry for the delay. We need more time to "
                          "consider your request and hope to reply by 8 May.\n");
  is(ReplyClass::holding,
     "Dear Ms Quillfeather,\n\nYour request is still being considered. We will write to you "
     "again by 8 May.\n");
}

TEST_CASE("an exemption that is still being weighed refuses nothing yet") {
  is(ReplyClass::holding,
     "Dear Ms Quillfeather,\n\nThe reports engage section 35(1)(a) of the Freedom of Information "
     "Act. We need more time to consider the public interest. We will respond by 8 May.\n");
}

TEST_CASE("a question back asks for clarification") {
  is(ReplyClass::clarification,
     "Dear Ms Quillfeather,\n\nBefore we can go on we need you to clarify which centres your "
     "request is about. Please let us know the period that you mean.\n");
}

TEST_CASE("a refusal refuses all, a partial answer some") {
  is(ReplyClass::refusal,
     "Dear Ms Quillfeather,\n\nThe reports are withheld under section 43(2) of the Freedom of "
     "Information Act 2000, as disclosure would be likely to prejudice commercial interests.\n");
  is(ReplyClass::refusal, "Dear Ms Quillfeather,\n\nWe do not hold the information that you asked "
                          "for.\n");
  is(ReplyClass::partial,
     "Dear Ms Quillfeather,\n\nThe figures for 2025 are set out below.\n\nCentre A 12\n\nThe names "
     "of the assessors are withheld under section 40(2) of the Freedom of Information Act.\n");
  // A letter that is attached gives nothing away.
  is(ReplyClass::refusal,
     "Dear Ms Quillfeather,\n\nThe reports are withheld under section 43(2) of the Freedom of "
     "Information Act 2000. Our full letter is attached.\n");
}

TEST_CASE("an answer hands over, also where it is late") {
  is(ReplyClass::answer, "Dear Ms Quillfeather,\n\nThe information that you asked for is attached "
                         "as a spreadsheet.\n");
  is(ReplyClass::answer, "Dear Ms Quillfeather,\n\nPlease accept my apologies for the delay in "
                         "replying. The data is enclosed.\n");
  is(ReplyClass::answer,
     "Dear Ms Quillfeather,\n\nI can confirm that 312 visits took place in 2025.\n");
}

TEST_CASE("a review's outcome is told from an answer") {
  is(ReplyClass::review_outcome,
     "Dear Ms Quillfeather,\n\nI have now completed the internal review of our reply and uphold "
     "the decision.\n");
  const Text text("Dear Ms Quillfeather,\n\nThe internal review was carried out by another "
                  "officer, who decided for you.\n");
  CHECK(read_reply({text.part(), {}, false, true}).what == ReplyClass::review_outcome);
}

TEST_CASE("what is not certain is not stated") {
  is(ReplyClass::not_stated, "Dear Ms Quillfeather,\n\nI spoke to a colleague about it.\n");
  is(ReplyClass::not_stated, "");
  // A receipt with a file that nobody could read may hold the answer.
  const Text receipt("We acknowledge receipt of your request.\n");
  CHECK(read_reply({receipt.part(), {}, true, false}).what == ReplyClass::not_stated);
}

TEST_CASE("a letter that came as a file speaks for the reply; other files are what was asked for") {
  const Text cover("Dear Ms Quillfeather,\n\nYour request of 16 April is dealt with.\n");
  const Text letter("Dear Ms Quillfeather,\n\nThe reports are withheld under section 43(2) of the "
                    "Freedom of Information Act 2000.\n\nYours sincerely\nInformation Team\n");
  CHECK(read_reply({cover.part(), {letter.part()}, false, false}).what == ReplyClass::refusal);
  const Text table("Centre,Visits\nA,12\nB,7\n");
  CHECK(read_reply({cover.part(), {table.part()}, false, false}).what == ReplyClass::answer);
}

TEST_CASE("the words of the quoted request decide nothing") {
  const Text text("> Please confirm that the figures below are right.\n> I attach my list.\n\n"
                  "I spoke to a colleague about it.\n");
  const ReplyWords words = reply_words(text.text, &text.voices);
  CHECK(words.released.empty());
  CHECK(words.confirms.empty());
}
