// The sites' lists: pages of results in two layouts, CSV with all its quotes,
// and the files of a request's page.
#include "crawler/lists/csv.hpp"
#include "crawler/lists/listing.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::crawler;

namespace {

sites::Source foi() {
  sites::Source source;
  source.name = "sample";
  source.platform = sites::Platform::alaveteli;
  source.url = "http://foi.example.org";
  return source;
}

} // namespace

TEST_CASE("listing: a page of requests") {
  const auto list = read_request_list(
      R"(<h2 class="foi_results">About 1,234 FOI requests found</h2><div class="results_block">
<div class="request_listing"><span class="head"><a href="/request/one_thing#incoming-5">One</a></span>
 <a href="/body/x">Body</a> on <time datetime="2026-03-01T10:00:00+00:00">March 1</time></div>
<div class="request_listing even"><span class="head"><a href="http://foi.example.org/request/two">Two</a></span></div>
<div class="request_listing"><span class="head"><a href="/request/one_thing#outgoing-6">One again</a></span></div>
<div class="request_listing"><a href="https://elsewhere.example.net/request/three">Three</a></div>
</div><div class="sidebar"><a href="/request/not_listed">x</a></div>
<div class="pagination"><a class="next_page" rel="next" href="/list?page=2">Next</a></div>)",
      foi());
  REQUIRE(list);
  REQUIRE(list->threads.size() == 2);
  CHECK(list->threads[0].slug == "one_thing");
  CHECK(list->threads[0].body == "x");
  CHECK(list->threads[0].event == parse_instant("2026-03-01T10:00:00Z"));
  CHECK(list->threads[1].slug == "two");
  CHECK_FALSE(list->threads[1].event.has_value());
  CHECK(list->total == 1234);
  CHECK(list->next);
}

TEST_CASE("listing: an empty list is a list, another page is none") {
  const auto empty = read_request_list(
      "<h1>Browse</h1><p>No requests of this sort yet.</p><div class=\"results_section\"></div>",
      foi());
  REQUIRE(empty);
  CHECK(empty->threads.empty());
  CHECK_FALSE(empty->next);
  CHECK_FALSE(read_request_list("<h1>Something else</h1><a href=\"/request/x\">x</a>", foi()));
  CHECK_FALSE(read_request_list("", foi()));
}

TEST_CASE("listing: the files of a page, each once, in every spelling") {
  const auto links = read_attachment_links(
      R"(<div class="correspondence_text"><div class="attachments"><ul class="list-of-attachments">
<li class="attachment" id="attachment-9"><a href="/request/my_thread/response/21/attach/3/A%20letter.pdf?cookie_passthrough=1"><img></a>
<a href="/request/my_thread/response/21/attach/html/3/A%20letter.pdf.html">View</a>
<a href="/request/my_thread/response/21/attach/3/A%20letter.pdf?cookie_passthrough=1">Download</a></li>
<li class="attachment"><a href="/request/1234/response/21/attach/4/Old.doc">Old shape</a></li></ul></div>
<p>As we said in <a href="http://foi.example.org/request/other/response/7/attach/3/theirs.pdf">another reply</a>
and at <a href="http://other.example.net/request/my_thread/response/21/attach/5/x.pdf">x</a></p></div>)",
      foi(), "my_thread");
  REQUIRE(links);
  REQUIRE(links->size() == 2);
  CHECK((*links)[0].url ==
        "http://foi.example.org/request/my_thread/response/21/attach/3/A%20letter.pdf");
  CHECK((*links)[0].message == "incoming-21");
  CHECK((*links)[1].url == "http://foi.example.org/request/1234/response/21/attach/4/Old.doc");
}

TEST_CASE("listing: CSV") {
  const auto csv = Csv::parse(
      "\xEF\xBB\xBFName,URL name,Notes\r\n\"Smith, \"\"J\"\"\",smith,\"two\nlines\"\r\nshort\n\n");
  REQUIRE(csv);
  REQUIRE(csv->size() == 2);
  CHECK(csv->cell(0, "name") == "Smith, \"J\"");
  CHECK(csv->cell(0, "Notes") == "two\nlines");
  CHECK(csv->cell(1, "URL name") == "");
  CHECK(csv->cell(1, "no such column") == "");
  CHECK_FALSE(Csv::parse("  \n"));
  CHECK(Csv::parse("a,b\n\"never closed,x\ny")->size() == 1);
}

TEST_CASE("listing: bodies by slug, short name, name, part of a name") {
  const auto all = read_authorities("Internal ID,Name,Short name,URL name,Tags\n"
                                    "1,Ministry of Ponds,MoP,ministry_of_ponds,\n"
                                    "2,Ponds Inspectorate,,ponds,\n"
                                    "3,Office for Walks,OfW,office_for_walks,\n");
  REQUIRE(all);
  const auto slugs = [&](const char* wanted) {
    std::string joined;
    for (const auto& one : matching(*all, wanted))
      joined += one.slug + " ";
    return joined;
  };
  CHECK(slugs("ponds") == "ponds ");
  CHECK(slugs("mop") == "ministry_of_ponds ");
  CHECK(slugs("Ministry of ponds") == "ministry_of_ponds ");
  CHECK(slugs("POND") == "ministry_of_ponds ponds ");
  CHECK(slugs("walks") == "office_for_walks ");
  CHECK(slugs("nothing such") == "");
  CHECK_FALSE(read_authorities("<!DOCTYPE html><html>"));
}

TEST_CASE("listing: numbers of petitions") {
  const auto petitions =
      read_petition_list("Petition,URL,State,Signatures Count\n\"Mend, "
                         "please\",https://petition.example.org/petitions/900001,open,12\n"
                         "y,https://petition.example.org/archived/petitions/17,closed,9\n"
                         "x,https://petition.example.org/petitions/new,open,1\n");
  REQUIRE(petitions);
  REQUIRE(petitions->size() == 2);
  CHECK((*petitions)[0].number == "900001");
  CHECK_FALSE((*petitions)[0].archived);
  CHECK((*petitions)[1].number == "17");
  CHECK((*petitions)[1].archived);
  CHECK_FALSE(read_petition_list("<html>"));
}

TEST_CASE("listing: the numbers of Parliaments, however a page shows them") {
  const auto found = read_parliaments(
      "<a href=\"/archived/petitions?parliament=1&amp;state=all\">2015 to 2017 Conservative</a>"
      "<a href=\"/archived/petitions?state=all&parliament=3\">2017\u20132019</a>"
      "<option value=2>2010 to 2015</option><a href=\"/archived/petitions?parliament=9\">All</a>"
      "<a href=\"/petitions?parliament=x\">2001 to 2005</a>");
  REQUIRE(found.size() == 3);
  CHECK(found[0].years == "2015-2017");
  CHECK(found[0].number == 1);
  CHECK(found[1].years == "2017-2019");
  CHECK(found[1].number == 3);
  CHECK(found[2].number == 2);
  CHECK(read_parliaments("").empty());
}

TEST_CASE("listing: what a page says of itself") {
  CHECK(page_standing("<title>x</title><h1>Request has been removed</h1>") ==
        sites::Standing::removed);
  CHECK(page_standing("<h1>Mystery shopping</h1>") == sites::Standing::page);
  CHECK(page_standing("") == sites::Standing::page);
}
