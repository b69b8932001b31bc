// Petitions: the original and the revision told apart, in both layouts of the
// record and in both layouts of the saved page.
#include "tests/kit/indexer/pages_html.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "tests/kit/places.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>

using namespace sidestep;
using namespace sidestep::indexer;
using namespace sidestep::indexer::pages_test;

namespace {

std::string record(std::string_view response, std::string_view business,
                   std::string_view departments = "[]") {
  return fmt::format(
      R"({{"links":{{"self":"https://petitions.example.org/petitions/900001.json"}},"data":{{)"
      R"("type":"petition","id":900001,"attributes":{{"action":"Mend the lock gates","background":)"
      R"("They leak.\r\nAll of them.","additional_details":"","committee_note":"","state":"closed",)"
      R"("signature_count":14206,"created_at":"2026-01-05T10:00:00.000Z","updated_at":)"
      R"("2026-07-09T10:00:00.000Z","opened_at":"2026-01-09T10:00:00.000Z","closed_at":null,)"
      R"("response_threshold_reached_at":"2026-02-01T00:00:00.000Z","government_response_at":)"
      R"("2026-06-03T23:30:00.000Z","government_response":{},"departments":{},"topics":["water"],)"
      R"("other_parliamentary_business":{}}}}}}})",
      response, departments, business);
}

const std::string revised_response =
    R"({"responded_on":"2026-07-09","summary":"The gates will be mended.","details":"Work begins)"
    R"( soon.\r\n\r\nMinistry of Canals\r\n\r\nThis is a revised response. The Petitions Committee)"
    R"( requested a response which more directly addressed the request of the petition.",)"
    R"("created_at":"2026-06-03T23:30:00.000Z","updated_at":"2026-07-09T09:00:00.000Z"})";

std::string item(std::string_view subject, std::string_view body, std::string_view created) {
  return fmt::format(R"({{"subject":"{}","body":"{}","created_at":"{}","updated_at":"{}"}})",
                     subject, body, created, created);
}

Thread read(const std::string& json) {
  auto thread = read_petition(
      petitions(), document(json, "https://petitions.example.org/petitions/900001.json"));
  REQUIRE_MESSAGE(thread, (thread ? "" : thread.error().message));
  return *thread;
}

} // namespace

TEST_CASE("a revised response and its original are two messages") {
  const Thread thread = read(record(
      revised_response,
      "[" + item("Debate pack", "Here.", "2026-05-01T10:00:00.000Z") + "," +
          item("Original Government response",
               "Canals matter.\\nMinistry of Canals\\nThis response was given on 1 June 2026. The "
               "Petitions Committee then requested a revised response, that more directly "
               "addressed the request of the petition.\\n",
               "2026-07-09T08:55:00.000Z") +
          "]",
      R"([{"acronym":"MoC","name":"Ministry of Canals ","url":""},{"acronym":"HMX","name":"HM Exchequer","url":""}])"));
  REQUIRE(thread.messages.size() == 3);
  CHECK(thread.messages[0].local_id == "petition");
  CHECK(thread.messages[0].text == "Mend the lock gates\n\nThey leak.\nAll of them.");
  CHECK(iso(*thread.messages[0].date) == "2026-01-05");

  const Message& original = thread.messages[1];
  CHECK(original.local_id == "response-1");
  CHECK(original.superseded);
  CHECK_FALSE(original.revised);
  CHECK(original.text == "Canals matter.\nMinistry of Canals");
  // The day of first publication in the source's zone, not what its last sentence says.
  CHECK(iso(*original.date) == "2026-06-04");
  CHECK(original.date_basis == "government_response_at");
  CHECK(original.url.find("#other-business") != std::string::npos);

  const Message& revision = thread.messages[2];
  CHECK(revision.local_id == "response-2");
  CHECK(revision.revised);
  CHECK_FALSE(revision.superseded);
  CHECK(revision.text.starts_with("The gates will be mended.\n\nWork begins soon.\n\nMinistry"));
  CHECK(iso(*revision.date) == "2026-07-09");
  CHECK(revision.date_basis == "responded_on");
  CHECK(thread.departments == std::vector<std::string>{"moc", "hmx"});
  CHECK(thread.authority == "moc");
  CHECK(thread.authority_name == "Ministry of Canals; HM Exchequer");
  CHECK(*thread.signatures == 14206);
}

