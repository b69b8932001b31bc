// A scope's lists of requests: windows of /list, split where the site ends them.
// A list is asked until all of it was seen; what the site cannot be made to list
// is said, never left out in silence.
#include "common/text.hpp"
#include "crawler/lists/listing.hpp"
#include "crawler/verbs/crawl_run.hpp"
#include "sites/address.hpp"
#include "sites/feeds.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr std::chrono::hours version_age{24};
constexpr std::chrono::hours whole_age{30 * 24}; // then the lists are read whole again
constexpr std::chrono::days overlap{1};          // with the last walk
constexpr std::size_t version_limit = 1'000'000;

Day today() { return std::chrono::floor<std::chrono::days>(now()); }

} // namespace

std::string with_page(std::string_view query, int page) {
  std::string next;
  for (const auto part : split(query, '&'))
    if (!part.empty() && !part.starts_with("page="))
      next += (next.empty() ? "" : "&") + std::string(part);
  return next + (next.empty() ? "page=" : "&page=") + std::to_string(page);
}

Task CrawlRun::list_task(const std::string& url, const std::string& via) const {
  Task task;
  task.url = url;
  task.label = {job_.source->name, "", "", archive::Role::listing, via};
  return task;
}

// Had once a day; a site that does not give it is read as a new one.
Result<std::optional<sites::SiteVersion>> CrawlRun::site_version() {
  const std::string url = sites::version_url(*job_.source);
  TRY_ASSIGN(const auto row, shop_.writer.reader().latest(url));
  if (row && row->status == 200 && now() - row->at < version_age) {
    TRY_ASSIGN(const auto kept, shop_.writer.reader().payload(*row, version_limit));
    return sites::read_site_version(kept);
  }
  TRY_ASSIGN(const auto asked, shop_.asker.ask(*job_.source, url));
  stop_ = asked.stop;
  if (asked.how != Asked::How::answered || asked.response.status != 200)
    return std::optional<sites::SiteVersion>{};
  TRY(shop_.writer.keep(asked.exchange, list_task(url, job_.command).label));
  ++tally_.captures;
  return sites::read_site_version(asked.response.body);
}

Result<std::vector<std::string>> CrawlRun::request_lists() {
  if (!job_.list.empty()) return std::vector{job_.list};
  TRY_ASSIGN(const auto version, site_version());
  if (stop_) {
    code_ = Code::source;
    return std::vector<std::string>{};
  }
  std::string body;
  if (!job_.authority.empty()) {
    TRY_ASSIGN(const auto found, find_authority(shop_, job_, tally_.captures));
    code_ = found.code;
    stop_ = found.asked.stop;
    if (code_ != Code::ok || found.slug.empty()) return std::vector<std::string>{};
    body = found.slug;
  }
  sites::ListWindow window;
  if (version) window.path = version->everything_path();
  window.query = sites::search_words(job_.query, body, job_.answered);
  window.since = job_.since;
  window.until = job_.until;
  if (job_.all && version && version->visible_requests) scope_.target = *version->visible_requests;
  // Night by night only what has moved since: a thread with anything new in it
  // stands in a window of these days.
  if (job_.since_last && !shop_.force && scope_.whole && scope_.seen &&
      now() - *scope_.whole < whole_age) {
    const Day last = std::chrono::floor<std::chrono::days>(*scope_.seen) - overlap;
    if (!window.until || last <= *window.until) {
      window.since = std::max(window.since.value_or(last), last);
      run_.whole = false;
    }
  }
  // A feed has no end after 500 results; an old site's has no second page.
  if (sites::feeds_allowed(*job_.source) && version && version->has_paged_feeds())
    return std::vector{sites::feed_url(*job_.source, window, today() + overlap)};
  return std::vector{sites::list_url(*job_.source, window)};
}

Result<std::vector<std::string>> CrawlRun::first_lists() {
  run_.whole = true;
  if (job_.source->platform == sites::Platform::alaveteli) return request_lists();
  return petition_lists(job_);
}

Result<void> CrawlRun::list_failed(const Task& task, const std::string& why) {
  code_ = Code::source;
  trouble(fmt::format("the list {} could not be read: {}", task.url, why));
  return shop_.frontier.settle(run_, task, State::failed);
}

Result<void> CrawlRun::take_list(const Task& task, const Came& came) {
  const Response& response = came.response;
  TRY_ASSIGN(const Url url, parse_url(task.url));
  if (response.redirect()) {
    auto to = resolve_url(url, response.field("Location"));
    if (!to || task.hops >= most_hops) return list_failed(task, "it redirects without end");
    if (to->query.empty()) to->query = url.query; // the site's own redirects drop it
    Task next = task;
    next.url = to->text();
    next.hops = task.hops + 1;
    return shop_.frontier.settle(run_, task, State::done, {}, {next});
  }
  if (is_petitions(*job_.source)) return take_petitions(task, came);
  if (sites::feed_page(*job_.source, task.url)) return take_feed(task, came);
  return take_requests(task, came);
}

