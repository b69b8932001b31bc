// Whose words: own words taken for quoted lose findings, quoted ones taken for
// own make false ones, so each rule is tested from both sides.
#include "indexer/voice/voice.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <fmt/core.h>
#include <string>
#include <string_view>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

// The voice of the first byte of `words`, which must stand in the text once.
Voice of(std::string_view text, std::string_view words, VoiceContext context = {}) {
  const auto at = text.find(words);
  REQUIRE_MESSAGE(at != std::string_view::npos, std::string(words));
  const Voices voices = voices_of(text, context);
  std::size_t reached = 0;
  for (const VoiceSpan& span : voices) {
    REQUIRE(span.start == reached);
    REQUIRE(span.end > span.start);
    reached = span.end;
  }
  REQUIRE(reached == text.size());
  const Voice voice = voice_at(voices, at);
  // What a test names is all of one voice.
  CHECK(voice_at(voices, at + words.size() - 1) == voice);
  return voice;
}

constexpr std::string_view letter = R"(Our ref: 12/44

Dear Mr Oakapple,

Thank you for your request of 3 May 2026 about lock gates.

We hold nothing further. You asked whether the gates leak; they do not.

Yours sincerely

T. Sluice
Head of Gates
Tel: 0300 000 000

If you are unhappy with this reply you may ask for an internal review. You should write to us within 40 working days.

This e-mail is confidential and intended solely for the addressee.)";

} // namespace

TEST_CASE("a letter's frame") {
  CHECK(of(letter, "Our ref: 12/44") == Voice::own);
  CHECK(of(letter, "Dear Mr Oakapple,") == Voice::salutation);
  CHECK(of(letter, "Thank you for your request") == Voice::own);
  CHECK(of(letter, "You asked whether the gates leak; they do not.") == Voice::own);
  CHECK(of(letter, "Yours sincerely") == Voice::signature);
  CHECK(of(letter, "Head of Gates") == Voice::signature);
  CHECK(of(letter, "Tel: 0300") == Voice::signature);
  CHECK(of(letter, "If you are unhappy with this reply") == Voice::footer);
  CHECK(of(letter, "You should write to us within 40") == Voice::footer);
  CHECK(of(letter, "This e-mail is confidential") == Voice::footer);
}

TEST_CASE("nothing and next to nothing") {
  CHECK(voices_of("", {}).empty());
  CHECK(of("\n\n", "\n") == Voice::own);
  CHECK(of("No.", "No.") == Voice::own);
  CHECK(of("Dear", "Dear") == Voice::salutation);
}

TEST_CASE("a greeting is a line that greets") {
  CHECK(of("Annwyl / Dear Ms Roberts\n\nDiolch.", "Annwyl") == Voice::salutation);
  CHECK(of("Good morning\n\nSee below.", "Good morning") == Voice::salutation);
  CHECK(of("Dear Mr Sluice, we refuse.\n", "we refuse.") == Voice::own);
  CHECK(of("The gates cost us dear.\n", "The gates cost us dear.") == Voice::own);
  CHECK(of("Dear readers were the first to complain. We looked into it.\n", "Dear readers") ==
        Voice::own);
}

TEST_CASE("a signature ends where the letter goes on") {
  const std::string text = "We refuse.\n\nKind regards\n\nT. Sluice\nGates Team\n\n"
                           "PS: we have nothing further to add.\n";
  CHECK(of(text, "Gates Team") == Voice::signature);
  CHECK(of(text, "PS: we have nothing further to add.") == Voice::own);
  CHECK(of("Thank you for writing.\n\nWe refuse.", "Thank you for writing.") == Voice::own);
  CHECK(of("Regards\n\nAnnex A: our answer to question 4 is that we hold nothing.",
           "Annex A: our answer") == Voice::own);
}