TEST_CASE("a response alone is response-1, and business that is no original is none") {
  const Thread thread = read(record(
      R"({"summary":"No.","details":"We will not.","created_at":"2026-06-03T10:00:00.000Z","updated_at":"2026-06-03T10:00:00.000Z"})",
      "[" + item("MPs to debate canals", "Soon.", "2026-05-01T10:00:00.000Z") + "]"));
  REQUIRE(thread.messages.size() == 2);
  CHECK(thread.messages[1].local_id == "response-1");
  CHECK_FALSE(thread.messages[1].revised);
  CHECK(thread.messages[1].text == "No.\n\nWe will not.");
  // Before the field responded_on there was only the first publication.
  CHECK(thread.messages[1].date_basis == "government_response_at");
  CHECK(thread.authority.empty());
  CHECK(read(record("null", "[]")).messages.size() == 1);
}

TEST_CASE("an original in parts, or begun in its subject, is put together") {
  const Thread parts = read(record(
      revised_response,
      "[" +
          item("Original Government response (part 1/2)", "First half.",
               "2026-07-09T08:00:00.000Z") +
          "," +
          item(
              "ORIGINAL  government response (part 2/2)",
              "Second half.\\nResponse given on 01/06/26. The Petitions Committee then requested a "
              "revised response,\\n",
              "2026-07-09T08:01:00.000Z") +
          "]"));
  CHECK(parts.messages[1].text == "First half.\n\nSecond half.");
  const Thread begun =
      read(record(revised_response,
                  "[" +
                      item("Original Government response:\\r\\nThe Government announced gates...",
                           "...and then built them.", "2026-07-09T08:00:00.000Z") +
                      "]"));
  CHECK(begun.messages[1].text == "The Government announced gates and then built them.");
}

TEST_CASE("a saved page of the redesign gives what the record gives") {
  const std::string page =
      "<html><body><main><section class=\"petition-detail\"><h1 id=\"action\"><span class=\"tag "
      "tag-grey\">Closed<span class=\"visually-hidden\"> petition: </span></span> Mend the lock "
      "gates</h1><p>Created by <strong>Sal Weir</strong></p><p>Closed on <time "
      "datetime=\"2026-07-09\"><strong>9 July 2026</strong></time></p><p>They leak.\n<br />All of "
      "them.</p><div id=\"signature-count\"><p "
      "class=\"signature-count-number\"><span>14,206</span> "
      "signatures</p></div><div class=\"petition-timeline\"><h2 id=\"progress\">Petition "
      "progress</h2><ul><li id=\"response\"><time datetime=\"2026-07-09\">9 July</time><div><h3>"
      "Government responded to this petition</h3><div class=\"response-summary\"><p>The gates will "
      "be mended.</p></div><div class=\"response-details\"><details><summary><span>Read the "
      "response "
      "in full</span></summary><div><p>Work begins:</p><ul><li>here</li><li>there</li></ul></div>"
      "</details></div></div></li><li><div class=\"related-activity\"><details><summary>Original "
      "Government response (part 2/2)</summary><div><p>Second.</p><p>This response was given on 1 "
      "June 2026. The Petitions Committee then requested a revised "
      "response.</p></div></details></div>"
      "</li><li><div class=\"related-activity\"><details><summary>Original Government response "
      "(part "
      "1/2)</summary><div><p>First.</p></div></details></div></li><li><time "
      "datetime=\"2026-01-09\"></time><div><h3>Petition "
      "published</h3></div></li></ul></div></section>"
      "</main></body></html>";
  const auto thread = read_petition_page(
      petitions(), document(page, "https://petitions.example.org/petitions/900001"));
  REQUIRE_MESSAGE(thread, (thread ? "" : thread.error().message));
  REQUIRE(thread->messages.size() == 3);
  CHECK(thread->name == "900001");
  CHECK(thread->title == "Mend the lock gates");
  CHECK(thread->status == "closed");
  CHECK(thread->requester == "Sal Weir");
  CHECK(*thread->signatures == 14206);
  CHECK(thread->messages[0].text == "Mend the lock gates\n\nThey leak.\nAll of them.");
  CHECK(iso(*thread->messages[0].date) == "2026-01-09");
  CHECK(thread->messages[1].text == "First.\n\nSecond.");
  CHECK(iso(*thread->messages[1].date) == "2026-06-01");
  CHECK(thread->messages[1].date_basis == "said-in-text");
  CHECK(thread->messages[2].text == "The gates will be mended.\n\nWork begins:\n\n* here\n* there");
  CHECK(iso(*thread->messages[2].date) == "2026-07-09");
  CHECK(thread->messages[2].revised);
}

