// Web addresses of requests and petitions, in all their shapes.
#include "sites/address.hpp"

#include "tests/kit/sites/sample_sources.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::sites;
using test::sources;

namespace {

const std::string wdtk = "https://www.whatdotheyknow.com";

Address must(std::string_view url) {
  const auto address = read_address(sources(), url);
  REQUIRE_MESSAGE(address.has_value(), url);
  return *address;
}

} // namespace

TEST_CASE("a request is recognised in every shape of its address") {
  for (const std::string path :
       {"/request/lift_repairs_2", "/request/lift_repairs_2/", "/en/request/lift_repairs_2",
        "/cy/request/lift_repairs_2", "/en_GB/request/lift_repairs_2",
        "/request/lift_repairs_2.json", "/request/lift_repairs_2?unfold=1",
        "/request/lift_repairs_2?unfold=1#incoming-12", "/request/lift_repairs_2/details",
        "/details/request/lift_repairs_2", "/en/details/request/lift_repairs_2",
        "/similar/request/lift_repairs_2", "/feed/request/lift_repairs_2",
        "/request/lift_repairs_2/feed", "/request/lift_repairs_2/feed.json",
        "/track/request/lift_repairs_2", "/annotate/request/lift_repairs_2",
        "/request/lift_repairs_2/download", "//request//lift_repairs_2"}) {
    CAPTURE(path);
    const Address address = must(wdtk + path);
    CHECK(address.what == What::thread);
    CHECK(address.id.source == "whatdotheyknow");
    CHECK(address.id.thread == "lift_repairs_2");
  }
}

TEST_CASE("scheme and www do not part a site") {
  for (const std::string start :
       {"http://whatdotheyknow.com", "https://whatdotheyknow.com", "http://www.whatdotheyknow.com",
        "HTTPS://WWW.WhatDoTheyKnow.com", "http://www.whatdotheyknow.com:80"}) {
    CAPTURE(start);
    CHECK(must(start + "/request/a_b").id.thread == "a_b");
  }
}

TEST_CASE("another port of a host is another site") {
  CHECK(must("http://foi.example.org:8080/request/a").id.source == "sample");
  CHECK(must("http://foi.example.org/request/a").id.source == "sample");
  CHECK_FALSE(read_address(sources(), "http://foi.example.org:9999/request/a").has_value());
}

TEST_CASE("the record's address differs from the page's") {
  CHECK(must(wdtk + "/request/a_b.json").json);
  CHECK_FALSE(must(wdtk + "/request/a_b").json);
  CHECK_FALSE(must(wdtk + "/request/a_b/feed.json").json);
  CHECK(must(wdtk + "/request/a_b?unfold=1").unfolded);
  CHECK_FALSE(must(wdtk + "/request/a_b?unfold=0").unfolded);
}

TEST_CASE("a fragment names a message, when it is one") {
  CHECK(must(wdtk + "/request/a_b#incoming-289724").id.message == "incoming-289724");
  CHECK(must(wdtk + "/request/a_b#outgoing-11").id.text() == "whatdotheyknow:a_b#outgoing-11");
  CHECK(must(wdtk + "/request/a_b#comment-7").id.message == "comment-7");
  CHECK(must(wdtk + "/request/a_b#describe_state_form_1").id.message.empty());
  CHECK(must(wdtk + "/request/a_b#incoming-").id.message.empty());
  CHECK(must(wdtk + "/request/a_b#incoming-1'x").id.message.empty());
  CHECK(must(wdtk + "/request/a_b/response/77").id.message == "incoming-77");
}

TEST_CASE("numbers lead to a request that the site must name") {
  const Address plain = must(wdtk + "/request/123456");
  CHECK(plain.what == What::numbered);
  CHECK(plain.id.thread == "123456");
  const Address record = must(wdtk + "/request/123456.json#incoming-2");
  CHECK(record.what == What::numbered);
  CHECK(record.json);
  CHECK(record.id.message == "incoming-2");
  CHECK(must(wdtk + "/request_event/20246572").what == What::event);
}

