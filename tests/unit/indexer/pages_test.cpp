// Request pages: what a reader sees is what a message's text is, and a page
// that a browser saved gives the same messages as the one that was served.
#include "tests/kit/indexer/pages_html.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::indexer;
using namespace sidestep::indexer::pages_test;

namespace {

Thread read(const std::string& bubbles, const std::string& json = "") {
  std::optional<Document> data;
  if (!json.empty()) data = document(json, "https://foi.example.org/request/lock_gates.json");
  auto thread = read_request(foi(), document(request_html(bubbles)), data);
  REQUIRE_MESSAGE(thread, (thread ? "" : thread.error().message));
  return *thread;
}

std::string only_text(const std::string& body) {
  const Thread thread = read(incoming(7, body));
  REQUIRE(thread.messages.size() == 1);
  return thread.messages[0].text;
}

std::string replaced(std::string text, std::string_view old, std::string_view by) {
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size()))
    text.replace(at, old.size(), by);
  return text;
}

bool noted(const Thread& thread, std::string_view words) {
  return std::any_of(thread.notes.begin(), thread.notes.end(), [&](const std::string& note) {
    return note.find(words) != std::string::npos;
  });
}

const std::string one_file =
    "<div class=\"attachments\"><div class=\"attachments__header\"><h3>2 Attachments</h3></div><ul "
    "class=\"list-of-attachments\"><li class=\"attachment\" id=\"attachment-501\"><a "
    "href=\"/request/lock_gates/response/7/attach/3/Reply%20one.pdf?cookie_passthrough=1\"><img "
    "class=\"attachment__image\" "
    "src=\"/assets/content_type/icon_application_pdf_large-4c.png\"></a>"
    "<p class=\"attachment__name\"> Reply one.pdf </p><p class=\"attachment__meta\"> 12K <a "
    "href=\"/request/lock_gates/response/7/attach/html/3/Reply%20one.pdf.html\">View</a> <a "
    "href=\"/request/lock_gates/response/7/attach/3/Reply%20one.pdf?cookie_passthrough=1\">Download"
    "</a></p></li><li class=\"attachment\"><img "
    "src=\"/assets/content_type/icon_unknown.png\"><span "
    "class=\"hidden_attachment\">This attachment has been hidden.</span></li></ul></div>";

} // namespace

TEST_CASE("a line break is one line break and a paragraph is a blank line") {
  CHECK(only_text("<p>Dear Wren,\n<br />\n<br />We hold it.</p>\n\n<p>Second\n<br />line</p>") ==
        "Dear Wren,\n\nWe hold it.\n\nSecond\nline");
  CHECK(only_text("<p>one\ntwo   three</p>") == "one two three");
  CHECK(only_text("<p><p>nested</p>\n<p>by old versions</p></p>") == "nested\n\nby old versions");
  CHECK(only_text("<p>a &lt;b&gt; &amp; c &pound;5</p>") == "a <b> & c £5");
}

TEST_CASE("a link whose text was cut gives its whole address") {
  CHECK(only_text("<p>See <a href=\"https://www.sluices.example/reports/2026/lock-gates-full.pdf\">"
                  "https://www.sluices.example/reports/20...</a> for more.</p>") ==
        "See https://www.sluices.example/reports/2026/lock-gates-full.pdf for more.");
  CHECK(only_text("<p><a href=\"https://sluices.example/a/very/long/place/indeed\">"
                  "sluices.example/a/very/long…</a></p>") ==
        "https://sluices.example/a/very/long/place/indeed");
  // Words that merely end in dots are the sender's.
  CHECK(only_text("<p><a href=\"https://sluices.example/\">and so on...</a></p>") ==
        "and so on...");
}

TEST_CASE("masks stay, links to unfold do not") {
  CHECK(only_text(
            "<p>Write to [<a href=\"/help/officers#mobiles\">email address</a>]\n<br /><span "
            "class=\"unfold_link\"><a href=\"?#incoming-7\">hide quoted sections</a></span></p>") ==
        "Write to [email address]");
}

TEST_CASE("a page without its quoted parts says so") {
  const Thread thread =
      read(incoming(7, "<p>Yes. <span class=\"unfold_link\"><a href=\"?unfold=1#incoming-7\">show "
                       "quoted sections</a></span></p>") +
           incoming(8, "<p>No.</p>"));
  CHECK(thread.messages[0].folded);
  CHECK_FALSE(thread.messages[1].folded);
  CHECK(noted(thread, "unfold=1"));
}

