// Lists: the pages of /list and /body/SLUG, the CSV of answered petitions, and
// the list of bodies behind --authority.
#include "crawler/verbs/crawl_run.hpp"

#include "common/text.hpp"
#include "crawler/lists/listing.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr int last_page = 20; // Alaveteli lists no more: 500 results
constexpr long most_results = 500;
constexpr int most_hops = 5;
constexpr std::size_t shown_matches = 30;
constexpr std::chrono::hours list_age{24}; // of the list of bodies, made nightly

int page_number(const Url& url) {
  int page = 1;
  for (const auto& [name, value] : query_pairs(url.query))
    if (name == "page") std::from_chars(value.data(), value.data() + value.size(), page);
  return std::max(page, 1);
}

// The same list's page; the other parameters stay as they stood.
std::string with_page(const Url& url, int page) {
  Url next = url;
  next.query.clear();
  for (const auto part : split(url.query, '&'))
    if (!part.empty() && !part.starts_with("page="))
      next.query += (next.query.empty() ? "" : "&") + std::string(part);
  next.query += (next.query.empty() ? "page=" : "&page=") + std::to_string(page);
  return next.text();
}

} // namespace

Result<void> CrawlRun::add_threads(const std::vector<std::string>& names) {
  for (const auto& name : names) {
    ++run_.listed;
    TRY_ASSIGN(const bool kept, in_archive(name));
    if (kept && !shop_.force) {
      ++run_.kept;
      continue;
    }
    TRY_ASSIGN(auto thread, shop_.frontier.thread(run_, job_.source->name, name));
    thread.kept_before = kept;
    Task task;
    task.thread = thread.number;
    task.url = sites::json_url(*job_.source, name);
    task.label = {job_.source->name, name, "", archive::Role::data, job_.command};
    TRY_ASSIGN(const bool added, shop_.frontier.add(run_, task));
    if (added) TRY(shop_.frontier.update(run_, thread));
  }
  return {};
}

Result<void> CrawlRun::take_list(const Task& task, const Came& came) {
  const Response& response = came.response;
  TRY_ASSIGN(const Url url, parse_url(task.url));
  const int page = page_number(url);
  std::vector<Task> followers;
  const auto failed = [&](const std::string& why) -> Result<void> {
    code_ = Code::source;
    shop_.teller.trouble(fmt::format("the list {} could not be read: {}", task.url, why));
    return shop_.frontier.settle(run_, task, State::failed);
  };
  if (response.redirect()) {
    auto to = resolve_url(url, response.field("Location"));
    if (!to || task.hops >= most_hops) return failed("it redirects without end");
    if (to->query.empty()) to->query = url.query; // the site's own redirects drop it
    Task next = task;
    next.url = to->text();
    next.hops = task.hops + 1;
    return shop_.frontier.settle(run_, task, State::done, {}, {next});
  }
  if (response.status == 404) return shop_.frontier.settle(run_, task, State::done);
  if (response.status != 200) return failed(fmt::format("HTTP {}", response.status));
  if (!response.problem.empty()) return failed(response.problem);

  TRY(keep(came, task.label));
  if (job_.source->platform == sites::Platform::uk_petitions) {
    const auto numbers = read_petition_list(response.body);
    if (!numbers) return failed(numbers.error().message);
    TRY(add_threads(*numbers));
  } else {
    const auto list = read_request_list(response.body, *job_.source);
    if (!list) return failed(list.error().message);
    TRY(add_threads(list->threads));
    if (page >= last_page) {
      run_.capped = list->next || list->total.value_or(most_results + 1) > most_results;
    } else if (list->next) {
      Task next = task;
      next.url = with_page(url, page + 1);
      next.label.via = task.url;
      followers.push_back(std::move(next));
    }
  }
  TRY(shop_.frontier.update(run_));
  return shop_.frontier.settle(run_, task, State::done, {}, followers);
}

Result<FoundAuthority> find_authority(Workshop& shop, const Job& job, long& captures) {
  FoundAuthority found;
  const std::string url = job.source->url + "/body/all-authorities.csv";
  std::string csv;
  const archive::Reader& reader = shop.writer.reader();
  TRY_ASSIGN(const auto row, reader.latest(url));
  if (row && row->status == 200 && now() - row->at < list_age) {
    TRY_ASSIGN(csv, reader.payload(*row, 256'000'000));
  } else {
    TRY_ASSIGN(auto asked, shop.asker.ask(*job.source, url));
    const bool good = asked.how == Asked::How::answered && asked.response.status == 200;
    if (good) {
      const archive::Label label{job.source->name, "", "", archive::Role::listing, job.command};
      TRY(shop.writer.keep(asked.exchange, label));
      ++captures;
      csv = asked.response.body;
    } else {
      if (asked.how == Asked::How::answered)
        asked.why = fmt::format("the list of bodies {} could not be had: HTTP {}", url,
                                asked.response.status);
      if (asked.how == Asked::How::spent) return found;
      if (asked.how != Asked::How::stopped) shop.teller.trouble(asked.why);
      found.code = Code::source;
      found.asked = std::move(asked);
      return found;
    }
  }
  const auto all = read_authorities(csv);
  if (!all) {
    shop.teller.trouble(fmt::format("{}: {}", url, all.error().message));
    found.code = Code::source;
    return found;
  }
  const auto matches = matching(*all, job.authority);
  if (matches.size() == 1) {
    found.slug = matches.front().slug;
    shop.teller.note(fmt::format("{} ({})", for_terminal(matches.front().name), found.slug));
    return found;
  }
  found.code = Code::usage;
  if (matches.empty()) {
    std::vector<std::string> slugs;
    for (const auto& one : *all)
      slugs.push_back(one.slug);
    const std::string near = nearest(job.authority, slugs);
    shop.teller.trouble(fmt::format(
        "no body of {} is called \"{}\"{}", job.source->name, for_terminal(job.authority),
        near.empty() ? "" : "; did you mean " + for_terminal(near) + "?"));
    return found;
  }
  shop.teller.trouble(fmt::format("\"{}\" fits {} bodies of {}; give one of them by its slug:",
                                  for_terminal(job.authority), matches.size(), job.source->name));
  for (std::size_t at = 0; at < matches.size() && at < shown_matches; ++at)
    shop.teller.list(fmt::format("{}  {}", matches[at].slug, matches[at].name));
  if (matches.size() > shown_matches)
    shop.teller.list(fmt::format("... and {} more", matches.size() - shown_matches));
  return found;
}

} // namespace sidestep::crawler
