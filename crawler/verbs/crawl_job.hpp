// What the command line asks for: threads by name, or a source within a scope.
#pragma once

#include "common/calendar.hpp"
#include "common/options/program.hpp"
#include "sites/source.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sidestep::crawler {

struct Job {
  const sites::Source* source = nullptr;
  std::string command{}; // by which the frontier knows it again
  bool named = false;    // one thread; else a scope

  // A thread.
  std::string thread{}; // slug or number; "" when only an address leads to it
  std::string start{};  // what is asked first
  bool archived = false;

  // A scope.
  bool all = false;
  std::string authority{}; // as typed
  std::string list{};      // the first page; "" until the authority is known
  std::string query{};
  bool answered = false;
  std::optional<Day> since{};
  std::optional<Day> until{};
  bool needs_scope = false; // a source without one
};

// Error (usage): what the words or options are wrong in.
Result<std::vector<Job>> read_jobs(const Arguments& args, const sites::Sources& sources);
// The first page of a scope's list; `body` is the slug that the authority has.
std::string list_url(const Job& job, const std::string& body);

} // namespace sidestep::crawler
