// Which answer each address of the FOI site gets: Alaveteli 0.46's routes, its
// redirects from older shapes (which lose the query), and what is not there.
#include "tests/sites/foi.hpp"

#include "tests/sites/markup.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace sidestep::sample {
namespace {

using Parts = std::vector<std::string_view>;

Parts parts_of(std::string_view path) {
  Parts out;
  std::size_t at = 0;
  while (at < path.size()) {
    const auto slash = std::min(path.find('/', at), path.size());
    if (slash > at) out.push_back(path.substr(at, slash - at));
    at = slash + 1;
  }
  return out;
}

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return out;
}

bool readable(const Request& request) {
  return request.prominence == "normal" || request.prominence == "backpage";
}

Reply bare(int status) { // what a failing non-HTML format gets
  Reply out;
  out.status = status;
  out.type.clear();
  return out;
}

Reply page(std::string body, int max_age, std::string type = "text/html; charset=utf-8") {
  Reply out;
  out.type = std::move(type);
  out.body = std::move(body);
  out.headers.emplace_back("Cache-Control", fmt::format("max-age={}, public", max_age));
  return out;
}

constexpr const char* json_type = "application/json; charset=utf-8";

std::string type_of(std::string_view name) {
  if (name.ends_with(".pdf")) return "application/pdf";
  if (name.ends_with(".csv")) return "text/csv";
  if (name.ends_with(".txt")) return "text/plain";
  if (name.ends_with(".png")) return "image/png";
  if (name.ends_with(".docx"))
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (name.ends_with(".xlsx"))
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return "application/octet-stream";
}

std::string details_table(const Request& request) {
  std::string rows;
  for (const auto& event : request.messages)
    rows +=
        fmt::format("<tr><td>{}</td><td>{}</td><td></td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                    event.event, event.kind, time_element(event.at), event.state, event.state);
  return page_layout(fmt::format("<title>Details of {}</title>", escape(request.title)),
                     fmt::format("<h1>Details of request</h1>\n<table>{}</table>", rows));
}

} // namespace

Reply FoiSite::answer(const Ask& ask) {
  Reply out = route(ask);
  out.headers.emplace_back("Vary", "Cookie");
  out.headers.emplace_back("Content-Language", "en");
  out.headers.emplace_back("Set-Cookie", "locale=en; path=/; SameSite=Lax");
  if (out.status != 200) return out;
  const std::string tag = etag(out.body);
  out.headers.emplace_back("ETag", tag);
  if (ask.if_none_match == tag) {
    out.status = 304;
    out.body.clear();
  }
  return out;
}

// Addresses from before 0.45: all lead on by 301, and lose the query.
Reply FoiSite::old_shapes(const Ask& ask) const {
  const Parts parts = parts_of(ask.path);
  const auto rest_after = [&](std::size_t n) {
    std::string out;
    for (std::size_t i = n; i < parts.size(); ++i)
      out += "/" + std::string(parts[i]);
    return out.empty() ? std::string("/") : out;
  };
  if (parts.size() > 1 && (parts[0] == "en" || parts[0] == "cy"))
    return redirect(301, fmt::format("{}{}?locale={}", origin_, rest_after(1), parts[0]));
  if (parts.size() == 3 && parts[1] == "request" &&
      (parts[0] == "details" || parts[0] == "similar" || parts[0] == "annotate"))
    return redirect(301, fmt::format("{}/request/{}/{}", origin_, parts[2], parts[0]));
  if (parts.size() == 3 && parts[0] == "feed" && parts[1] == "request")
    return redirect(301, fmt::format("{}/request/{}/feed", origin_, parts[2]));
  if (parts.size() == 2 && parts[0] == "list" && (parts[1] == "all" || parts[1] == "recent"))
    return redirect(301, origin_ + "/list");
  return bare(0);
}

Reply FoiSite::route(const Ask& ask) {
  const std::string_view path = ask.path;
  if (path == "/robots.txt") return page(site_robots(), 0, "text/plain; charset=utf-8");
  if (!ask.parameter("locale").empty()) return redirect(302, origin_ + ask.path);
  if (auto old = old_shapes(ask); old.status != 0) return old;
  const Parts parts = parts_of(path);
  if (parts.empty()) return redirect(302, origin_ + "/list");
  if (path == "/version.json") return page(version_json(world_), 0, json_type);
  if (parts[0] == "request" && parts.size() > 1) return request(ask, path.substr(9));
  if (parts[0] == "attachments") return wait_page(path);
  if (parts[0] == "list") {
    if (path.find('.') != std::string_view::npos) return bare(406);
    const auto view = parts.size() > 1 ? parts[1] : std::string_view{};
    if (!view.empty() && view != "successful" && view != "unsuccessful" && view != "awaiting")
      return no_such_page();
    return request_list(world_, ask, view);
  }
  if (path == "/body/all-authorities.csv") {
    auto out = page(bodies_csv(world_), 86400, "text/csv; charset=utf-8");
    out.headers.emplace_back("Content-Disposition", "attachment; filename=\"all-authorities.csv\"");
    return out;
  }
  if (parts[0] == "body" && parts.size() > 1) {
    const bool json = parts[1].ends_with(".json");
    const std::string slug{parts[1].substr(0, parts[1].size() - (json ? 5 : 0))};
    const auto found = world_.bodies.find(slug);
    if (found == world_.bodies.end()) return json ? bare(404) : no_such_page();
    if (json) return page(body_json(world_, found->second), 86400, json_type);
    return body_page(world_, ask, found->second, parts.size() > 2 ? parts[2] : std::string_view{});
  }
  if (parts[0] == "request_event" && parts.size() == 2)
    for (const auto& one : world_.requests)
      for (const auto& event : one.messages)
        if (std::to_string(event.event) == parts[1] && readable(one) && event.id > 0 &&
            event.kind != "comment")
          return redirect(301, fmt::format("{}/request/{}#{}-{}", origin_, one.slug,
                                           event.incoming() ? "incoming" : "outgoing", event.id));
  return no_such_page();
}

