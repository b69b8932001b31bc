// The routes of the petitions site: one petition as page and JSON, the lists as
// JSON, CSV and page, and the redirects between current and archived.
#include "tests/sites/petitions.hpp"

#include "tests/sites/markup.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sidestep::sample {
namespace {

using json = nlohmann::ordered_json;
constexpr const char* json_type = "application/json; charset=utf-8";

Reply plain(int status, std::string body, std::string type = "text/html; charset=utf-8") {
  Reply out;
  out.status = status;
  out.type = std::move(type);
  out.body = std::move(body);
  return out;
}

Reply not_found(bool as_json) {
  if (as_json) return plain(404, R"({"error":"not_found"})", json_type);
  return plain(404, petition_layout("Page not found - Petitions",
                                    "<h1>Page not found</h1>\n<p>The address may be wrong.</p>"));
}

std::string robots() {
  std::string out = "User-agent: *\n";
  for (const char* path :
       {"/admin", "/browserconfig.xml", "/feedback/thanks", "/health-check", "/manifest.json",
        "/petitions/check", "/petitions/check_results", "/petitions/*/thank-you",
        "/petitions/*/moderation-info", "/petitions/*/sponsors/", "/petitions/*/signatures/",
        "/ping", "/signatures/", "/sponsors/"})
    out += fmt::format("Disallow: {}\n", path);
  return out;
}

bool in_state(const Petition& petition, const std::string& state) {
  if (state.empty() || state == "all") return true;
  if (state == "with_response") return petition.answered;
  if (state == "recent") return petition.state == "open";
  if (state == "published") return petition.state == "open" || petition.state == "closed";
  return petition.state == state;
}

// "2026-07-09T14:02:11.120Z" as an HTTP date, floored to ten seconds as the
// site does. The day of the week is left for the client to ignore or know.
std::string last_modified(const std::string& updated) {
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  if (updated.size() < 19) return {};
  const int year = std::stoi(updated.substr(0, 4));
  const int month = std::stoi(updated.substr(5, 2));
  const int day = std::stoi(updated.substr(8, 2));
  static constexpr int keys[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int y = month < 3 ? year - 1 : year;
  const int weekday = (y + y / 4 - y / 100 + y / 400 + keys[month - 1] + day) % 7;
  return fmt::format("{}, {:02} {} {} {}0 GMT", days[weekday], day, months[month - 1], year,
                     updated.substr(11, 7));
}

std::string csv_cell(std::string text) {
  if (!text.empty() && std::string_view("-=+@").find(text[0]) != std::string_view::npos)
    text = percent_encoded(text.substr(0, 1)) + text.substr(1);
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string path_of(const Petition& petition) {
  return fmt::format("{}/petitions/{}", petition.archived ? "/archived" : "", petition.id);
}

} // namespace

Reply PetitionSite::answer(const Ask& ask) const {
  std::string_view path = ask.path;
  if (path == "/robots.txt") return plain(200, robots(), "text/plain");
  const bool archived = path.starts_with("/archived");
  if (archived) path.remove_prefix(9);
  Reply out = not_found(path.ends_with(".json"));
  if (path == "/petitions" || path == "/petitions.json" || path == "/petitions.csv")
    out = list(ask, path.substr(10), archived);
  else if (path.starts_with("/petitions/"))
    out = one(ask, path.substr(11), archived);
  else if (path == "/parliaments.json")
    out = plain(
        200,
        R"([{"period":"2019-2024","dissolution_at":"2024-05-30T00:01:00.000+01:00","government":"Invented","response_threshold":10000,"debate_threshold":100000}])",
        json_type);
  out.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  if (out.type == json_type) out.headers.emplace_back("Access-Control-Allow-Origin", "*");
  return out;
}

// `rest` is what follows /petitions/: 900012, 900012.json
Reply PetitionSite::one(const Ask& ask, std::string_view rest, bool archived) const {
  const bool as_json = rest.ends_with(".json");
  if (as_json) rest.remove_suffix(5);
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), id);
  if (error != std::errc{} || end != rest.data() + rest.size())
    return rest.find('/') == std::string_view::npos ? plain(400, "", "text/html")
                                                    : not_found(as_json);
  for (const auto& petition : world_.petitions) {
    if (petition.id != id) continue;
    if (petition.archived != archived)
      return redirect(302, origin_ + path_of(petition) + (as_json ? ".json" : ""));
    const auto root = json::parse(petition.json, nullptr, false);
    const std::string updated = root["data"]["attributes"].value("updated_at", "");
    const std::string modified = last_modified(updated);
    if (!modified.empty() && ask.if_modified_since == modified) return plain(304, "", "");
    Reply out = as_json ? plain(200, root.dump(), json_type)
                        : plain(200, petition_page(petition, origin_,
                                                   !ask.parameter("reveal_response").empty()));
    if (!modified.empty()) out.headers.emplace_back("Last-Modified", modified);
    out.headers.emplace_back("Cache-Control",
                             "public, max-age=10, stale-while-revalidate=20, stale-if-error=50");
    return out;
  }
  return not_found(as_json);
}

