// Marks of the checks that stand before sites. Cloudflare also puts a script of
// its own into ordinary pages, so that its path alone proves nothing; and a
// site behind Cloudflare has 403 pages of its own, which are evidence.
#include "crawler/http/challenge.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sidestep::crawler {
namespace {

struct Mark {
  std::string_view text; // lower case
  std::string_view whose;
};

// In the body of a refusal.
constexpr std::array refusal_marks{
    Mark{"<title>just a moment", "Cloudflare"},
    Mark{"<title>attention required! | cloudflare", "Cloudflare"},
    Mark{"_cf_chl_opt", "Cloudflare"},
    Mark{"cf-browser-verification", "Cloudflare"},
    Mark{"cf-error-details", "Cloudflare"},
    Mark{"_incapsula_resource", "Imperva"},
    Mark{"captcha-delivery.com", "DataDome"},
    Mark{"px-captcha", "HUMAN"},
    Mark{"sucuri_cloudproxy", "Sucuri"},
    Mark{"ddos-guard", "DDoS-Guard"},
    Mark{"awswafintegration", "AWS WAF"},
    Mark{"g-recaptcha", "a captcha"},
    Mark{"h-captcha", "a captcha"},
    Mark{"cf-turnstile", "Cloudflare"},
};
// Checks that answer 200.
constexpr std::array polite_marks{
    Mark{"id=\"anubis_challenge\"", "Anubis"},
    Mark{"window._cf_chl_opt", "Cloudflare"},
    Mark{"<title>just a moment...</title>", "Cloudflare"},
};

// Cloudflare's path, where it is the check's own and not the script that it
// adds to every page.
bool has_challenge_path(std::string_view body) {
  constexpr std::string_view path = "/cdn-cgi/challenge-platform/";
  for (auto at = body.find(path); at != std::string_view::npos; at = body.find(path, at + 1))
    if (!body.substr(at + path.size()).starts_with("scripts/jsd")) return true;
  return false;
}

template <std::size_t n>
std::optional<std::string> mark_in(const std::array<Mark, n>& marks, std::string_view body) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) {
    return body.find(mark.text) != std::string_view::npos;
  });
  if (found == marks.end()) return std::nullopt;
  return std::string(found->whose);
}

} // namespace

std::optional<std::string> challenge_in(const Response& response) {
  constexpr std::size_t looked_at = 64 * 1024; // a check is a small page
  if (iequals(response.field("cf-mitigated"), "challenge")) return "Cloudflare";
  if (iequals(response.field("x-vercel-mitigated"), "challenge")) return "Vercel";
  const std::string waf = lower_ascii(response.field("x-amzn-waf-action"));
  if (waf == "challenge" || waf == "captcha") return "AWS WAF";

  const bool refusal = response.status == 401 || response.status == 403 || response.status == 405 ||
                       response.status == 429 || response.status == 503;
  const std::string type = response.media_type();
  const bool page = response.status == 200 && (type.empty() || type == "text/html") &&
                    response.body.size() < looked_at;
  if (!refusal && !page) return std::nullopt;
  const std::string body = lower_ascii(std::string_view(response.body).substr(0, looked_at));
  if (page) return mark_in(polite_marks, body);
  if (has_challenge_path(body)) return "Cloudflare";
  return mark_in(refusal_marks, body);
}

} // namespace sidestep::crawler
