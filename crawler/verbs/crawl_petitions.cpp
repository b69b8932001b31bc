// The lists of petitions: one CSV for each Parliament that is wanted. Where it is
// not to be had, JSON pages, whose addresses are made here: the links between
// the pages of an archived list lead to another Parliament's.
#include "common/text.hpp"
#include "crawler/lists/listing.hpp"
#include "crawler/verbs/crawl_run.hpp"
#include "sites/petition_json.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::crawler {

std::vector<std::string> petition_lists(const Job& job) {
  std::vector<std::string> urls;
  const bool every = job.parliament.empty() || job.parliament == "all";
  if (every || job.parliament == "current")
    urls.push_back(sites::petition_list_url(*job.source, {}));
  if (job.parliament != "current") urls.push_back(sites::parliaments_url(*job.source));
  return urls;
}

// The page of archived petitions, for the numbers of its Parliaments.
Result<void> CrawlRun::take_parliaments(const Task& task, const Came& came) {
  const bool every = job_.parliament.empty() || job_.parliament == "all";
  std::vector<Parliament> parliaments;
  if (came.response.status == 200) {
    TRY(keep(came, task.label));
    parliaments = read_parliaments(came.response.body);
  }
  std::vector<Task> followers;
  const auto add = [&](int number) {
    followers.push_back(
        list_task(sites::petition_list_url(*job_.source, {.archived = true, .parliament = number}),
                  task.url));
  };
  for (const Parliament& one : parliaments)
    if (every || one.years == job_.parliament) add(one.number);
  if (every && followers.empty() && came.response.status == 200) add(0); // one alone
  if (!every && followers.empty()) {
    const int number = sites::parliament_number(job_.parliament);
    if (number > 0) {
      add(number);
    } else {
      std::string known;
      for (const Parliament& one : parliaments)
        known += (known.empty() ? "" : ", ") + one.years;
      return list_failed(task, fmt::format("it names no Parliament of {}{}", job_.parliament,
                                           known.empty() ? "" : "; it has " + known));
    }
  }
  return shop_.frontier.settle(run_, task, State::done, {}, followers);
}

Result<void> CrawlRun::take_petitions(const Task& task, const Came& came) {
  const Response& response = came.response;
  auto list = sites::read_petition_list_url(*job_.source, task.url);
  if (!list) return take_parliaments(task, came);
  std::vector<Listed> threads;
  std::string problem = response.problem;
  if (response.status != 200) problem = fmt::format("HTTP {}", response.status);
  if (problem.empty() && list->csv) {
    if (const auto rows = read_petition_list(response.body))
      for (const ListedPetition& one : *rows)
        threads.push_back({one.number, one.archived || list->archived, {}});
    else
      problem = rows.error().message;
  } else if (problem.empty()) {
    if (const auto numbers = sites::read_petition_page(response.body))
      for (const auto number : *numbers)
        threads.push_back({std::to_string(number), list->archived, {}});
    else
      problem = numbers.error().message;
  }
  std::vector<Task> followers;
  const auto add_page = [&](int page) {
    list->csv = false;
    list->page = page;
    followers.push_back(list_task(sites::petition_list_url(*job_.source, *list), task.url));
  };
  if (!problem.empty() && !list->csv) return list_failed(task, problem);
  if (!problem.empty()) {
    shop_.teller.warning(fmt::format("{}: {}; its pages are read instead", task.url, problem));
    ++tally_.warnings;
    add_page(1);
    return shop_.frontier.settle(run_, task, State::done, {}, followers);
  }
  TRY(keep(came, task.label));
  TRY(add_threads(threads));
  if (!list->csv && !threads.empty()) add_page(list->page + 1);
  if (run_.whole) { // a list of petitions is whole: what it holds is all there is
    scope_.target = run_.listed;
    TRY(shop_.frontier.update(scope_));
  }
  return shop_.frontier.settle(run_, task, State::done, {}, followers);
}

} // namespace sidestep::crawler
