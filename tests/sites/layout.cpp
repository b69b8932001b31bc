// The layout that every page of the FOI site shares, and its error pages.
#include "tests/sites/foi.hpp"
#include "tests/sites/markup.hpp"

#include <fmt/format.h>

namespace sidestep::sample {

std::string page_layout(const std::string& head, const std::string& body) {
  return fmt::format(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
{}
<link rel="stylesheet" href="/assets/responsive/all-5d1f0c.css" media="all">
<link rel="shortcut icon" href="/assets/favicon-7c21.ico">
</head>
<body class="front">
<div class="entirebody">
<a href="#content" class="show-with-keyboard-focus-only skip-to-link">Skip to content</a>
<div id="banner"><div id="banner_inner">
<div id="logo_wrapper"><a id="logo" href="/"><img src="/assets/logo-1a2b.png" alt="Ask and Tell"></a></div>
<ul id="logged_in_bar"><li><a href="/profile/sign_in">Sign in or sign up</a></li></ul>
<nav id="topnav"><ul><li><a href="/new">Make a request</a></li><li><a href="/list">Browse requests</a></li>
<li><a href="/body">View authorities</a></li><li><a href="/help/about">Help</a></li></ul></nav>
</div></div>
<div id="wrapper"><div id="content">
{}
</div></div>
<div id="footer"><p>Everything on this site is invented: it serves the sample letters of sidestep.</p>
<p>Powered by Alaveteli</p></div>
</div>
</body>
</html>
)",
                     head, body);
}

Reply no_such_page() {
  Reply out;
  out.status = 404;
  out.body = page_layout("<title>Page not found - Ask and Tell</title>",
                         R"(<div id="error-page" class="controller_general">
<h1>Sorry, we couldn&#39;t find that page</h1>
<p>The address may be wrong, or the page is no longer there.</p>
<p>You can <a href="/list">look through the requests</a> or search for what you want.</p>
</div>)");
  out.headers.emplace_back("Cache-Control", "no-cache");
  return out;
}

Reply removed_page(std::string_view what) {
  Reply out;
  out.status = 403;
  out.body = page_layout(fmt::format("<title>{} has been removed - Ask and Tell</title>", what),
                         fmt::format(R"(<div id="error-page">
<h1>{0} has been removed</h1>
<p>This {1} has been hidden. There are various reasons why we might have done this, sorry we can&#39;t be more specific here. Please <a href="/help/contact">contact us</a> if you have any questions.</p>
</div>)",
                                     what,
                                     what == "Request"   ? "request"
                                     : what == "Message" ? "message"
                                                         : "attachment"));
  out.headers.emplace_back("Cache-Control", "private, no-cache, no-store");
  return out;
}

Reply redirect(int status, std::string location) {
  Reply out;
  out.status = status;
  out.body = fmt::format("<html><body>You are being <a href=\"{}\">redirected</a>.</body></html>",
                         escape(location));
  out.headers.emplace_back("Location", std::move(location));
  out.headers.emplace_back("Cache-Control", "no-cache");
  return out;
}

std::string site_robots() {
  std::string out = "# The rules of an Alaveteli site\nUser-agent: *\n";
  for (const char* path :
       {"*/annotate/*", "*/new/*", "*/search/*", "*/similar/*", "*/track/*", "*/upload/*",
        "*/user/contact/*", "*/feed/*", "*/profile/*", "*/signin*", "*/tor*"})
    out += fmt::format("Disallow: {}\n", path);
  out += "Allow: */request/*/response/*/attach/*\n";
  for (const char* path : {"*/request/*/response/*", "*/request/*/download*", "*/change_request/*",
                           "*/outgoing_messages/*/mail_server_logs*",
                           "*/outgoing_messages/*/delivery_status*", "*?*update_status=1*",
                           "*/request/*/annotate", "*/request/*/feed", "*/request/*/followups/new",
                           "*/request/*/similar", "*/request/*/track", "*/request/*/upload"})
    out += fmt::format("Disallow: {}\n", path);
  return out;
}

} // namespace sidestep::sample