TEST_CASE("mail below the letter") {
  const std::string outlook = "We hold nothing.\n\nThanks\n\nJo\n\n-----Original Message-----\n"
                              "From: Pat\nSent: 3 May 2026 10:00\nTo: FOI\nSubject: Gates\n\n"
                              "You never answer.\n";
  CHECK(of(outlook, "We hold nothing.") == Voice::own);
  CHECK(of(outlook, "You never answer.") == Voice::quoted_mail);
  const std::string plain = "We hold nothing at all about the gates that you name.\n\n"
                            "From: Pat <pat@example.org>\nSent: 03 May 2026 10:00\n"
                            "To: FOI\n\nYou never answer.\n";
  CHECK(of(plain, "You never answer.") == Voice::quoted_mail);
  const std::string gmail =
      "We hold nothing.\n\nOn Sun, 3 May 2026 at 10:00, Pat <\npat@example.org> wrote:\n"
      "> You never answer.\n>\n> At all.\n\nThe gates are shut.";
  CHECK(of(gmail, "> You never answer.") == Voice::quoted_mail);
  CHECK(of(gmail, "On Sun, 3 May") == Voice::quoted_mail);
  CHECK(of(gmail, "The gates are shut.") == Voice::own);
  const std::string welsh =
      "Nid ydym yn dal dim byd o gwbl am y gatiau hyn yma.\n\nOddi wrth: Pat\n"
      "Anfonwyd: 3 Mai 2026\nAt: FOI\nPwnc: Gatiau\n\nPam?\n";
  CHECK(of(welsh, "Pam?") == Voice::quoted_mail);
  const std::string run =
      "We hold nothing at all about the gates that you name.\n\nFrom: Pat "
      "[mailto:pat] Sent: 3 May 2026 10:00 To: FOI Subject: Gates\n\nWhy not?\n";
  CHECK(of(run, "Why not?") == Voice::quoted_mail);
}

TEST_CASE("an answer between quoted lines is the body's own") {
  const std::string text = "> 1) How many gates are there?\n\nTwelve.\n\n> 2) Who minds them?\n\n"
                           "We do not hold that.\n";
  CHECK(of(text, "> 1) How many") == Voice::quoted_request);
  CHECK(of(text, "Twelve.") == Voice::own);
  CHECK(of(text, "We do not hold that.") == Voice::own);
}

TEST_CASE("a header at the very beginning is the body's own mail") {
  const std::string text = "From: FOI team\nSent: 3 May 2026\nTo: Pat\nSubject: Gates\n\n"
                           "We have nothing further to add.\n";
  CHECK(of(text, "We have nothing further to add.") == Voice::own);
}

TEST_CASE("mail that holds the answer, because the letter says so") {
  const std::string mail = "\n\nFrom: Pat\nSent: 3 May 2026 10:00\nTo: FOI\nSubject: Gates\n\n"
                           "1. How many gates?\n\nTwelve, and we hold no more.\n";
  CHECK(of("Pat, our answers are in red below. Jo" + mail, "Twelve, and we hold no more.") ==
        Voice::own);
  CHECK(of("Please see the response below." + mail, "Twelve, and we hold no more.") == Voice::own);
  CHECK(of("We cannot comment." + mail, "Twelve, and we hold no more.") == Voice::quoted_mail);
}

TEST_CASE("a quoted line that a mailer broke") {
  const std::string text =
      "> You have nothing to add? This line is so long that the mailer has to\n"
      "wrap it here\n> and goes on.\nWe have nothing to add.\n";
  CHECK(of(text, "wrap it here") == Voice::quoted_request);
  CHECK(of(text, "We have nothing to add.") == Voice::own);
}

TEST_CASE("what a text browser and the site add at the end") {
  const std::string text = "We refuse, see [1]here.\n\nReferences\n\nVisible links\n"
                           "1. http://www.example.org/nothing-further\n2. mailto:foi@example.org\n";
  CHECK(of(text, "Visible links") == Voice::footer);
  CHECK(of(text, "1. http://") == Voice::footer);
  CHECK(of(text, "We refuse") == Voice::own);
  CHECK(of("References\n\nWe looked at three.\n", "References") == Voice::own);
}

TEST_CASE("the words of an Act") {
  const std::string text =
      "Section 43(2) says that information is exempt information if its disclosure "
      "would prejudice anybody. It applies here.";
  CHECK(of(text, "Section 43(2)") == Voice::own);
  CHECK(of(text, "information is exempt information if") == Voice::appended);
  CHECK(of(text, "It applies here.") == Voice::own);
}

TEST_CASE("a list goes on as it began, and an answer under a question does not") {
  const std::string list =
      "You requested:\n\n- the number of gates\n- whether you have nothing further "
      "to add\n\nWe hold it.\n";
  CHECK(of(list, "whether you have nothing") == Voice::quoted_request);
  CHECK(of(list, "We hold it.") == Voice::own);
  const std::string mixed =
      "You asked:\n1. How many gates?\nWe have nothing further to add.\n2. Who "
      "minds them?\nNobody.\n";
  CHECK(of(mixed, "How many gates?") == Voice::quoted_request);
  CHECK(of(mixed, "We have nothing further to add.") == Voice::own);
  CHECK(of(mixed, "Nobody.") == Voice::own);
}