TEST_CASE("a saved classic page, of an archived Parliament too") {
  const std::string page =
      "<html><head><link rel=\"canonical\" "
      "href=\"https://petitions.example.org/archived/petitions/900001\"></"
      "head><body><main><h1><span "
      "class=\"heading-secondary\">Closed petition</span> Mend the lock gates</h1><p>They leak.</p>"
      "<details><summary><span class=\"summary\">More details</span></summary><div><p>All of "
      "them.</p>"
      "</div></details><section class=\"about-item about-item-count-response\" "
      "id=\"response-threshold\"><h2 id=\"response-threshold-heading\">Government responded</h2><p "
      "class=\"secondary\">This response was given on 5 October 2026</p><blockquote "
      "class=\"pull-quote\"><p>The gates hold.</p></blockquote><details><summary><span "
      "class=\"summary\">Read the response in full</span></summary><div class=\"panel-indent "
      "panel-no-border\"><p>They hold water.</p>\n\n<p>Ministry\n<br />of "
      "Canals</p></div></details>"
      "</section><ul class=\"petition-meta\"><li><span class=\"label\">Date submitted</span> 9 "
      "January "
      "2026</li><li><span class=\"label\">Created by</span> Sal "
      "Weir</li></ul></main></body></html>";
  const auto thread = read_petition_page(petitions(), document(page, ""));
  REQUIRE_MESSAGE(thread, (thread ? "" : thread.error().message));
  REQUIRE(thread->messages.size() == 2);
  CHECK(thread->archived);
  CHECK(thread->status == "closed");
  CHECK(thread->messages[0].text == "Mend the lock gates\n\nThey leak.\n\nAll of them.");
  CHECK(iso(*thread->messages[0].date) == "2026-01-09");
  CHECK(thread->messages[0].author == "Sal Weir");
  CHECK(thread->messages[1].local_id == "response-1");
  CHECK(thread->messages[1].text == "The gates hold.\n\nThey hold water.\n\nMinistry\nof Canals");
  CHECK(iso(*thread->messages[1].date) == "2026-10-05");
}

TEST_CASE("another page is no petition, and is named") {
  const auto thread = read_petition_page(
      petitions(), document("<html><body><h1>We’ll be back soon</h1></body></html>",
                            "https://petitions.example.org/petitions/900001"));
  REQUIRE_FALSE(thread);
  CHECK(thread.error().code == Code::source);
  CHECK(thread.error().message.find("back soon") != std::string::npos);
  CHECK_FALSE(read_petition(petitions(), document("{\"data\":[]}")));
}

TEST_CASE("real records: every response is found, and each original beside its revision") {
  const auto folder = test::shared_folder() / "realdata/petitions";
  if (!std::filesystem::is_directory(folder)) {
    MESSAGE("skipped: no real records at ../shared/realdata");
    return;
  }
  int records = 0, responses = 0, revised = 0, superseded = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto bytes = read_file(entry.path(), std::size_t{8} << 20);
    REQUIRE(bytes);
    const auto thread = read_petition(petitions(), document(*bytes));
    REQUIRE_MESSAGE(thread, entry.path().string());
    ++records;
    for (const Message& message : thread->messages) {
      if (message.kind != Kind::petition_response) continue;
      ++responses;
      revised += message.revised ? 1 : 0;
      superseded += message.superseded ? 1 : 0;
      CHECK(message.date);
      CHECK(message.text.size() > 100);
      CHECK(message.text.find("then requested a revised") == std::string::npos);
    }
  }
  CHECK(records == 235);
  CHECK(responses == 76);
  CHECK(revised == 8);
  CHECK(superseded == 8);
}
