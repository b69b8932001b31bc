// The lists of the FOI site: /list and /body/SLUG, 25 a page, no page after the
// 20th, newest event first, each request once.
#include "tests/sites/foi.hpp"
#include "tests/sites/markup.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <sstream>

namespace sidestep::sample {
namespace {

constexpr std::size_t page_size = 25;
constexpr int last_page = 20;

struct Row {
  const Request* request = nullptr;
  const Message* event = nullptr; // the newest that matches
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// YYYY-MM-DD, YYYY/MM/DD or DD/MM/YYYY as YYYY-MM-DD; "" when none of them.
std::string list_day(std::string text) {
  std::replace(text.begin(), text.end(), '/', '-');
  if (text.size() != 10) return {};
  if (text[4] == '-') return text;
  return text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2);
}

bool is_indexed(const Message& event) {
  return event.prominence == "normal" && (event.kind == "sent" || event.kind == "followup_sent" ||
                                          event.kind == "response" || event.kind == "comment");
}

// One word of the query: requested_from:, variety:, status: or text; with a minus
// before it, what does not match.
bool matches(const Request& request, const Message& event, const std::string& word) {
  if (word.size() > 1 && word[0] == '-') return !matches(request, event, word.substr(1));
  const auto value = [&](std::string_view prefix) -> std::string {
    return word.starts_with(prefix) ? word.substr(prefix.size()) : std::string{};
  };
  if (const auto body = value("requested_from:"); !body.empty()) return request.body == body;
  if (const auto kind = value("variety:"); !kind.empty()) return event.kind == kind;
  if (const auto state = value("latest_status:"); !state.empty())
    return request.shown_status() == state;
  if (const auto state = value("status:"); !state.empty()) return event.state == state;
  if (const auto name = value("request:"); !name.empty()) return request.slug == name;
  const std::string wanted = lower(word);
  return lower(request.title).find(wanted) != std::string::npos ||
         lower(event.text).find(wanted) != std::string::npos;
}

bool in_view(const Request& request, std::string_view view) {
  const auto& state = request.shown_status();
  if (view.empty()) return true;
  if (view == "successful") return state == "successful" || state == "partially_successful";
  if (view == "unsuccessful") return state == "rejected" || state == "not_held";
  return state != "successful" && state != "partially_successful" && state != "rejected" &&
         state != "not_held" && state != "user_withdrawn";
}

std::vector<Row> rows(const World& world, const Ask& ask, std::string_view view,
                      const std::string& body) {
  std::vector<std::string> words;
  std::istringstream in{ask.parameter("query")};
  for (std::string word; in >> word;)
    words.push_back(word);
  const std::string after = list_day(ask.parameter("request_date_after"));
  const std::string before = list_day(ask.parameter("request_date_before"));
  std::vector<Row> out;
  for (const auto& request : world.requests) {
    if (request.prominence != "normal" || !in_view(request, view)) continue;
    if (!body.empty() && request.body != body) continue;
    Row row;
    for (const auto& event : request.messages) {
      const std::string day = event.at.substr(0, 10);
      if (!is_indexed(event) || (!after.empty() && day < after) ||
          (!before.empty() && day > before))
        continue;
      if (std::all_of(words.begin(), words.end(),
                      [&](const auto& word) { return matches(request, event, word); }))
        row = {&request, &event};
    }
    if (row.request != nullptr) out.push_back(row);
  }
  std::sort(out.begin(), out.end(), [](const Row& a, const Row& b) {
    return a.event->at != b.event->at ? a.event->at > b.event->at : a.request->id > b.request->id;
  });
  return out;
}

std::string listing(const World& world, const Row& row) {
  const Request& request = *row.request;
  const Message& event = *row.event;
  const Body& body = world.bodies.at(request.body);
  std::string anchor;
  if (event.incoming())
    anchor = fmt::format("#incoming-{}", event.id);
  else if (event.kind == "followup_sent")
    anchor = fmt::format("#outgoing-{}", event.id);
  else if (event.kind == "comment")
    anchor = fmt::format("#comment-{}", event.id);
  const std::string name = fmt::format("<a href=\"/body/{}\">{}</a>", body.slug, escape(body.name));
  const std::string who =
      event.incoming()
          ? fmt::format("Response by {} to <a href=\"/user/{}\">{}</a> on {}.", name,
                        request.requester_slug, escape(request.requester), time_element(event.at))
          : fmt::format("Request sent to {} by <a href=\"/user/{}\">{}</a> on {}.", name,
                        request.requester_slug, escape(request.requester), time_element(event.at));
  return fmt::format(R"(<div class="request_listing">
<div class="request_left">
<span class="head"><a href="/request/{0}{1}">{2}</a></span>
<div class="requester">{3}</div>
<span class="bottomline"><i class="icon-standalone icon_{4}"></i> <strong>{5}</strong></span>
</div>
<div class="request_right"><span class="desc">{6}</span></div>
</div>
)",
                     request.slug, anchor, escape(request.title), who, request.shown_status(),
                     escape(status_words(request.shown_status())),
                     escape(event.text.substr(0, event.text.find('\n', 120))));
}

std::string page_link(const Ask& ask, int page) {
  std::string out = ask.path + "?page=" + std::to_string(page);
  for (const auto& [name, value] : ask.query)
    if (name != "page") out += "&" + name + "=" + percent_encoded(value);
  return escape(out);
}

std::string pagination(const Ask& ask, int page, int pages) {
  if (pages < 2) return {};
  std::string out = "<div class=\"pagination\">";
  out += page > 1
             ? fmt::format("<a class=\"prev_page\" rel=\"prev\" href=\"{}\">&larr; Previous</a> ",
                           page_link(ask, page - 1))
             : "<span class=\"disabled prev_page\">&larr; Previous</span> ";
  for (int i = 1; i <= pages; ++i)
    out += i == page ? fmt::format("<em class=\"current\">{}</em> ", i)
                     : fmt::format("<a href=\"{}\">{}</a> ", page_link(ask, i), i);
  out += page < pages
             ? fmt::format("<a class=\"next_page\" rel=\"next\" href=\"{}\">Next &rarr;</a>",
                           page_link(ask, page + 1))
             : "<span class=\"disabled next_page\">Next &rarr;</span>";
  return out + "</div>\n";
}

// The site's search counts roughly: many results are shown as fewer.
std::size_t estimate(std::size_t found) {
  constexpr std::size_t exact = 100;
  constexpr std::size_t step = 50;
  return found <= exact ? found : found / step * step;
}

int page_number(const Ask& ask) {
  const std::string text = ask.parameter("page");
  int page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::max(page, 1);
}

Reply results(const World& world, const Ask& ask, std::string_view view, const std::string& body,
              const std::string& title, const std::string& intro, int max_age) {
  const int page = page_number(ask);
  if (page > last_page) return no_such_page(); // "No pages after 20"
  const auto found = rows(world, ask, view, body);
  const int pages =
      std::min(last_page, static_cast<int>((found.size() + page_size - 1) / page_size));
  std::string listings;
  for (std::size_t i = std::size_t(page - 1) * page_size;
       i < found.size() && i < std::size_t(page) * page_size; ++i)
    listings += listing(world, found[i]);
  const std::string count =
      found.empty()
          ? "<p>No requests of this sort yet.</p>\n"
          : fmt::format("<h2 class=\"foi_results\">{} FOI request{} found</h2>\n",
                        found.size() > page_size ? fmt::format("About {}", estimate(found.size()))
                                                 : std::to_string(found.size()),
                        found.size() == 1 ? "" : "s");
  Reply out;
  out.body =
      page_layout(fmt::format("<title>{} - Ask and Tell</title>", escape(title)),
                  fmt::format("<h1>{}</h1>\n{}{}<div class=\"results_section\">\n<div "
                              "class=\"results_block\">\n{}</div>\n</div>\n{}",
                              escape(title), intro, count, listings, pagination(ask, page, pages)));
  out.headers.emplace_back("Cache-Control", fmt::format("max-age={}, public", max_age));
  if (page > 1) out.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
  return out;
}

} // namespace

Reply request_list(const World& world, const Ask& ask, std::string_view view) {
  return results(world, ask, view, "", "Browse and search requests", "", 3600);
}

Reply body_page(const World& world, const Ask& ask, const Body& body, std::string_view view) {
  const std::string intro =
      fmt::format("<p class=\"subtitle\">A public authority</p>\n<div id=\"header_right\"><a "
                  "href=\"/body/{}.json\">JSON version of this page</a></div>\n",
                  body.slug);
  return results(world, ask, view, body.slug, body.name, intro, 86400);
}

} // namespace sidestep::sample
