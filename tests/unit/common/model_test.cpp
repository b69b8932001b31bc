// The model's names and JSON: what is written is read back the same.
#include "common/model/json.hpp"
#include "common/text.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace sidestep;

TEST_CASE("every name is read back as its value") {
  for (const Kind kind : {Kind::request, Kind::follow_up, Kind::response, Kind::annotation,
                          Kind::attachment, Kind::petition, Kind::petition_response})
    CHECK(kind_named(name(kind)) == kind);
  for (const Voice voice : {Voice::own, Voice::quoted_request, Voice::quoted_mail,
                            Voice::salutation, Voice::signature, Voice::footer, Voice::appended})
    CHECK(voice_named(name(voice)) == voice);
  for (const Polarity each :
       {Polarity::asserted, Polarity::tentative, Polarity::negated, Polarity::quoted})
    CHECK(polarity_named(name(each)) == each);
  CHECK(!kind_named("reply"));
  CHECK(speaker_of(Kind::attachment) == By::authority);
  CHECK(speaker_of(Kind::petition) == By::requester);
  CHECK(speaker_of(Kind::annotation) == By::public_);
}

TEST_CASE("the voice at a byte") {
  const Voices voices{{Voice::salutation, 0, 5}, {Voice::own, 5, 20}, {Voice::footer, 20, 30}};
  CHECK(voice_at(voices, 0) == Voice::salutation);
  CHECK(voice_at(voices, 5) == Voice::own);
  CHECK(voice_at(voices, 29) == Voice::footer);
  CHECK(voice_at(voices, 30) == Voice::own);
  CHECK(voice_at({}, 3) == Voice::own);
}

TEST_CASE("a finding's keys stand in the documented order") {
  Finding phrase;
  phrase.category = "nothing-further";
  phrase.family = "closing";
  phrase.end = 4;
  phrase.quote = "done";
  phrase.rule = "nothing-to-add";
  phrase.lexicon = "2026.1";
  CHECK(line_of(json_of(phrase)) ==
        R"({"kind":"phrase","category":"nothing-further","family":"closing",)"
        R"("polarity":"asserted","start":0,"end":4,"quote":"done","rule":"nothing-to-add",)"
        R"("lexicon":"2026.1"})");
  Finding date;
  date.kind = FindingKind::date;
  date.from = parse_day("2026-06-01");
  date.to = parse_day("2026-06-30");
  date.precision = "month";
  CHECK(
      line_of(json_of(date))
          .starts_with(
              R"({"kind":"date","from":"2026-06-01","to":"2026-06-30","precision":"month","polarity")"));
  Finding exemption;
  exemption.kind = FindingKind::exemption;
  exemption.law = "foia";
  exemption.ref = "s43.2";
  exemption.polarity = Polarity::tentative;
  CHECK(
      line_of(json_of(exemption))
          .starts_with(R"({"kind":"exemption","law":"foia","ref":"s43.2","polarity":"tentative")"));
}

TEST_CASE("a message record survives the way through JSON") {
  MessageRecord message;
  message.id = "sample:roads#incoming-7";
  message.thread = "sample:roads";
  message.source = "sample";
  message.kind = Kind::attachment;
  message.date = "2026-06-12";
  message.text = "“We hold nothing.”\n";
  message.voices = {{Voice::own, 0, message.text.size()}};
  Finding finding;
  finding.category = "not-held";
  finding.start = 3;
  finding.end = 18;
  message.findings = {finding};
  message.proof = {"ab12", "sidestep-20260904-01.warc.gz", 5'000'000'000, "2026-09-04T02:14:07Z"};
  message.page_starts = {0, 9};
  message.order = 4;
  message.is_private = true;
  const auto back = message_from(data_of(message));
  REQUIRE(back);
  CHECK(data_of(*back) == data_of(message));
  CHECK(back->proof.offset == 5'000'000'000);
  CHECK(back->text == message.text);
  CHECK(back->is_private);
}

TEST_CASE("a thread record survives the way through JSON") {
  ThreadRecord thread;
  thread.id = "sample:roads";
  thread.tags = {"roads", "year:2026"};
  thread.signatures = 0;
  Deadline deadline;
  deadline.kind = "reply";
  deadline.law = "foia";
  deadline.due = "2026-04-17";
  deadline.late = 38;
  deadline.answered = "2026-06-12";
  deadline.took = 58;
  thread.deadlines = {deadline, Deadline{}};
  const auto back = thread_from(data_of(thread));
  REQUIRE(back);
  CHECK(data_of(*back) == data_of(thread));
  CHECK(back->signatures == 0);
  CHECK(back->deadlines.at(0).took == 58);
  CHECK(!back->deadlines.at(1).answered);
}

TEST_CASE("damaged records end in an error, not a crash") {
  for (const char* bytes : {"", "{", "[]", "{\"id\":3,\"thread\":\"a\"}", "{\"id\":\"a\"}",
                            R"({"id":"a","thread":"a","findings":7})"}) {
    const auto read = message_from(bytes);
    REQUIRE(!read);
    CHECK(read.error().code == Code::index);
  }
  CHECK(!thread_from(R"({"id":"a","deadlines":[{"took":"x"}]})"));
}

TEST_CASE("bytes that are not UTF-8 do not stop the writing") {
  MessageRecord message;
  message.id = "a:b#c";
  message.text = "caf\xe9";
  CHECK(data_of(message).find("caf\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("a line of JSON reorders nothing on a terminal and keeps its values") {
  const std::string text = "a\x1b[31m\u202eb\u2066\u200f\u0085c\U000E0041 \u00e9";
  const std::string line = line_of(nlohmann::ordered_json{{"text", text}});
  CHECK(for_terminal(line) == line);
  CHECK(line.find("\u00e9") != std::string::npos);
  CHECK(nlohmann::ordered_json::parse(line)["text"] == text);
}
