// `show` and `quote` as a reader sees them, and as a program reads them.
#include "query/output/body.hpp"
#include "query/output/quotes.hpp"
#include "query/output/show.hpp"
#include "query/search/quotation.hpp"
#include "tests/kit/query/sample_index.hpp"

#include <nlohmann/json.hpp>

using namespace sidestep;
using namespace sidestep::query;

namespace {

const Terminal plain{};

ThreadView view_of(indexer::store::ThreadEntry entry) {
  return {std::move(entry.thread), std::move(entry.messages)};
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

MessageRecord letter() { return sample::visits().messages.at(3); }

MessageRecord plain_message(std::string text) {
  MessageRecord out = letter();
  out.text = std::move(text);
  out.voices.clear();
  out.findings.clear();
  sample::voice(out);
  return out;
}

} // namespace

TEST_CASE("deadlines come first, with their inputs, their law and as of when") {
  const std::string text = show_text(view_of(sample::visits()), {}, plain);
  CHECK(text.starts_with(
      "Mystery shopping of assessment centres\n"
      "A request to Office for Work Assessments, 18 March 2026, under FOIA\n"
      "As of 4 September 2026, the last capture. Later replies are not known here.\n"
      "\n"
      "LATE     First full reply: due 17 April, came 12 June, 38 working days late.\n"
      "         FOIA s.10: day 1 is 19 March, day 20 is 17 April; not counted: 3 April\n"
      "         (Good Friday), 6 April (Easter Monday), weekends.\n"
      "         The reply taken is message 4 (incoming-1061).\n"
      "NO REPLY Internal review: expected 17 July, none seen by 4 September, 33 working\n"
      "         days over.\n"));
}

TEST_CASE("other verdicts: met, open, not computed, calendar days") {
  ThreadView view = view_of(sample::visits());
  Deadline& reply = view.thread.deadlines.at(0);
  view.thread.deadlines.resize(1);
  reply.answered = "2026-04-01";
  reply.late = 0;
  reply.took = 10;
  CHECK(has(deadlines_text(view, plain), "MET      First full reply: due 17 April, came 1 April, "
                                         "working day 10."));
  reply.answered.reset();
  CHECK(has(deadlines_text(view, plain), "OPEN     First full reply: due 17 April, none seen by "
                                         "4 September."));
  reply.doubtful = true;
  CHECK(has(deadlines_text(view, plain), "IN DOUBT First full reply: expected 17 April; whether it "
                                         "came is not known."));
  reply.due.clear();
  reply.note = "no deadline is computed: the law of 'nz' is not known here";
  CHECK(has(deadlines_text(view, plain), "UNKNOWN  First full reply: no deadline is computed"));
  Deadline petition;
  petition.kind = "reply";
  petition.law = "petitions";
  petition.cite = "Petitions Committee practice, not law";
  petition.from = "2025-12-20";
  petition.calendar_days = 21;
  petition.due = "2026-01-10";
  petition.late = 1;
  view.thread.deadlines = {petition};
  CHECK(deadlines_text(view, plain) ==
        "NO REPLY Government response: expected 10 January, none seen by 4 September, 1\n"
        "         day over.\n"
        "         Petitions Committee practice, not law: 21 days after 20 December 2025.\n");
}

TEST_CASE("a letter is marked, other people's words stand behind bars, standard parts are folded") {
  CHECK(body_text(letter(), false, plain) ==
        "   Dear Pat,\n"
        "   | You asked whether [a: finding the reports would exceed the cost limit].\n"
        "   The reports are [b: withheld under section 43(2)]. How providers are checked\n"
        "   is [c: a matter of policy], and [d: we have nothing further to add] to our\n"
        "   letter of 17 April.\n"
        "   (signature and standard closing words, 10 words; --all prints them)\n");
  CHECK(legend(letter(), false, plain) ==
        "     a  cost-limit             refusing    QUOTED (the requester's), not counted\n"
        "     b  FOIA s.43(2)           exemption   asserted\n"
        "     c  matter-of-policy       closing     asserted\n"
        "     d  nothing-further        closing     asserted\n");
  CHECK(has(body_text(letter(), true, plain), "   Records Team\n   You can complain"));
}

TEST_CASE("marks that meet or hold each other stay whole") {
  MessageRecord message = plain_message("alpha beta gamma delta epsilon");
  const auto mark = [&](std::string quote) {
    message.findings.push_back(sample::phrase(message, std::move(quote), "x", "closing"));
  };
  mark("alpha beta gamma");
  mark("beta");
  mark("gamma delta");
  mark("delta epsilon");
  CHECK(body_text(message, false, plain) ==
        "   [a: alpha [b: beta] [c: gamma]] [d: delta epsilon]\n");
}

TEST_CASE("blanks and stray signs do not part what is folded") {
  MessageRecord message = letter();
  message.text = "We refuse.\nRecords Team\n \n.\nYou can complain.\n.";
  message.findings.clear();
  message.voices.clear();
  sample::voice(message,
                {{"Records Team\n", Voice::signature}, {"You can complain.", Voice::footer}});
  CHECK(body_text(message, false, plain) ==
        "   We refuse.\n"
        "   (signature and standard closing words, 5 words; --all prints them)\n");
}

TEST_CASE("a finding with offsets out of the text does no harm") {
  MessageRecord message = plain_message("short");
  Finding wild;
  wild.category = "delay";
  wild.start = 2;
  wild.end = 9000;
  message.findings = {wild};
  CHECK(has(body_text(message, false, plain), "[a: ort]"));
  wild.start = 8000;
  message.findings = {wild};
  CHECK(body_text(message, false, plain) == "   short\n");
}

TEST_CASE("letters go on behind z") {
  CHECK(letter(0) == "a");
  CHECK(letter(25) == "z");
  CHECK(letter(26) == "aa");
  CHECK(letter(52) == "ba");
}

TEST_CASE("hostile text reaches a terminal without its control characters") {
  MessageRecord message = plain_message("We \x1b[31mrefuse\x1b[0m \u202e\ue000it\ue001\a.");
  message.title = "Title \x1b]0;x\a";
  const std::string body = body_text(message, true, plain);
  CHECK(body.find('\x1b') == std::string::npos);
  CHECK(body.find('[') != std::string::npos); // the brackets of the sequence, now plain text
  CHECK(body.find("\ue000") == std::string::npos);
  CHECK(body.find("\u202e") == std::string::npos);
  ThreadView view = view_of(sample::bins());
  view.thread.title = message.title;
  view.messages.push_back(message);
  CHECK(show_text(view, {}, plain).find('\x1b') == std::string::npos);
}

TEST_CASE("colour adds nothing but colour") {
  Terminal colour = plain;
  colour.colour = true;
  std::string painted = show_text(view_of(sample::visits()), {}, colour);
  CHECK(painted.find('\x1b') != std::string::npos);
  for (std::size_t at = painted.find('\x1b'); at != std::string::npos; at = painted.find('\x1b'))
    painted.erase(at, painted.find('m', at) - at + 1);
  CHECK(painted == show_text(view_of(sample::visits()), {}, plain));
}

TEST_CASE("a petition tells the original and the revision apart") {
  const std::string text = show_text(view_of(sample::petition()), {}, plain);
  CHECK(has(text, "2. 3 June 2026, ORIGINAL RESPONSE, since revised"));
  CHECK(has(text, "3. 9 July 2026, REVISED RESPONSE"));
  CHECK(has(text, "Paste    sidestep quote petitions:900012#response-2"));
  CHECK(!has(text, "set by the requester"));
}

TEST_CASE("one message of a thread is shown alone, with the way to the rest") {
  const ThreadView view = view_of(sample::visits());
  ShowOptions options;
  options.only = &view.messages.at(3);
  const std::string text = show_text(view, options, plain);
  CHECK(has(text, "4. 12 June 2026, REPLY"));
  CHECK(has(text, "Attachment: letter.pdf, 2 pages"));
  CHECK(!has(text, "ANNOTATION"));
  CHECK(has(text, "the whole: sidestep show sample:mystery_shopping"));
}

TEST_CASE("show as JSON: the thread, its deadlines, its messages with their bytes") {
  const auto json = nlohmann::ordered_json::parse(show_line(view_of(sample::visits())));
  CHECK(json["schema"] == "sidestep.show/1");
  CHECK(json["as_of"] == "2026-09-04");
  const auto& deadline = json["deadlines"][0];
  std::vector<std::string> keys;
  for (const auto& [key, value] : deadline.items())
    keys.push_back(key);
  keys.resize(8);
  CHECK(keys == std::vector<std::string>{"kind", "law", "from", "working_days", "skipped", "due",
                                         "answered", "late"});
  CHECK(json["deadlines"][1]["answered"].is_null());
  REQUIRE(json["messages"].size() == 7);
  for (const auto& message : json["messages"]) {
    const std::string text = message["text"];
    std::size_t at = 0;
    for (const auto& voice : message["voices"]) {
      CHECK(voice["start"] == at);
      at = voice["end"];
    }
    CHECK(at == text.size());
    for (const auto& finding : message["findings"]) {
      const std::size_t start = finding["start"];
      const std::size_t end = finding["end"];
      CHECK(text.substr(start, end - start) == finding["quote"]);
    }
  }
}

TEST_CASE("quotations are whole sentences of own words") {
  CHECK(sentences_of_findings(letter()) ==
        "The reports are withheld under section 43(2). How providers are checked is a matter of "
        "policy, and we have nothing further to add to our letter of 17 April.");
  CHECK(sentences_with(letter(), "MATTER of policy") ==
        "How providers are checked is a matter of policy, and we have nothing further to add to "
        "our letter of 17 April.");
  CHECK(sentences_with(letter(), "add policy") == sentences_with(letter(), "matter of policy"));
  CHECK(!sentences_with(letter(), "cost limit"));
  CHECK(!sentences_with(letter(), "complain"));
  CHECK(!sentences_with(letter(), "17 April Yours"));
  CHECK(!sentences_with(letter(), "..."));
  CHECK(own_words(letter()) ==
        "The reports are withheld under section 43(2). How providers are checked is a matter of "
        "policy, and we have nothing further to add to our letter of 17 April.");
}

TEST_CASE("an attachment of appended matter alone is quoted as it is") {
  MessageRecord policy = plain_message("4.6 Records are kept. 4.7 Nobody reads them.");
  policy.voices = {{Voice::appended, 0, policy.text.size()}};
  CHECK(!sentences_with(policy, "nobody reads")); // in a letter it is not the body's word
  policy.kind = Kind::attachment;
  CHECK(sentences_with(policy, "nobody reads") == "4.7 Nobody reads them.");
  CHECK(own_words(policy) == "4.6 Records are kept. 4.7 Nobody reads them.");
}

TEST_CASE("sentences apart are joined by a sign that says so") {
  MessageRecord message =
      plain_message("We refuse. Nothing here. \u201cIt is closed.\u201d (We refuse again.)");
  CHECK(sentences_with(message, "refuse") == "We refuse. [...] (We refuse again.)");
  CHECK(sentences_with(message, "refuse nothing here it") ==
        "We refuse. Nothing here. \u201cIt is closed.\u201d");
  message.findings = {sample::phrase(message, "closed", "nothing-further", "closing"),
                      sample::phrase(message, "We refuse.", "x", "closing", Polarity::negated)};
  CHECK(sentences_of_findings(message) == "\u201cIt is closed.\u201d");
}

TEST_CASE("paragraphs are kept, broken lines joined") {
  CHECK(own_words(plain_message("One line\nbroken off.\n\n\nTwo.\fThree.")) ==
        "One line broken off.\n\nTwo. Three.");
}

TEST_CASE("quotes in every format, escaped for each") {
  MessageRecord message = letter();
  message.authority_name = "Roads <& Bridges> [*]";
  message.url = "https://foi.example.org/a(b)#incoming-1061";
  const std::string quote = "5 < 6 & *bold* <script>";
  CHECK(quote_html(message, quote) ==
        "<figure><blockquote cite=\"https://foi.example.org/a%28b%29#incoming-1061\">\n"
        "<p>5 &lt; 6 &amp; *bold* &lt;script&gt;</p>\n"
        "</blockquote>\n"
        "<figcaption><a href=\"https://foi.example.org/a%28b%29#incoming-1061\">Roads &lt;&amp; "
        "Bridges&gt; [*]</a>, 12 June 2026. Captured on 4 September 2026; sha256 <code>" +
            message.proof.sha256 + "</code></figcaption></figure>\n");
  const std::string markdown = quote_markdown(message, quote);
  CHECK(has(markdown, "\\*bold\\*"));
  CHECK(!has(markdown, "<script>"));
  CHECK(has(markdown, "](https://foi.example.org/a%28b%29#incoming-1061)"));
  message.url = "javascript:alert(1)";
  CHECK(!has(quote_html(message, quote), "javascript"));
  CHECK(!has(quote_markdown(message, quote), "javascript"));
  const auto json = nlohmann::ordered_json::parse(quote_line(letter(), "words"));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items())
    keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"schema", "id", "quote", "authority_name", "date", "url",
                                         "captured", "sha256"});
}

TEST_CASE("who is quoted is said as it is") {
  CHECK(has(quote_text(sample::petition().messages.at(1), "x", plain),
            "Department for Claims (original response, since revised), 3 June 2026"));
  CHECK(has(quote_text(sample::visits().messages.at(0), "x", plain),
            "The requester, to Office for Work Assessments, 18 March 2026"));
  CHECK(has(quote_text(sample::visits().messages.at(6), "x", plain),
            "An annotation on the request to Office for Work Assessments"));
}