TEST_CASE("messages have their kinds, authors, permalinks and the page's order") {
  const std::string comment =
      "<div class=\"comment_in_request box\" id=\"comment-3\"><div "
      "class=\"comment_content\"><h2><a "
      "href=\"/user/p\">Pat Oakapple</a> left an annotation (<time "
      "datetime=\"2026-04-02T08:00:00+01:00\">2 April</time>)</h2><div "
      "class=\"comment_in_request_text\"><p>Ask again.</p></div></div></div>";
  const Thread thread = read(outgoing(1, "<p>Please.</p>") + incoming(7, "<p>No.</p>") + comment +
                             outgoing(2, "<p>Review it.</p>"));
  REQUIRE(thread.messages.size() == 4);
  CHECK(thread.messages[0].kind == Kind::request);
  CHECK(thread.messages[1].kind == Kind::response);
  CHECK(thread.messages[2].kind == Kind::annotation);
  CHECK(thread.messages[3].kind == Kind::follow_up);
  CHECK(thread.messages[0].author == "Wren Tollemache");
  CHECK(thread.messages[2].author == "Pat Oakapple");
  CHECK(thread.messages[2].text == "Ask again.");
  CHECK(thread.messages[3].url == "https://foi.example.org/request/lock_gates#outgoing-2");
  CHECK(thread.name == "lock_gates");
  CHECK(thread.title == "Lock gates");
  CHECK(thread.authority == "sluices");
  CHECK(thread.authority_name == "Office of Sluices");
  CHECK(thread.requester == "Wren Tollemache");
  CHECK(thread.status == "rejected");
  CHECK(thread.status_text == "The request was refused by Office of Sluices.");
}

TEST_CASE("without the JSON a day is the mail's own, in the source's zone") {
  // 23:40 UTC on 30 June is 1 July in British Summer Time.
  const Thread thread = read(incoming(7, "<p>No.</p>", "", "2026-06-30T23:40:00+00:00"));
  CHECK(iso(*thread.messages[0].date) == "2026-07-01");
  CHECK(thread.messages[0].date_basis == "sent");
}

TEST_CASE("the JSON gives the day on which the site got a message") {
  const Thread thread =
      read(outgoing(1, "<p>Please.</p>") + incoming(7, "<p>No.</p>", one_file),
           request_json(
               event(1, "sent", "2026-03-02T09:30:00.000+00:00", "outgoing_message_id", 1) + "," +
               event(2, "resent", "2026-03-05T09:30:00.000+00:00", "outgoing_message_id", 1) + "," +
               event(3, "response", "2026-03-23T23:30:00.000Z", "incoming_message_id", 7)));
  CHECK(iso(*thread.messages[0].date) == "2026-03-02");
  CHECK(iso(*thread.messages[1].date) == "2026-03-23");
  CHECK(thread.messages[1].date_basis == "created");
  CHECK(iso(*thread.messages[1].sent) == "2026-03-20T23:40:00Z");
  CHECK(thread.messages[2].kind == Kind::attachment);
  CHECK(iso(*thread.messages[2].date) == "2026-03-23");
  CHECK(thread.number == 4711);
  CHECK(thread.law_used == "eir");
  CHECK(thread.authority_tags == std::vector<std::string>{"wales"});
  CHECK(thread.notes.empty());
}

TEST_CASE("what only one of page and JSON knows is noted") {
  const Thread thread =
      read(incoming(7, "<p>No.</p>"),
           request_json(event(1, "sent", "2026-03-02T09:30:00.000Z", "outgoing_message_id", 1)));
  CHECK(noted(thread, "outgoing-1: in the JSON, not on the page"));
  CHECK(noted(thread, "incoming-7: on the page, not in the JSON"));
  CHECK(thread.messages[0].date_basis == "sent");
  const Thread broken = read(incoming(7, "<p>No.</p>"), "<html>500</html>");
  CHECK(noted(broken, "the JSON was not understood"));
  CHECK(broken.messages.size() == 1);
}

TEST_CASE("attachments are messages of their own") {
  const Thread thread = read(incoming(7, "<p>Attached.</p>", one_file));
  REQUIRE(thread.messages.size() == 3);
  CHECK(thread.messages[0].text == "Attached.");
  const Message& file = thread.messages[1];
  CHECK(file.local_id == "incoming-7/attach-3");
  CHECK(file.parent == "incoming-7");
  CHECK(file.file_name == "Reply one.pdf");
  CHECK(file.mime == "application/pdf");
  CHECK(file.file_url ==
        "https://foi.example.org/request/lock_gates/response/7/attach/3/Reply%20one.pdf");
  CHECK(file.date_basis == "sent");
  CHECK_FALSE(file.capture);
  const Message& hidden = thread.messages[2];
  CHECK(hidden.local_id == "incoming-7/attach-4");
  CHECK(hidden.hidden);
  CHECK(hidden.note.find("This attachment has been hidden.") != std::string::npos);
  CHECK(hidden.file_url.empty());
}

