// Addresses taken apart and put together; what must never be asked.
#include "common/url.hpp"

#include <doctest/doctest.h>

using namespace sidestep;

TEST_CASE("parse_url takes a web address apart") {
  const auto url = parse_url("HTTPS://WWW.Example.org:443/request/a%20b?unfold=1#incoming-7");
  REQUIRE(url);
  CHECK(url->host == "www.example.org");
  CHECK(url->port == 0);
  CHECK(url->path == "/request/a%20b");
  CHECK(url->query == "unfold=1");
  CHECK(url->text() == "https://www.example.org/request/a%20b?unfold=1");
  CHECK(url->with_fragment().ends_with("#incoming-7"));
  CHECK(parse_url("http://foi.example.org:8080")->origin() == "http://foi.example.org:8080");
}

TEST_CASE("parse_url refuses what must not be asked") {
  for (const char* bad : {"file:///etc/passwd", "ftp://example.org/x", "//example.org/", "example",
                          "http://user:pass@example.org/", "http://", "http://example.org:0/",
                          "http://example.org:99999/", "javascript:alert(1)", ""}) {
    CAPTURE(bad);
    const auto url = parse_url(bad);
    REQUIRE_FALSE(url);
    CHECK(url.error().code == Code::usage);
  }
  CHECK_FALSE(parse_url("http://example.org/" + std::string(10000, 'a')));
}

TEST_CASE("resolve_url follows RFC 3986") {
  const auto base = *parse_url("http://foi.example.org/request/x?unfold=1");
  CHECK(resolve_url(base, "/body/y")->text() == "http://foi.example.org/body/y");
  CHECK(resolve_url(base, "details")->text() == "http://foi.example.org/request/details");
  CHECK(resolve_url(base, "//other.example/z")->text() == "http://other.example/z");
  CHECK(resolve_url(base, "?page=2")->text() == "http://foi.example.org/request/x?page=2");
  CHECK(resolve_url(base, "FOI 1 & 2.pdf")->path == "/request/FOI%201%20&%202.pdf");
  CHECK_FALSE(resolve_url(base, "mailto:a@example.org"));
}

TEST_CASE("percent coding goes both ways and leaves broken escapes alone") {
  CHECK(percent_decode("a%20b%zz%4") == "a b%zz%4");
  CHECK(percent_encode("a b/c", "/") == "a%20b/c");
  const auto pairs = query_pairs("q=mystery+shopping&page=2&flag");
  REQUIRE(pairs.size() == 3);
  CHECK(pairs[0].second == "mystery shopping");
  CHECK(pairs[2].second.empty());
}