TEST_CASE("attachments, old and new") {
  const Address now = must(
      wdtk +
      "/request/a_b/response/2191281/attach/3/FOI%2022%20062%20Response.pdf?cookie_passthrough=1");
  CHECK(now.what == What::attachment);
  CHECK(now.id.thread == "a_b");
  CHECK(now.id.message == "incoming-2191281");
  CHECK(now.part == 3);
  CHECK(now.file == "FOI 22 062 Response.pdf");
  CHECK_FALSE(now.rendition);
  const Address before = must(wdtk + "/en/request/77001/response/5/attach/2/letter.doc");
  CHECK(before.what == What::attachment);
  CHECK(before.id.thread == "77001");
  const Address view = must(wdtk + "/request/a_b/response/5/attach/html/4/letter.pdf.html");
  CHECK(view.rendition);
  CHECK(view.part == 4);
  CHECK(view.file == "letter.pdf");
  CHECK(must(wdtk + "/request/a_b/response/5/attach/99999999/x.pdf").part == 0);
  CHECK(must(wdtk + "/request/a_b/response/5/attach").part == 0);
}

TEST_CASE("other pages of an Alaveteli site") {
  CHECK(must(wdtk + "/body/work_assessments").body == "work_assessments");
  CHECK(must(wdtk + "/en/body/work_assessments/successful").what == What::body);
  CHECK(must(wdtk + "/body/work_assessments.json").json);
  CHECK(must(wdtk + "/body/all-authorities.csv").what == What::body_list);
  CHECK(must(wdtk + "/body/list/school").what == What::body_list);
  CHECK(must(wdtk + "/body").what == What::body_list);
  CHECK(must(wdtk + "/list?query=lift&page=2").what == What::listing);
  CHECK(must(wdtk + "/list/successful").what == What::listing);
  CHECK(must(wdtk + "/robots.txt").what == What::robots);
  CHECK(must(wdtk + "/attachments/abc--def/wait?referer=x").what == What::wait);
  CHECK(must(wdtk + "/attachments/abc--def/done").what == What::wait);
  CHECK(must(wdtk + "/profile/sign_in?token=1").what == What::sign_in);
  for (const std::string path :
       {"/", "/request", "/request/new/work_assessments", "/r/token/x", "/request/..%2f..%2fetc",
        "/request/%00", "/help/about", "/request/select_authority", "/user/somebody",
        "/request/a_b.txt"}) {
    CAPTURE(path);
    CHECK(must(wdtk + path).what == What::other);
  }
}

TEST_CASE("petitions, current and archived") {
  const std::string site = "https://petition.parliament.uk";
  const Address now = must(site + "/petitions/241560?reveal_response=yes#response-threshold");
  CHECK(now.what == What::thread);
  CHECK(now.id.text() == "petitions:241560");
  CHECK_FALSE(now.archived);
  CHECK(must("http://www.petition.parliament.uk/petitions/241560.json").json);
  const Address old = must(site + "/archived/petitions/241560.json");
  CHECK(old.archived);
  CHECK(old.json);
  CHECK(old.id.thread == "241560");
  CHECK(must(site + "/petitions/241560/count.json").what == What::thread);
  CHECK_FALSE(must(site + "/petitions/241560/count.json").json);
  CHECK(must(site + "/petitions.csv?state=with_response").what == What::listing);
  CHECK(must(site + "/petitions.json?state=all").json);
  CHECK(must(site + "/archived/petitions?parliament=3").archived);
  CHECK(must(site + "/petitions/local/somewhere").what == What::listing);
  CHECK(must(site + "/petitions/check").what == What::other);
  CHECK(must(site + "/petitions/241560x").what == What::other);
  CHECK(must(site + "/help").what == What::other);
  CHECK(must(site + "/").what == What::other);
}

TEST_CASE("what is no address of a source says how to add one") {
  const auto unknown = read_address(sources(), "https://foi.example.net/request/x");
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().code == Code::usage);
  CHECK(unknown.error().message.find("foi.example.net") != std::string::npos);
  CHECK(unknown.error().hint.find("[[source]]") != std::string::npos);
  CHECK_FALSE(read_address(sources(), "ftp://www.whatdotheyknow.com/request/x").has_value());
  CHECK_FALSE(read_address(sources(), "").has_value());
  CHECK_FALSE(read_address(sources(), "https://evilwhatdotheyknow.com/request/x").has_value());
  CHECK_FALSE(
      read_address(sources(), "https://whatdotheyknow.com.example.net/request/x").has_value());
}