TEST_CASE("hidden messages keep their place") {
  const std::string notice =
      "<p id=\"hidden_message\" class=\"hidden_message\">This message has been hidden.</p>";
  const Thread thread =
      read("<div class=\"outgoing correspondence\" id=\"outgoing-1\">" + notice + "</div>" +
           "<div class=\"incoming correspondence hidden\" id=\"incoming-7\">" +
           header("Office of Sluices", "incoming-7", "2026-03-20T10:00:00Z") + notice + "</div>");
  REQUIRE(thread.messages.size() == 2);
  for (const Message& message : thread.messages) {
    CHECK(message.hidden);
    CHECK(message.text.empty());
    CHECK(message.note == "hidden by the site: This message has been hidden.");
  }
  CHECK(thread.messages[0].kind == Kind::request);
  CHECK_FALSE(thread.messages[0].date);
  CHECK(iso(*thread.messages[1].date) == "2026-03-20");
}

TEST_CASE("a message that was sent again is one message") {
  const Thread thread =
      read(outgoing(1, "<p>Please.</p>") +
           "<div class=\"outgoing correspondence box\" id=\"outgoing-1\"><h2><time "
           "datetime=\"2026-03-09T10:00:00Z\">9 March</time></h2><p class=\"event_plain\">Sent "
           "request to Office of Sluices again.</p></div>");
  CHECK(thread.messages.size() == 1);
  CHECK(thread.notes.empty());
}

TEST_CASE("a page that a browser saved gives the same messages") {
  const std::string served = request_html(
      outgoing(1, "<p>Please.</p>") +
      incoming(7, "<p>See <a href=\"/help/officers#mobiles\">email address</a>.</p>", one_file));
  std::string absolute =
      replaced(served, "href=\"/", "class2=\"x\" href=\"https://foi.example.org/");
  absolute = replaced(absolute, "src=\"/assets/content_type/",
                      "data-kept=\"1\" src=\"./Lock gates_files/");
  std::string local = replaced(served, "href=\"/request/", "href=\"file:///home/me/request/");
  const auto wanted = read_request(foi(), document(served), std::nullopt);
  for (const std::string& saved : {absolute, local}) {
    const auto got = read_request(
        foi(), document(saved, "https://foi.example.org/request/lock_gates"), std::nullopt);
    REQUIRE(got);
    REQUIRE(got->messages.size() == wanted->messages.size());
    for (std::size_t i = 0; i < got->messages.size(); ++i) {
      CHECK(got->messages[i].local_id == wanted->messages[i].local_id);
      CHECK(got->messages[i].text == wanted->messages[i].text);
      CHECK(got->messages[i].file_url == wanted->messages[i].file_url);
      CHECK(got->messages[i].file_name == wanted->messages[i].file_name);
      CHECK(got->messages[i].mime == wanted->messages[i].mime);
      CHECK(got->messages[i].date == wanted->messages[i].date);
    }
    CHECK(got->name == wanted->name);
    CHECK(got->authority == wanted->authority);
  }
}

TEST_CASE("a page that is no request page is an error that names it") {
  const auto thread = read_request(
      foi(),
      document("<html><head><title>x</title></head><body><h1>Request has been removed</h1></body>"),
      std::nullopt);
  REQUIRE_FALSE(thread);
  CHECK(thread.error().code == Code::source);
  CHECK(thread.error().message.find("Request has been removed") != std::string::npos);
  CHECK(thread.error().message.find("foi.example.org/request/lock_gates") != std::string::npos);
}

TEST_CASE("hostile pages stay within their limits") {
  SUBCASE("nested deeply") {
    std::string deep;
    for (int i = 0; i < 20000; ++i)
      deep += "<div>";
    const Thread thread = read(incoming(7, deep + "bottom"));
    CHECK(thread.messages[0].text == "bottom");
  }
  SUBCASE("a great many attributes") {
    std::string tag = "<p ";
    for (int i = 0; i < 3000; ++i)
      tag += fmt::format("a{}=1 ", i);
    CHECK(only_text(tag + ">x</p>") == "x");
  }
  SUBCASE("bytes that are no text") {
    CHECK(only_text(std::string("<p>a\0b\xff\x1b[31m</p>", 15)).find('\x1b') == std::string::npos);
  }
  SUBCASE("controls that come as entities") { CHECK(only_text("<p>a&#27;[31mb</p>") == "a[31mb"); }
  SUBCASE("the same file again") {
    const Thread thread = read(incoming(7, "<p>x</p>", one_file + one_file));
    REQUIRE(thread.messages.size() == 4); // the message, the file, two hidden ones
    CHECK(thread.messages[3].local_id == "incoming-7/attach-5");
    CHECK(noted(thread, "incoming-7/attach-3: shown twice"));
  }
  SUBCASE("the same id again") {
    const Thread thread = read(incoming(7, "<p>one</p>") + incoming(7, "<p>two</p>"));
    CHECK(thread.messages.size() == 1);
    CHECK(noted(thread, "shown twice"));
  }
}