TEST_CASE("words that look like a mail header are not one") {
  CHECK(of("We looked at it.\n\nFrom: 3 May 2026 the gates are shut.\n\nWe refuse.",
           "We refuse.") == Voice::own);
  CHECK(of("The costs are these.\n\nDate: 3 May\nSubject: gates\nTotal: £4\n\nWe refuse the rest.",
           "We refuse the rest.") == Voice::own);
  CHECK(of("On 3 May the inspector wrote:\n\nno. That is our answer, and we hold no more.",
           "no. That") != Voice::signature);
}

TEST_CASE("the request retyped under headings") {
  const std::string text =
      "Dear Pat\n\nYou asked:\n\nTell me that you have nothing to add.\n"
      "I want all the logs.\n\nOur response\n\nWe hold no logs.\n\nYour request\n"
      "The cost of gates.\n\nAnswer\n£450.";
  CHECK(of(text, "Tell me that you have nothing to add.") == Voice::quoted_request);
  CHECK(of(text, "I want all the logs.") == Voice::quoted_request);
  CHECK(of(text, "We hold no logs.") == Voice::own);
  CHECK(of(text, "The cost of gates.") == Voice::quoted_request);
  CHECK(of(text, "£450.") == Voice::own);
}

TEST_CASE("questions of a list, with the answers between them or behind") {
  const std::string between =
      "1. How many gates leak?\nWe do not hold that.\n\n2. Please provide the "
      "log.\nAnswer: it is exempt.\n";
  CHECK(of(between, "How many gates leak?") == Voice::quoted_request);
  CHECK(of(between, "We do not hold that.") == Voice::own);
  CHECK(of(between, "Please provide the log.") == Voice::quoted_request);
  CHECK(of(between, "Answer: it is exempt.") == Voice::own);
  const std::string behind = "1. How many gates leak?\n2. The log.\n\nDECISION\n\n1. None.\n"
                             "2. The log is not held.\n";
  CHECK(of(behind, "How many gates leak?") == Voice::quoted_request);
  CHECK(of(behind, "2. The log.") == Voice::quoted_request);
  CHECK(of(behind, "The log is not held.") == Voice::own);
}

TEST_CASE("the body's own questions and points stay its own") {
  CHECK(of("1. Which gates do you have in mind?\nWe cannot start without knowing.\n",
           "Which gates do you have in mind?") == Voice::own);
  CHECK(of("2. Was the limit in point? I tried ten files myself.\n\n3. It was.", "Was the limit") ==
        Voice::own);
  CHECK(of("1. We refuse part one.\n2. We hold no log.\n", "We hold no log.") == Voice::own);
  CHECK(of("Q2. The first answer, that no figure was kept, was mistaken.\n", "The first answer") ==
        Voice::own);
  CHECK(of("Question 1 – the information is not held.\n", "the information is not held.") ==
        Voice::own);
}

TEST_CASE("an earlier decision told again in a review") {
  const std::string headed = "INTERNAL REVIEW\n\nOur original response\n\nThe log was exempt under "
                             "section 43(2).\n\nYour complaint\n\nThe reply was late.\n\n"
                             "Consideration\n\nThe log is exempt under section 43(2).\n";
  CHECK(of(headed, "The log was exempt") == Voice::quoted_mail);
  CHECK(of(headed, "The reply was late.") == Voice::quoted_request);
  CHECK(of(headed, "The log is exempt") == Voice::own);
  CHECK(of("B. What you were told. That it was vexatious.\n\nC. My view. It was.",
           "That it was vexatious.") == Voice::quoted_mail);
  CHECK(of("C. What you say. That we never answer.\n\nD. We do.", "That we never answer.") ==
        Voice::quoted_request);
  CHECK(of("See our letter of 3 May, in which we said that a manual search would take a year. It "
           "would.",
           "a manual search") == Voice::quoted_mail);
  CHECK(of("You were told that the log is exempt, and we still hold to that.",
           "the log is exempt") == Voice::own);
  CHECK(of("We told you that we have nothing further to add.", "nothing further") == Voice::own);
  // A heading that nothing ends may head the letter's own words.
  CHECK(of("Original decision\n\nThe log is exempt under section 43(2).\n", "The log is exempt") ==
        Voice::own);
}

TEST_CASE("items that ask without a question mark") {
  const std::string text =
      "1. The number of gates in 2019\n\nThere were twelve.\n\n2. Copies of the "
      "gate log\n\nNothing further is held.\n\n3. The cost of gates is "
      "published.\n";
  CHECK(of(text, "The number of gates") == Voice::quoted_request);
  CHECK(of(text, "Copies of the gate log") == Voice::quoted_request);
  CHECK(of(text, "Nothing further is held.") == Voice::own);
  CHECK(of(text, "The cost of gates is published.") == Voice::own);
  CHECK(of("1. Please find the log attached.\n\n2. We hold no more.\n", "Please find") ==
        Voice::own);
}

