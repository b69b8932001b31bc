// The tokeniser: what counts as a word, where sentences end, and that offsets
// are those of the bytes as given, whatever the bytes.
#include "common/words.hpp"

#include <doctest/doctest.h>
#include <random>

using sidestep::Word;
using sidestep::words_of;

namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (const Word& w : words_of(text))
    (out += out.empty() ? "" : " ").append(w.folded);
  return out;
}

// Sentence ends as "|" behind the word.
std::string sentences(std::string_view text) {
  std::string out;
  for (const Word& w : words_of(text)) {
    (out += out.empty() ? "" : " ").append(w.folded);
    if (w.sentence_end) out += "|";
  }
  return out;
}

} // namespace

TEST_CASE("words are runs of letters or digits") {
  CHECK(folded("We do NOT hold it.") == "we do not hold it");
  CHECK(folded("long-standing policy") == "long standing policy");
  CHECK(folded("s40(2) and 40(5B), 22A") == "s 40 2 and 40 5 b 22 a");
  CHECK(folded("reg. 12(4)(b)") == "reg 12 4 b");
  CHECK(folded("cannot can not") == "cannot can not");
  CHECK(folded("\xC2\xA3"
               "450 \xC2\xA7"
               " 12") == "450 12");
  CHECK(folded("no emoji \xF0\x9F\x98\x80 here") == "no emoji here");
  CHECK(folded("").empty());
  CHECK(folded(" \n\t.-(").empty());
}

TEST_CASE("apostrophes stay inside a word, in one shape") {
  CHECK(folded("don't don\xE2\x80\x99t don\xCA\xBCt") == "don't don't don't");
  CHECK(folded("the Council\xE2\x80\x99s 'own' policy") == "the council's own policy");
  CHECK(folded("ministers' views") == "ministers views");
  CHECK(folded("rock''n") == "rock n");
}

TEST_CASE("soft hyphens and joiners vanish, no-break spaces part") {
  const std::string text = "infor\xC2\xADmation\xC2\xA0held";
  const auto words = words_of(text);
  REQUIRE(words.size() == 2);
  CHECK(words[0].folded == "information");
  CHECK(words[0].end == 13);
  CHECK(words[1].folded == "held");
  CHECK(words[1].start == 15);
  CHECK(words[0].gap == Word::Gap::blank);
  CHECK(folded("ab\xC2\xAD"
               "c") == "abc");
}

TEST_CASE("numbers keep their inner dots and commas") {
  CHECK(folded("18.5 hours, 3,214 records, 24.") == "18.5 hours 3,214 records 24");
  CHECK(folded("1,2,, 3") == "1,2 3");
  CHECK(folded("20th") == "20 th");
}

TEST_CASE("case, accents and ligatures are folded") {
  CHECK(folded("\xC3\x89"
               "cole CAF\xC3\x89 na\xC3\xAFve") == "ecole cafe naive");
  CHECK(folded("con\xEF\xAC\x81rm") == "confirm");
  CHECK(folded("e\xCC\x81tude") == "etude");
  CHECK(folded("Stra\xC3\x9F"
               "e") == "strasse");
}

TEST_CASE("what stands between two words") {
  const auto words = words_of("s40 (2) 23 / 5 and so");
  REQUIRE(words.size() == 7);
  CHECK(words[0].gap == Word::Gap::none);    // s|40
  CHECK(words[1].gap == Word::Gap::bracket); // 40 (2
  CHECK(words[2].gap == Word::Gap::other);   // 2) 23
  CHECK(words[3].gap == Word::Gap::other);   // 23 / 5
  CHECK(words[5].gap == Word::Gap::blank);
  CHECK(words[6].gap == Word::Gap::other);
}

TEST_CASE("sentence ends") {
  CHECK(sentences("We hold it. We will send it") == "we hold it| we will send it|");
  CHECK(sentences("Is it held? Yes! Good") == "is it held| yes| good|");
  CHECK(sentences("He said \"no.\" Then left") == "he said no| then left|");
  CHECK(sentences("first para\n\nsecond") == "first para| second|");
  CHECK(sentences("wrapped\nline") == "wrapped line|");
  CHECK(sentences("these:\n- one thing\n- another") == "these| one thing| another|");
  CHECK(sentences("held\n2. What else") == "held| 2| what else|");
  CHECK(sentences("the scheme.[1] The rest") == "the scheme| 1 the rest|");
  CHECK(sentences("under s.40(2). We") == "under s 40 2| we|");
}

TEST_CASE("dots that end no sentence") {
  CHECK(sentences("No. 5 is held") == "no 5 is held|");
  CHECK(sentences("The answer is no. We hold none") == "the answer is no| we hold none|");
  CHECK(sentences("costs, e.g. Travel") == "costs e g travel|");
  CHECK(sentences("i.e. none") == "i e none|");
  CHECK(sentences("Mr. Brook and Dr. Vale wrote") == "mr brook and dr vale wrote|");
  CHECK(sentences("see J. Brook at www.example.org/a.b today") ==
        "see j brook at www example org a b today|");
  CHECK(sentences("at 5 p.m. We closed") == "at 5 p m| we closed|");
  CHECK(sentences("pens, etc. are held etc. We") == "pens etc are held etc| we|");
  CHECK(sentences("It rose 18.5 per cent") == "it rose 18.5 per cent|");
  CHECK(sentences("see Annex A. We hold") == "see annex a| we hold|");
  CHECK(sentences("we may... consider") == "we may consider|");
}

TEST_CASE("offsets are those of the original bytes, whatever they are") {
  std::mt19937 random(7);
  const std::string alphabet = "aZ9.'-\n (\xC3\xA9\xE2\x80\x99\xF0\x9F\xFF\xC2\xAD\xA0";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const auto size = random() % 40;
    for (unsigned i = 0; i < size; ++i)
      text += alphabet[random() % alphabet.size()];
    std::size_t at = 0;
    for (const Word& w : words_of(text)) {
      REQUIRE(w.start >= at);
      REQUIRE(w.end > w.start);
      REQUIRE(w.end <= text.size());
      REQUIRE_FALSE(w.folded.empty());
      at = w.end;
    }
  }
}

TEST_CASE("stems make one family of a word's forms") {
  CHECK(sidestep::stem("planning") == sidestep::stem("plans"));
  CHECK(sidestep::stem("policies") == sidestep::stem("policy"));
  CHECK(sidestep::stem("").empty());
}