// `rest` is what follows /request/.
Reply FoiSite::request(const Ask& ask, std::string_view rest) {
  const auto slash = rest.find('/');
  std::string_view name = rest.substr(0, slash);
  const std::string_view tail = slash == std::string_view::npos ? "" : rest.substr(slash);
  const bool json = tail.empty() && name.ends_with(".json");
  if (json) name.remove_suffix(5);
  if (const auto id = number(name)) {
    const Request* found = world_.request(*id);
    if (found == nullptr || !readable(*found)) return json ? bare(404) : no_such_page();
    return redirect(
        301, fmt::format("{}/request/{}{}{}", origin_, found->slug, json ? ".json" : "", tail));
  }
  const Request* found = world_.request(name);
  if (found == nullptr && name.find('.') != std::string_view::npos) return bare(406);
  if (found == nullptr) return json ? bare(404) : no_such_page();
  if (!readable(*found)) return json ? bare(403) : removed_page("Request");
  Reply out;
  if (json)
    out = page(request_json(world_, *found), 3600, json_type);
  else if (tail.empty())
    out = page(request_page(world_, *found, origin_, !ask.parameter("unfold").empty()), 3600);
  else if (tail == "/details")
    out = page(details_table(*found), 86400);
  else if (tail == "/download")
    return redirect(302, origin_ + "/profile/sign_in?token=" + found->slug);
  else if (tail.starts_with("/response/"))
    return attachment(*found, tail.substr(10), ask.path);
  else
    return no_such_page();
  if (found->prominence == "backpage") out.headers.emplace_back("X-Robots-Tag", "noindex");
  return out;
}

// MSG/attach/N/FILE or MSG/attach/html/N/FILE.html
Reply FoiSite::attachment(const Request& request, std::string_view rest, std::string_view path) {
  const Parts parts = parts_of(rest);
  if (parts.size() < 3 || parts[1] != "attach") return no_such_page();
  const bool html = parts[2] == "html";
  if (parts.size() != (html ? 5u : 4u)) return removed_page("Attachment");
  const auto id = number(parts[0]);
  const auto part = number(parts[html ? 3 : 2]);
  std::string name = percent_decoded(parts.back());
  if (html && name.ends_with(".html")) name.resize(name.size() - 5);
  for (const auto& message : request.messages) {
    if (!message.incoming() || message.id != id) continue;
    if (message.prominence != "normal") return removed_page("Message");
    for (const auto& file : message.files) {
      if (file.name != name || file.part != part) continue;
      if (file.hidden) return removed_page("Attachment");
      if (html)
        return page(
            fmt::format("<html><body><iframe src=\"/request/{}/response/{}/attach/{}/{}?cookie_"
                        "passthrough=1\"></iframe></body></html>",
                        request.slug, message.id, file.part, percent_encoded(file.name)),
            0);
      const std::lock_guard hold(lock_);
      if (file.waits && ready_.insert(std::string(path)).second) {
        auto out = redirect(302, fmt::format("{}/attachments/eyJ{}--{}/wait?referer=eyJ0", origin_,
                                             message.id, file.part));
        return out;
      }
      Reply out;
      out.type = type_of(file.name);
      out.body = file.bytes;
      out.headers.emplace_back("Cache-Control", "max-age=0, private, must-revalidate");
      out.headers.emplace_back("Content-Disposition",
                               fmt::format("attachment; filename=\"{}\"", file.name));
      if (file.name.ends_with(".csv")) out.headers.emplace_back("Access-Control-Allow-Origin", "*");
      return out;
    }
    return redirect(303,
                    fmt::format("{}/request/{}#incoming-{}", origin_, request.slug, message.id));
  }
  return no_such_page();
}

Reply FoiSite::wait_page(std::string_view path) {
  if (!path.ends_with("/wait") && !path.ends_with("/done")) return no_such_page();
  Reply out;
  out.body = page_layout("<title>Attachment processing... - Ask and Tell</title>\n<meta "
                         "http-equiv=\"refresh\" content=\"2\">",
                         "<h1>Attachment processing...</h1>\n<p>The file is being made ready. This "
                         "page asks again by itself.</p>");
  out.headers.emplace_back("X-Robots-Tag", "noindex");
  out.headers.emplace_back("Cache-Control", "no-cache");
  return out;
}

} // namespace sidestep::sample