TEST_CASE("notices of an answer's own subject are its own") {
  CHECK(of("Our Data Protection Officer holds no record of it. We refuse the rest of what you ask.",
           "Our Data Protection Officer") == Voice::own);
  CHECK(of("We refuse this.\n\nThe log is under copyright notice 4 and exempt under section 43.",
           "The log is under copyright") == Voice::own);
  CHECK(of("A. >59\nB. > 60 words\n", ">59") == Voice::own);
}

TEST_CASE("words in quotation marks, by whose they are") {
  CHECK(of("You say that we “will never answer”. We answer today.", "will never answer") ==
        Voice::quoted_request);
  CHECK(of("In the petitioner’s words, this is “nothing but warm words”; it is not.",
           "nothing but warm words") == Voice::quoted_request);
  CHECK(of("Clause 4 says \"the Contractor shall keep it in confidence\" and we agree.",
           "the Contractor shall") == Voice::appended);
  CHECK(of("1. “The other lock”. Which one is it?\n", "The other lock") == Voice::quoted_request);
  CHECK(of("1. “The other lock”. Which one is it?\n", "Which one is it?") == Voice::own);
  // A name, a term, or a body's whole answer in marks.
  CHECK(of("Our “safe space” is a room on the ground floor.", "safe space") == Voice::own);
  CHECK(of("The Minister replies as follows.\n\n“We hold nothing further.”\n",
           "We hold nothing further.") == Voice::own);
  CHECK(of("An unclosed “mark and we refuse.", "mark and we refuse.") == Voice::own);
}

TEST_CASE("what is set out or pasted behind the letter") {
  const std::string text =
      "For reference clause 31 reads:\n\n    31.1 Neither party shall comment.\n"
      "    31.2 The costs are secret.\n\nWe refuse.\n";
  CHECK(of(text, "31.1 Neither") == Voice::appended);
  CHECK(of(text, "31.2 The costs") == Voice::appended);
  CHECK(of(text, "We refuse.") == Voice::own);
  const std::string annex =
      "We refuse.\n\nYours sincerely\n\nJo\n\nAnnex. Exemptions in the Act: s.21, "
      "s.22.\nSection 22 is about future publication.\n";
  CHECK(of(annex, "Annex. Exemptions") == Voice::appended);
  CHECK(of(annex, "Section 22 is about") == Voice::appended);
}

TEST_CASE("an attached file that is no letter says nothing to the requester") {
  VoiceContext attached;
  attached.kind = Kind::attachment;
  const std::string contract = "CONTRACT FOR THE GATES\n\n9. Complaints. Neither party comments.\n";
  CHECK(of(contract, "Neither party comments.", attached) == Voice::appended);
  CHECK(of(contract, "Neither party comments.") == Voice::own);
  CHECK(of("REFUSAL NOTICE\n\nYour request of 3 May 2026\n\nWe refuse.\n", "We refuse.",
           attached) == Voice::own);
  CHECK(of("Dear Pat\n\nWe refuse.\n", "We refuse.", attached) == Voice::own);
}

TEST_CASE("what repeats the thread's own request is quoted, however it is set") {
  VoiceContext context;
  context.request_text =
      "Please tell me how often you have said that there's nothing further to add "
      "about the lock gates at Tarn Foot.";
  const std::string text =
      "We considered this. PLEASE TELL ME HOW OFTEN YOU HAVE SAID\nTHAT THERE’S "
      "NOTHING FURTHER TO ADD about the lock gates at Tarn Foot. Never.";
  CHECK(of(text, "THAT THERE’S", context) == Voice::quoted_request);
  CHECK(of(text, "We considered this.", context) == Voice::own);
  CHECK(of(text, "Never.", context) == Voice::own);
  CHECK(of("There is nothing further to add about the lock gates.", "nothing further", context) ==
        Voice::own);
}

TEST_CASE("rights and notices are footers, and what a letter says of them is not") {
  CHECK(of("You have complained to the Information Commissioner, who upheld our refusal.",
           "You have complained") == Voice::own);
  CHECK(of("The virus spread in three wards and we hold no count.", "The virus spread") ==
        Voice::own);
  CHECK(of("The outcome of the internal review is that we uphold the refusal.", "The outcome") ==
        Voice::own);
  CHECK(of("The e-mails between officers are confidential and exempt.", "The e-mails") ==
        Voice::own);
  const std::string mixed = "The file is withheld. You may appeal to the Information Commissioner.";
  CHECK(of(mixed, "The file is withheld.") == Voice::own);
  CHECK(of(mixed, "You may appeal") == Voice::footer);
}