// Pages are asked until an empty one: one that is not full may have lost events
// that the site hides.
Result<void> CrawlRun::take_feed(const Task& task, const Came& came) {
  const Response& response = came.response;
  if (response.status != 200) return list_failed(task, fmt::format("HTTP {}", response.status));
  if (!response.problem.empty()) return list_failed(task, response.problem);
  const auto events = sites::read_feed(response.body);
  if (!events) return list_failed(task, events.error().message);
  TRY(keep(came, task.label));
  std::vector<Listed> threads;
  for (const sites::FeedEvent& one : *events)
    if (std::none_of(threads.begin(), threads.end(),
                     [&](const Listed& each) { return each.name == one.slug; }))
      threads.push_back({one.slug, false, one.created});
  TRY(add_threads(threads));
  if (events->empty()) return shop_.frontier.settle(run_, task, State::done);
  const int next = *sites::feed_page(*job_.source, task.url) + 1;
  return shop_.frontier.settle(run_, task, State::done, {},
                               {list_task(sites::feed_page_url(task.url, next), task.url)});
}

Result<void> CrawlRun::take_requests(const Task& task, const Came& came) {
  const Response& response = came.response;
  const auto window = sites::read_list_url(*job_.source, task.url);
  if (!window) return list_failed(task, "it leads to no list of requests");
  if (response.status == 404 && window->page > 1) // the list has grown shorter meanwhile
    return shop_.frontier.settle(run_, task, State::done);
  if (response.status != 200) return list_failed(task, fmt::format("HTTP {}", response.status));
  if (!response.problem.empty()) return list_failed(task, response.problem);
  const auto list = read_request_list(response.body, *job_.source);
  if (!list) return list_failed(task, list.error().message);
  TRY(keep(came, task.label));

  std::vector<Listed> threads;
  std::vector<std::string> bodies;
  for (const ListedRequest& one : list->threads) {
    threads.push_back({one.slug, false, one.event});
    if (!one.body.empty()) bodies.push_back(one.body);
  }
  TRY(add_threads(threads));
  const bool root = task.label.via == job_.command && window->page == 1;
  if (root && run_.whole && !job_.all) {
    scope_.target = list->total.value_or(static_cast<long>(threads.size()));
    TRY(shop_.frontier.update(scope_));
  }
  const bool last = window->page >= sites::list_pages;
  const bool too_many = window->page == 1 && list->total.value_or(0) > sites::list_results;
  const bool full = last && list->threads.size() >= sites::list_page_size;
  std::vector<Task> followers;
  if (too_many || full)
    for (const auto& part : sites::narrowed(*window, list->total, bodies, today() + overlap))
      followers.push_back(list_task(sites::list_url(*job_.source, part), task.url));
  if (full && followers.empty()) {
    run_.capped = true;
    TRY(shop_.frontier.update(run_));
  }
  if (followers.empty() && list->next && !last) {
    // By its address as it stands: it may be of a shape that is not ours.
    TRY_ASSIGN(Url next, parse_url(task.url));
    next.query = with_page(next.query, window->page + 1);
    followers.push_back(list_task(next.text(), task.url));
  }
  return shop_.frontier.settle(run_, task, State::done, {}, followers);
}

Result<Code> CrawlRun::finish_lists() {
  const std::string& source = job_.source->name;
  TRY_ASSIGN(const auto before, shop_.frontier.listed_before(job_.command));
  // A walk that did not see all of the lists proves nothing of what it missed.
  TRY_ASSIGN(const bool unread, shop_.frontier.lists_failed(run_));
  const bool whole = run_.whole && !run_.capped && !unread && run_.listed > 0;
  TRY_ASSIGN(scope_.found, shop_.frontier.walked(scope_, run_.id, whole));
  if (whole) scope_.whole = now();
  TRY(shop_.frontier.finish(run_));
  tally_.known = run_.kept;
  if (run_.listed == 0 && run_.whole) {
    if (unread) return Code::source; // said already
    const bool had = before && *before > 0;
    trouble(had ? fmt::format("{} lists nothing there now; it listed {} before", source,
                              counted(static_cast<std::size_t>(*before), "thread"))
                : fmt::format("{} lists nothing there", source));
    return job_.all || had ? Code::source : Code::nothing;
  }
  if (run_.whole) TRY(shop_.frontier.remember_listed(job_.command, run_.listed));
  if (run_.capped) {
    trouble(fmt::format("{} has a day with more threads than its lists can be made to tell "
                        "apart; narrow it with --authority or --query to reach them",
                        source));
    return Code::source;
  }
  if (whole && scope_.missing() > 0)
    shop_.teller.note(fmt::format("{} lists {} of the {} threads that it says it has", source,
                                  scope_.found, *scope_.target));
  return any_failed_ || unread ? Code::source : code_;
}

} // namespace sidestep::crawler
