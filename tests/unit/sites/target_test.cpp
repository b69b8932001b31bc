// What a user types to name a thread: address, id or number.
#include "sites/address.hpp"

#include "tests/kit/sites/sample_sources.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::sites;
using test::sources;

TEST_CASE("a target may be a URL, an id or a petition's number") {
  const auto number = read_target(sources(), "241560");
  REQUIRE(number.has_value());
  CHECK(number->id.text() == "petitions:241560");
  CHECK(number->url.text() == "https://petition.parliament.uk/petitions/241560");
  const auto id = read_target(sources(), " petitions:241560#response-1 ");
  REQUIRE(id.has_value());
  CHECK(id->id.message == "response-1");
  CHECK(id->source->name == "petitions");
  const auto request = read_target(sources(), "whatdotheyknow:a_b#incoming-3/attach-2");
  REQUIRE(request.has_value());
  CHECK(request->what == What::thread);
  CHECK(request->id.message == "incoming-3/attach-2");
  CHECK(read_target(sources(), "whatdotheyknow:123")->what == What::numbered);
  const auto url = read_target(sources(), "https://www.whatdotheyknow.com/request/a_b#incoming-3");
  CHECK(url->id.text() == "whatdotheyknow:a_b#incoming-3");
  CHECK(read_target(sources(), "www.whatdotheyknow.com/request/a_b")->id.thread == "a_b");
  CHECK(read_target(sources(), "foi.example.org:8080/request/a_b")->id.source == "sample");
}

TEST_CASE("an address pasted out of a sentence is read") {
  for (const std::string_view text :
       {"<https://www.whatdotheyknow.com/request/a_b>", "(www.whatdotheyknow.com/request/a_b).",
        "\"whatdotheyknow:a_b\",", "https://www.whatdotheyknow.com/request/a_b,"}) {
    const auto target = read_target(sources(), text);
    REQUIRE_MESSAGE(target.has_value(), text);
    CHECK(target->id.text() == "whatdotheyknow:a_b");
  }
}

TEST_CASE("what names nothing says what would") {
  for (const std::string_view text :
       {"", "pettions:241560", "petitions:abc", "petitions:", "petitions", "mystery_shopping",
        "whatdotheyknow:a b", "whatdotheyknow:a#", "whatdotheyknow:#incoming-3",
        "https://www.example.net/request/x"}) {
    CAPTURE(text);
    const auto target = read_target(sources(), text);
    REQUIRE_FALSE(target.has_value());
    CHECK(target.error().code == Code::usage);
    CHECK_FALSE(target.error().hint.empty());
  }
  CHECK(read_target(sources(), "pettions:241560").error().hint.find("petitions") !=
        std::string::npos);
  CHECK_FALSE(read_target({}, "241560").has_value());
}

TEST_CASE("ids come back as they were written") {
  for (const std::string_view text :
       {"whatdotheyknow:mystery_shopping", "petitions:241560#petition",
        "sample:a_2#incoming-289724/attach-3", "right-to-know:x#comment-7"}) {
    const auto id = parse_id(text);
    REQUIRE_MESSAGE(id.has_value(), text);
    CHECK(id->text() == text);
  }
  for (const std::string_view text :
       {"x", ":x", "x:", "x:y#", "x:y#A-1", "x:y#a/b/c", "x:y#a/", "x:y z", "x:y#in\x1b[2J",
        "https://www.whatdotheyknow.com", "x:y#incoming-3#4"})
    CHECK_MESSAGE(!parse_id(text).has_value(), text);
  CHECK_FALSE(parse_id("x:" + std::string(100000, 'a')).has_value());
}

TEST_CASE("sources are found by name and by host") {
  CHECK(source_named(sources(), "Petitions")->name == "petitions");
  CHECK(source_named(sources(), "nobody") == nullptr);
  CHECK(source_of_host(sources(), "WhatDoTheyKnow.com")->name == "whatdotheyknow");
  CHECK(source_of_host(sources(), "www.foi.example.org")->name == "sample");
  CHECK(source_of_host(sources(), "example.org") == nullptr);
  CHECK(platform_named("uk-petitions") == Platform::uk_petitions);
  CHECK_FALSE(platform_named("letters").has_value());
}