TEST_CASE("a petition's tail is nobody's claim") {
  VoiceContext context;
  context.kind = Kind::petition_response;
  const std::string text =
      "We will mend the gates.\n\nMinistry of Canals\n\nThis is a revised response. The Petitions "
      "Committee requested a response which more directly addressed the request of the petition. "
      "You "
      "can find the original response towards the bottom of the petition page "
      "(https://petitions.example.org/petitions/1)";
  CHECK(of(text, "Ministry of Canals", context) == Voice::own);
  CHECK(of(text, "This is a revised response.", context) == Voice::footer);
  CHECK(of(text, "You can find the original response", context) == Voice::footer);
}

TEST_CASE("hostile text takes time in proportion to its length") {
  const auto seconds = [](const std::string& unit, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
      text += unit;
    const auto begin = std::chrono::steady_clock::now();
    VoiceContext context;
    context.request_text = text;
    const Voices voices = voices_of(text, context);
    CHECK(voices.back().end == text.size());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (const std::string& unit :
       {std::string("> x\n"), std::string("You asked:\n"), std::string("Question 1\n"),
        std::string("“"), std::string("\"a\" "), std::string("From: a\n"), std::string("\n"),
        std::string("1. Why?\n"), std::string("Answer: x\n"), std::string("Thanks\n"),
        std::string("a b c d e f g h i j k "), std::string("On a wrote "), std::string("x"),
        std::string("reads:\n\n")}) {
    const std::size_t times = 60000 / unit.size();
    const double small = seconds(unit, times);
    const double large = seconds(unit, times * 4);
    // Four times the text: linear work takes about four times as long, square sixteen.
    CHECK_MESSAGE(large < 10 * small + 0.1, fmt::format("{} {} {}", unit, small, large));
  }
}

TEST_CASE("a question that begins \"do you\" is the requester's when an answer follows") {
  const std::string asked = "1) Do you pay wardens a bonus?\nNo.\n2) How many are there?\nNine.\n";
  CHECK(of(asked, "1) Do you pay wardens a bonus?") == Voice::quoted_request);
  CHECK(of(asked, "Nine.") == Voice::own);
  const std::string back =
      "We need to know:\n1. Do you want them by month?\n2. Which site do you mean?\n";
  CHECK(of(back, "1. Do you want them by month?") == Voice::own);
  CHECK(of(back, "2. Which site do you mean?") == Voice::own);
}

TEST_CASE("who is unhappy with something else than the answer is told no rights") {
  CHECK(of("If you are unhappy with the noise, tell the district council.\n",
           "If you are unhappy") == Voice::own);
  CHECK(of("If you are unhappy with this reply, ask for a review.\n", "If you are unhappy") ==
        Voice::footer);
}

TEST_CASE("a Lotus mail begins with its sender's name") {
  const std::string text = "We hold nothing of the kind.\n\nPat Weir\n<pat@e\nxample.org> To\n"
                           "FOI at Gates\n03/05/2026 <foi>\ncc\n\nSubject\nGates\n\nWhy?\n";
  CHECK(of(text, "We hold nothing") == Voice::own);
  CHECK(of(text, "Pat Weir") == Voice::quoted_mail);
  CHECK(of(text, "Why?") == Voice::quoted_mail);
}

TEST_CASE("a section of an Act set out behind a colon is not the body's word") {
  const std::string text = "Section 21 of the Act provides:\n\n(1) Information which is reasonably "
                           "accessible is exempt information.\n\nThe minutes are in the library.\n";
  CHECK(of(text, "(1) Information which") == Voice::appended);
  CHECK(of(text, "Section 21 of the Act provides:") == Voice::own);
  CHECK(of(text, "The minutes are in the library.") == Voice::own);
}

TEST_CASE("an office that signs without a farewell") {
  const std::string text = "We hold twelve.\n\nInformation Desk\nHarrow Council\n\nIf you are "
                           "unhappy with this reply you may ask for a review.";
  CHECK(of(text, "Information Desk\nHarrow Council") == Voice::signature);
  CHECK(of(text, "ask for a review.") == Voice::footer);
  CHECK(of("Who holds it?\n\nThe Council holds it.", "The Council holds it.") == Voice::own);
  CHECK(of("Information Desk\n\nWe hold twelve.", "Information Desk") == Voice::own);
}
