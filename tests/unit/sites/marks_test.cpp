// Error pages and bot checks, told from pages that only look so.
#include "sites/marks.hpp"

#include <doctest/doctest.h>

using namespace sidestep::sites;

TEST_CASE("error pages are known by the site's own words") {
  CHECK(standing_of("x", "Request has been removed") == Standing::removed);
  CHECK(standing_of("x", "  Attachment has\n been removed ") == Standing::removed);
  CHECK(standing_of("x", "Sorry, we couldn't find that page") == Standing::missing);
  CHECK(standing_of("x", "Sorry, we couldn’t find that page") == Standing::missing);
  CHECK(standing_of("x", "Sorry, there was a problem processing this page") == Standing::broken);
  CHECK(standing_of("Attachment processing...", "") == Standing::waiting);
  CHECK(standing_of("Just a moment...", "") == Standing::challenge);
  CHECK(standing_of("x", "Sign in") == Standing::sign_in);
}

TEST_CASE("a request may be called anything") {
  for (const auto* title : {"Lift repairs", "Why your page says the request has been removed today",
                            "Page not found errors of the council's site",
                            "Sorry, we couldn't find that page: how often?", "Just a moment"}) {
    CAPTURE(title);
    CHECK(standing_of("Something - a Freedom of Information request to X", title) ==
          Standing::page);
  }
}

TEST_CASE("a bot check, and an ordinary page that holds the provider's script") {
  CHECK(is_challenge("<script>window._cf_chl_opt={cvId:'3'}</script>"));
  CHECK_FALSE(
      is_challenge("<script src=\"/cdn-cgi/challenge-platform/scripts/jsd/main.js\"></script>"));
  CHECK_FALSE(is_challenge(""));
}
