// Faults that real sites show: bot challenges, refusals, breakdowns, slowness,
// pages that never come twice the same, transfers cut short.
#include "tests/sites/faults.hpp"

#include "archive/warc/gzip.hpp"
#include "tests/sites/foi.hpp"
#include "tests/sites/wire.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

namespace sidestep::sample {
namespace {

struct Named {
  const char* name;
  const char* what;
};

constexpr std::array all_faults = {
    Named{"challenge", "every page but robots.txt is a browser check (403)"},
    Named{"robots-challenge", "robots.txt is a browser check too"},
    Named{"robots-status", "robots.txt has status :N"},
    Named{"robots-closed", "robots.txt closes everything"},
    Named{"robots-path", "robots.txt closes the path :PATH too"},
    Named{"forbidden", "every page but robots.txt is a bare 403"},
    Named{"busy", "the first :N pages are 429 with Retry-After: 1"},
    Named{"down", "every page but robots.txt is 503 with Retry-After: 3600"},
    Named{"json-500", "the .json of thread :SLUG is a 500"},
    Named{"json-html", "the .json of thread :SLUG is an HTML page with 200"},
    Named{"page-500", "the page of thread :SLUG is a 500"},
    Named{"page-empty", "the page of thread :SLUG has no bytes"},
    Named{"hide", "thread :SLUG is removed (403, the site's own page)"},
    Named{"gone", "thread :SLUG is not there (404, the site's own page)"},
    Named{"missing", "every page but robots.txt is the site's own 404"},
    Named{"taken-down", "petition :NUMBER is 410"},
    Named{"hide-message", "message :incoming-N of a request is hidden"},
    Named{"hide-file", "attachment :incoming-N/PART is hidden"},
    Named{"drop-message", "message :incoming-N is left out of its page, without a word"},
    Named{"rename", "thread :OLD=NEW has another slug; its old address leads there (301)"},
    Named{"cut", "the page of thread :SLUG stops half way"},
    Named{"big", "the page of thread :SLUG is 80 MB"},
    Named{"away", "the page of thread :SLUG leads to another host (302)"},
    Named{"bomb", "the page of thread :SLUG is 300 MB of nothing, packed into 300 kB"},
    Named{"bad-utf8", "the page of thread :SLUG has bytes that are no UTF-8"},
    Named{"loop", "the page of thread :SLUG leads to itself (302)"},
    Named{"sign-in", "the page of thread :SLUG leads to the sign-in page (302)"},
    Named{"form", "every page goes over the wire in the form :NAME (plain, gzip, cut, ...)"},
    Named{"flaky", "about one address in :N breaks off (reset) the first time it is asked"},
    Named{"storm", "the first :N pages are 503, with a Retry-After that is a date"},
    Named{"slow", "every answer takes :N milliseconds"},
    Named{"unsteady", "HTML differs in a donation line each time"}};

Reply challenge() {
  Reply out;
  out.status = 403;
  out.headers = {
      {"Server", "cloudflare"}, {"cf-mitigated", "challenge"}, {"CF-RAY", "0000000000000000-LHR"}};
  out.body =
      "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title></head><body>"
      "<noscript>Enable JavaScript and cookies to continue</noscript>"
      "<script "
      "src=\"/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1\"></script></body></html>";
  return out;
}

Reply bare(int status, std::string body = {}) {
  Reply out;
  out.status = status;
  out.body = std::move(body);
  return out;
}

// OLD=NEW: what lies under /request/OLD leads to the same under /request/NEW.
std::optional<Reply> renamed(const Ask& ask, const std::string& names) {
  const auto sign = std::min(names.find('='), names.size());
  const std::string old = "/request/" + names.substr(0, sign);
  if (sign == names.size() || !ask.path.starts_with(old)) return std::nullopt;
  const std::string rest = ask.path.substr(old.size());
  if (!rest.empty() && rest[0] != '/' && rest[0] != '.') return std::nullopt;
  return redirect(301, "http://" + ask.host + "/request/" + names.substr(sign + 1) + rest);
}

// A few hundred kilobytes that unpack to three hundred megabytes.
Reply bomb() {
  Reply out = bare(200, archive::warc::gzip_member(std::string(std::size_t{300} << 20, ' ')));
  out.headers.emplace_back("Content-Encoding", "gzip");
  out.form = Form::plain;
  return out;
}

Reply big() {
  Reply out = bare(200, std::string(std::size_t{80} << 20, 'x'));
  out.form = Form::plain;
  return out;
}

// "Later", by the server's own clock, which stands.
Reply storm() {
  Reply out = bare(503);
  out.headers.emplace_back("Date", "Fri, 04 Sep 2026 02:14:07 GMT");
  out.headers.emplace_back("Retry-After", "Fri, 04 Sep 2026 02:14:08 GMT");
  return out;
}

int number(const std::string& text) {
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

bool is_json_of(const Ask& ask, const std::string& slug) {
  return ask.path == "/request/" + slug + ".json" || ask.path == "/petitions/" + slug + ".json";
}

bool is_page_of(const Ask& ask, const std::string& slug) {
  return ask.path == "/request/" + slug || ask.path == "/petitions/" + slug;
}

} // namespace

Result<Fault> read_fault(std::string_view text) {
  Fault out;
  if (const auto slash = text.find('/');
      slash != std::string_view::npos && slash < text.find(':')) {
    out.host = text.substr(0, slash);
    text.remove_prefix(slash + 1);
  }
  const auto colon = std::min(text.find(':'), text.size());
  out.name = text.substr(0, colon);
  if (colon < text.size()) out.value = text.substr(colon + 1);
  if (out.name == "busy" || out.name == "storm") out.left = std::max(1, number(out.value));
  if (out.name == "form") TRY(form_named(out.value));
  std::string known;
  for (const auto& [name, what] : all_faults) {
    if (out.name == name) return out;
    known += std::string("\n  ") + name + ": " + what;
  }
  return fail(Code::usage, "no fault is called {}; there are:{}", out.name, known);
}

std::optional<Reply> Faults::instead(const Ask& ask) {
  const bool robots = ask.path == "/robots.txt";
  for (auto& fault : faults_) {
    if (!fault.host.empty() && !ask.host.starts_with(fault.host)) continue;
    const auto& name = fault.name;
    if (robots) {
      if (name == "robots-challenge") return challenge();
      if (name == "robots-status") return bare(number(fault.value));
      if (name == "robots-closed") {
        Reply out = bare(200, "User-agent: *\nDisallow: /\n");
        out.type = "text/plain";
        return out;
      }
      continue;
    }
    if (name == "challenge" || name == "robots-challenge") return challenge();
    if (name == "forbidden") return bare(403, "Forbidden\n");
    if (name == "missing") return no_such_page();
    if (name == "taken-down" && (is_json_of(ask, fault.value) || is_page_of(ask, fault.value)))
      return bare(410);
    if (name == "rename")
      if (auto leads = renamed(ask, fault.value)) return leads;
    if (name == "down" || (name == "busy" && fault.left > 0 && fault.left-- > 0)) {
      Reply out = bare(name == "down" ? 503 : 429);
      out.headers.emplace_back("Retry-After", name == "down" ? "3600" : "1");
      return out;
    }
    if (name == "storm" && fault.left > 0 && fault.left-- > 0) return storm();
    if (name == "json-500" && is_json_of(ask, fault.value)) return bare(500);
    if (name == "json-html" && is_json_of(ask, fault.value))
      return bare(200, "<!DOCTYPE html><title>Maintenance</title><h1>Back soon</h1>");
    if (!is_page_of(ask, fault.value)) continue;
    if (name == "page-500")
      return bare(500, "<h1>Sorry, there was a problem processing this page</h1>");
    if (name == "page-empty") return bare(200);
    if (name == "away") return redirect(302, "http://elsewhere.example.net/");
    if (name == "loop") return redirect(302, ask.target);
    if (name == "sign-in") return redirect(302, "/profile/sign_in?token=" + fault.value);
    if (name == "bomb") return bomb();
    if (name == "big") return big();
  }
  return std::nullopt;
}

void Faults::spoil(const Ask& ask, Reply& reply) {
  ++asked_;
  for (const auto& fault : faults_) {
    if (!fault.host.empty() && !ask.host.starts_with(fault.host)) continue;
    if (fault.name == "slow") reply.wait_ms = number(fault.value);
    if (fault.name == "cut" && is_page_of(ask, fault.value)) reply.form = Form::cut;
    if (fault.name == "form" && ask.path != "/robots.txt")
      reply.form = form_named(fault.value).value_or(Form::usual);
    if (fault.name == "flaky" && reply.status == 200 &&
        std::hash<std::string>{}(ask.host + ask.target) %
                static_cast<unsigned>(std::max(1, number(fault.value))) ==
            0 &&
        broken_.insert(ask.host + ask.target).second)
      reply.form = Form::reset;
    if (fault.name == "bad-utf8" && is_page_of(ask, fault.value))
      if (const auto at = reply.body.find("</p>"); at != std::string::npos)
        reply.body.insert(at, " caf\xE9 \xC3\x28 \xF0\x9F");
    if (fault.name == "robots-path" && ask.path == "/robots.txt")
      reply.body += "Disallow: " + fault.value + "\n";
    const auto foot = reply.body.find("<div id=\"footer\">");
    if (fault.name == "unsteady" && foot != std::string::npos)
      reply.body.insert(foot, "<div class=\"donate-cta\">Give " + std::to_string(asked_) +
                                  " pounds</div>");
  }
}

} // namespace sidestep::sample