Reply PetitionSite::list(const Ask& ask, std::string_view format, bool archived) const {
  const std::string state = ask.parameter("state");
  std::vector<const Petition*> found;
  for (const auto& petition : world_.petitions)
    if (petition.archived == archived && in_state(petition, state)) found.push_back(&petition);
  if (format == ".csv") {
    std::string out = "Petition,URL,State,Signatures Count\n";
    for (const auto* one : found)
      out += fmt::format("{},\"{}{}\",\"{}\",\"{}\"\n", csv_cell(one->action), origin_,
                         path_of(*one), one->state, one->signatures);
    auto reply = plain(200, out, "text/csv; charset=utf-8");
    reply.headers.emplace_back("Content-Disposition",
                               "attachment; filename=filtered-petitions.csv");
    reply.headers.emplace_back("ETag", etag(out));
    return reply;
  }
  std::sort(found.begin(), found.end(),
            [](const Petition* a, const Petition* b) { return a->signatures > b->signatures; });
  const auto whole = [&](const std::string& name, std::size_t other, std::size_t most) {
    const std::string text = ask.parameter(name);
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value == 0 ? other : std::min(value, most);
  };
  const std::size_t count = whole("count", 25, 50);
  const std::size_t page = whole("page", 1, 99999);
  const std::size_t pages = std::max<std::size_t>(1, (found.size() + count - 1) / count);
  const std::string base =
      fmt::format("{}{}/petitions.json?count={}{}", origin_, archived ? "/archived" : "", count,
                  state.empty() ? "" : "&state=" + state);
  const auto link = [&](std::size_t n) -> json {
    if (n < 1 || n > pages) return nullptr;
    return n == 1 ? base : fmt::format("{}&page={}", base, n);
  };
  json items = json::array();
  std::string html;
  for (std::size_t i = (page - 1) * count; i < found.size() && i < page * count; ++i) {
    auto root = json::parse(found[i]->json, nullptr, false);
    auto& attributes = root["data"]["attributes"];
    for (const char* key : {"signatures_by_country", "signatures_by_constituency",
                            "signatures_by_region", "other_parliamentary_business"})
      attributes.erase(key);
    root["data"]["links"] = {{"self", origin_ + path_of(*found[i]) + ".json"}};
    items.push_back(root["data"]);
    html += fmt::format(
        "<div class=\"petition-item\"><h2><a href=\"{}\">{}</a></h2>\n<dl><dt>Status</dt>"
        "<dd>{}</dd><dt>Total signatures</dt><dd>{}</dd></dl></div>\n",
        path_of(*found[i]), escape(found[i]->action), found[i]->state, found[i]->signatures);
  }
  if (format != ".json")
    return plain(200, petition_layout("Petitions", "<h1>Petitions</h1>\n" + html));
  const json out = {{"links",
                     {{"self", link(page)},
                      {"first", base},
                      {"last", link(pages)},
                      {"next", link(page + 1)},
                      {"prev", link(page - 1)}}},
                    {"data", items}};
  return plain(200, out.dump(), json_type);
}

} // namespace sidestep::sample
