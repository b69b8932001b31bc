// What a saved page tells of itself: address, time, messages, files.
#include "crawler/lists/saved_page.hpp"

#include "tests/kit/crawler/import_kit.hpp"

using namespace sidestep;
using namespace sidestep::crawler;
using namespace sidestep::crawler::test;

namespace {

SavedPage read(const std::string& html) {
  const auto page = read_saved_page(html);
  REQUIRE(page.has_value());
  return *page;
}

} // namespace

TEST_CASE("a page says its address in many places, the best first") {
  const SavedPage page = read(
      "<!-- saved from url=(0051)https://foi.example.org/request/lift_repairs?unfold=1 -->" +
      request_page(own_address +
                       "<link rel=\"alternate\" type=\"application/json\" href=\"/request/x.json\">"
                       "<link rel=\"canonical\" href=\"https://foi.example.org/request/canon\">",
                   "<input class=\"cplink__field\" "
                   "value=\"https://foi.example.org/request/cp#incoming-1\">"));
  CHECK(page.addresses ==
        std::vector<std::string>{"https://foi.example.org/request/canon",
                                 "https://foi.example.org/request/lift_repairs",
                                 "https://foi.example.org/request/cp#incoming-1",
                                 "https://foi.example.org/request/lift_repairs?unfold=1"});
}

TEST_CASE("addresses that are no web address are passed over") {
  const SavedPage page =
      read(request_page("<link rel=\"canonical\" href=\"file:///home/x.html\">"
                        "<meta property=\"og:url\" content=\"javascript:alert(1)\">",
                        "<!-- saved from url=(0014)about:internet -->"));
  CHECK(page.addresses.empty());
  CHECK(read("").addresses.empty());
  CHECK(read("<!-- saved from url=(").addresses.empty());
}

TEST_CASE("SingleFile writes down address and time") {
  const SavedPage page =
      read("<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: "
           "https://foi.example.org/request/lift_repairs?unfold=1 \n saved date: Fri Sep 04 2026 "
           "10:02:03 GMT+0100 (British Summer Time)\n--><head></head><body></body></html>");
  REQUIRE(page.saved.has_value());
  CHECK(iso(*page.saved) == "2026-09-04T09:02:03Z");
  CHECK(page.addresses ==
        std::vector<std::string>{"https://foi.example.org/request/lift_repairs?unfold=1"});
  CHECK_FALSE(read("<!-- SingleFile\nsaved date: Fri Xxx 04 2026 10:02:03 GMT+0100 -->").saved);
}

TEST_CASE("messages, their last day and their files") {
  const SavedPage page = read(request_page(
      own_address,
      outgoing +
          incoming(
              5, "2026-04-17T09:00:00+01:00",
              "<ul>" + attachment(5, 3, "FOI reply.pdf", "123K") +
                  "<li class=\"attachment\"><span class=\"hidden_attachment\">gone</span></li>"
                  "<li class=\"attachment\"><p class=\"attachment__name\">bare.pdf</p></li></ul>") +
          "<div id=\"incoming-x\"></div><div id=\"left_column\"></div>"));
  CHECK(page.request);
  CHECK_FALSE(page.petition);
  CHECK_FALSE(page.folded);
  CHECK_FALSE(page.signed_in);
  CHECK(iso(*page.last_message) == "2026-04-17T08:00:00Z");
  REQUIRE(page.files.size() == 2);
  CHECK(page.files[0].message == "incoming-5");
  CHECK(page.files[0].name == "FOI reply.pdf");
  CHECK(page.files[0].href.find("/attach/3/FOI reply.pdf") != std::string::npos);
  CHECK(page.files[0].least == 123 * 1024);
  CHECK(page.files[0].most == 123 * 1024 + 1023);
  CHECK(page.files[1].href.empty());
}

TEST_CASE("a folded page is known by the link that would unfold it") {
  const std::string links =
      "<a href=\"https://foi.example.org/request/x?unfold=1#incoming-5\">June</a>";
  CHECK_FALSE(read(request_page("", incoming(5, "", links))).folded);
  CHECK_FALSE(
      read(request_page(
               "", incoming(5, "", "<span class=\"unfold_link\"><a href=\"?#x\">hide</a></span>")))
          .folded);
  CHECK(read(request_page("", incoming(5, "", "<span class=\"unfold_link\">" + links + "</span>")))
            .folded);
}

TEST_CASE("a sign-out link tells a page that was made for somebody, unless a message quotes it") {
  const std::string link = "<a href=\"https://foi.example.org/profile/sign_out?r=x\">Sign out</a>";
  CHECK(read(request_page("", link + incoming(5, ""))).signed_in);
  CHECK(read(request_page("", incoming(5, "") + link)).signed_in);
  CHECK_FALSE(read(request_page("", incoming(5, "", link))).signed_in);
  CHECK_FALSE(read(request_page("", "<a href=\"/profile/sign_in?r=x\">Sign in</a>")).signed_in);
}

TEST_CASE("a petition page of the redesign is dated by what has happened") {
  const SavedPage page = read(
      "<html><body><section class=\"petition-detail\"><h1 id=\"action\">Repair</h1>"
      "<p>Closes on <time datetime=\"2026-12-01\">1 December</time></p>"
      "<div class=\"petition-timeline\"><ul>"
      "<li><time datetime=\"2026-11-09\"></time><h3>Parliament will debate this petition on 9 "
      "November 2026</h3></li>"
      "<li><time datetime=\"2026-07-09\"></time><h3>Government responded to this petition</h3></li>"
      "<li><time datetime=\"2026-01-02\"></time><h3>Petition "
      "published</h3></li></ul></div></section>"
      "<a href=\"https://petitions.example.org/petitions/900012.json\">data</a></body></html>");
  CHECK(page.petition);
  CHECK_FALSE(page.request);
  CHECK(page.last_day == parse_day("2026-07-09"));
  CHECK(page.addresses.front() == "https://petitions.example.org/petitions/900012.json");
}

TEST_CASE("a petition page from before the redesign") {
  const SavedPage page =
      read("<html><body><h1><span class=\"heading-secondary\">Closed petition</span>Repair</h1>"
           "<section id=\"response-threshold\"><h2>Government responded</h2>"
           "<p class=\"secondary\">This response was given on 5 October 2020</p></section>"
           "<section id=\"debate-threshold\"><p class=\"secondary\">This topic was debated on 26 "
           "April 2021</p></section>"
           "<ul class=\"petition-meta\"><li><span class=\"label\">Date submitted</span> 2 March "
           "2020</li></ul></body></html>");
  CHECK(page.petition);
  CHECK(page.last_day == parse_day("2021-04-26"));
}

TEST_CASE("hostile pages end in time, without a fault") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i)
    deep += "<div id=incoming-1>";
  CHECK_NOTHROW(read_saved_page(deep));
  CHECK_NOTHROW(read_saved_page(std::string("\0<\xff\xfe<!--", 9)));
  std::string files = "<div id=\"incoming-1\">";
  for (int i = 0; i < 20'000; ++i)
    files += "<li class=\"attachment\">";
  const auto page = read_saved_page(files);
  if (page) CHECK(page->files.size() <= 5000);
}
