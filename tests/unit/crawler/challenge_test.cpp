// A browser check is told from a site's own refusal.
#include "crawler/http/challenge.hpp"

#include <doctest/doctest.h>

using namespace sidestep::crawler;

namespace {

Response response(int status, std::string body,
                  std::vector<std::pair<std::string, std::string>> fields = {}) {
  Response made;
  made.status = status;
  made.body = std::move(body);
  made.fields = std::move(fields);
  made.fields.emplace_back("Content-Type", "text/html; charset=UTF-8");
  return made;
}

} // namespace

TEST_CASE("challenge: by Cloudflare's own field, whatever the status and page") {
  CHECK(challenge_in(response(403, "", {{"cf-mitigated", "challenge"}})) == "Cloudflare");
  CHECK(challenge_in(response(503, "", {{"CF-Mitigated", "Challenge"}})) == "Cloudflare");
}

TEST_CASE("challenge: by the page") {
  CHECK(challenge_in(response(403, "<title>Just a moment...</title>", {{"server", "cloudflare"}})));
  CHECK(challenge_in(
      response(503, "<script src=\"/cdn-cgi/challenge-platform/h/b/orchestrate/x\">")));
  CHECK(challenge_in(response(429, "<script>window._cf_chl_opt = {}</script>")));
  CHECK(challenge_in(response(403, "<title>Attention Required! | Cloudflare</title>")));
  CHECK(challenge_in(response(403, "<iframe src=\"/_Incapsula_Resource?x\">")) == "Imperva");
  CHECK(challenge_in(response(200, "<script id=\"anubis_challenge\">")) == "Anubis");
}

TEST_CASE("challenge: not in a site's own answers") {
  const std::string script =
      "<h1>Request has been "
      "removed</h1><script>a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'";
  CHECK_FALSE(challenge_in(response(403, script, {{"server", "cloudflare"}, {"cf-ray", "1"}})));
  CHECK_FALSE(challenge_in(response(404, "<title>Just a moment</title>")));
  CHECK_FALSE(challenge_in(response(403, "")));
  CHECK_FALSE(challenge_in(response(429, "slow down", {{"Retry-After", "5"}})));
  CHECK_FALSE(challenge_in(response(200, "<p>Just a moment... we have nothing further to add")));
}
