// Addresses to ask, permalinks, and one address for each attachment.
#include "sites/address.hpp"

#include "tests/kit/sites/sample_sources.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::sites;

namespace {
const Source& wdtk = test::sources()[0];
const Source& petitions = test::sources()[1];
const Source& sample = test::sources()[2];
} // namespace

TEST_CASE("the addresses to ask") {
  CHECK(page_url(wdtk, "a_b") == "https://www.whatdotheyknow.com/request/a_b?unfold=1");
  CHECK(json_url(wdtk, "a_b") == "https://www.whatdotheyknow.com/request/a_b.json");
  CHECK(page_url(petitions, "1") == "https://petition.parliament.uk/petitions/1.json");
  CHECK(page_url(petitions, "1", true) ==
        "https://petition.parliament.uk/archived/petitions/1.json");
  CHECK(robots_url(sample) == "http://foi.example.org:8080/robots.txt");
}

TEST_CASE("permalinks are the site's own") {
  const auto link = [](const Source& source, std::string message, bool archived = false,
                       bool original = false) {
    return message_url(source,
                       {.source = source.name, .thread = "9", .message = std::move(message)},
                       archived, original);
  };
  CHECK(link(wdtk, "") == "https://www.whatdotheyknow.com/request/9");
  CHECK(link(wdtk, "incoming-3") == "https://www.whatdotheyknow.com/request/9#incoming-3");
  CHECK(link(wdtk, "incoming-3/attach-2") == "https://www.whatdotheyknow.com/request/9#incoming-3");
  CHECK(link(petitions, "petition") == "https://petition.parliament.uk/petitions/9");
  CHECK(link(petitions, "response-2") ==
        "https://petition.parliament.uk/petitions/9?reveal_response=yes#response-threshold");
  CHECK(link(petitions, "response-2", true) ==
        "https://petition.parliament.uk/archived/petitions/9");
  CHECK(link(petitions, "response-1", false, true) ==
        "https://petition.parliament.uk/petitions/9#other-business");
}

TEST_CASE("an attachment has one URL, whatever link leads to it") {
  const std::string one =
      "https://www.whatdotheyknow.com/request/a_b/response/5/attach/3/FOI%20reply%202.pdf";
  for (const std::string href :
       {"/request/a_b/response/5/attach/3/FOI%20reply%202.pdf",
        "/request/a_b/response/5/attach/3/FOI%20reply%202.pdf?cookie_passthrough=1",
        "http://whatdotheyknow.com/en/request/a_b/response/5/attach/3/FOI reply 2.pdf#page=2",
        "https://www.whatdotheyknow.com/request/a_b/response/5/attach/3/%46OI%20reply%202.pdf",
        "/request/a_b/response/5/attach/html/3/FOI%20reply%202.pdf.html"}) {
    CAPTURE(href);
    CHECK(attachment_url(wdtk, href) == one);
    CHECK(attachment_url(wdtk, attachment_url(wdtk, href)) == one);
  }
  CHECK(attachment_url(wdtk, "/request/77/response/5/attach/3/x.pdf") ==
        "https://www.whatdotheyknow.com/request/77/response/5/attach/3/x.pdf");
}

TEST_CASE("what is no attachment of the source has no URL") {
  for (const std::string href :
       {"", "page_files/letter.pdf", "file:///home/someone/letter.pdf", "/request/a_b",
        "https://www.example.net/request/a_b/response/5/attach/3/x.pdf",
        "/request/a_b/response/5/attach/3/", "/request/a_b/response/x/attach/3/x.pdf",
        "javascript:alert(1)"})
    CHECK_MESSAGE(attachment_url(wdtk, href).empty(), href);
}

TEST_CASE("links of a saved page may be bent to a local folder") {
  const std::string one = "https://www.whatdotheyknow.com/request/a_b/response/5/attach/3/x.pdf";
  for (const std::string href :
       {"/request/a_b/response/5/attach/3/x.pdf", "../../request/a_b/response/5/attach/3/x.pdf",
        "file:///home/someone/www.whatdotheyknow.com/request/a_b/response/5/attach/3/x.pdf",
        "response/5/attach/3/x.pdf", "a_b_files/response/5/attach/3/x.pdf?cookie_passthrough=1"}) {
    CAPTURE(href);
    CHECK(attachment_url(wdtk, "a_b", href) == one);
  }
  CHECK(attachment_url(wdtk, "a_b", "https://www.example.net/request/a_b/response/5/attach/3/x.pdf")
            .empty());
  CHECK(attachment_url(wdtk, "a_b", "letter.pdf").empty());
}
