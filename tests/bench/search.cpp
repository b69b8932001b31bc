// bench-search INDEX ROUNDS QUERIES   asks each line of the file QUERIES, "KIND
//   QUERY" with KIND top (ten, with their records, as listed by default), newest
//   (ten by date), count, or threads, ROUNDS times over, and prints
//   "KIND<tab>QUERY<tab>messages<tab>median microseconds" a line.
// bench-search INDEX 0 QUERIES   asks them again and again until its input ends,
//   then prints "searches failures p95-microseconds".
// Each search opens the index anew, as the program does.
#include "query/search/search.hpp"
#include "query/language/parser.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace sidestep;
namespace fs = std::filesystem;

struct Task {
  std::string kind{};
  std::string text{};
};

std::vector<Task> tasks_in(const fs::path& file) {
  std::vector<Task> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (const auto blank = line.find(' '); blank != std::string::npos)
      out.push_back({line.substr(0, blank), line.substr(blank + 1)});
  return out;
}

Result<std::size_t> run(const fs::path& index, const Task& task) {
  TRY_ASSIGN(query::Query parsed, query::parse(task.text));
  if (task.kind == "count") return query::count(index, parsed, false);
  query::Request request;
  request.query = std::move(parsed);
  request.limit = request.fetch = 10;
  request.about = true;
  request.threads = task.kind == "threads";
  if (task.kind == "newest") request.sort = query::Sort::newest;
  TRY_ASSIGN(const query::Answer answer, query::search(index, request));
  return task.kind == "threads" ? answer.threads : answer.messages;
}

struct Timed {
  Result<std::size_t> found{0};
  double microseconds = 0;
};

Timed timed(const fs::path& index, const Task& task) {
  const auto start = std::chrono::steady_clock::now();
  Timed out{run(index, task), 0};
  out.microseconds =
      std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
  return out;
}

double share(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1,
                         static_cast<std::size_t>(static_cast<double>(values.size()) * part))];
}

int measure(const fs::path& index, const std::vector<Task>& tasks, long rounds) {
  std::vector<std::vector<double>> times(tasks.size());
  std::vector<std::size_t> found(tasks.size());
  for (long round = 0; round <= rounds; ++round) // the first warms the caches
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      const Timed one = timed(index, tasks[i]);
      if (!one.found) {
        fmt::print(stderr, "{}: {}\n", tasks[i].text, one.found.error().message);
        return 1;
      }
      found[i] = *one.found;
      if (round > 0) times[i].push_back(one.microseconds);
    }
  for (std::size_t i = 0; i < tasks.size(); ++i)
    fmt::print("{}\t{}\t{}\t{:.1f}\n", tasks[i].kind, tasks[i].text, found[i],
               share(times[i], 0.5));
  return 0;
}

int go_on(const fs::path& index, const std::vector<Task>& tasks) {
  std::atomic<bool> ended{false};
  std::thread([&ended] {
    while (std::getchar() != EOF) {
    }
    ended = true;
  }).detach();
  std::vector<double> times;
  std::size_t failures = 0;
  for (std::size_t i = 0; !ended; ++i) {
    const Timed one = timed(index, tasks[i % tasks.size()]);
    times.push_back(one.microseconds);
    if (!one.found) {
      ++failures;
      fmt::print(stderr, "{}\n", one.found.error().message);
    }
  }
  fmt::print("{} {} {:.1f}\n", times.size(), failures, share(times, 0.95));
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  const auto tasks = argc > 3 ? tasks_in(argv[3]) : std::vector<Task>{};
  if (tasks.empty()) {
    std::fputs("bench-search INDEX ROUNDS QUERIES\n", stderr);
    return 2;
  }
  const long rounds = std::atol(argv[2]);
  return rounds > 0 ? measure(argv[1], tasks, rounds) : go_on(argv[1], tasks);
}
