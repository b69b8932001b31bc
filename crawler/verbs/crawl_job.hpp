// What the command line asks for: threads by name, a source within a scope, or
// what is due of all that is kept.
#pragma once

#include "common/calendar.hpp"
#include "common/config/config.hpp"
#include "common/options/program.hpp"
#include "sites/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::crawler {

enum class JobKind {
  named, // one thread
  scope, // what a source's lists hold
  due    // of what is kept of a source, what is to be asked again
};

struct Job {
  const sites::Source* source = nullptr;
  JobKind kind = JobKind::scope;
  std::string command{}; // by which the frontier knows it again

  // A thread.
  std::string thread{}; // slug or number; "" when only an address leads to it
  std::string start{};  // what is asked first
  bool archived = false;

  // A scope.
  std::string scope{};     // as a person types it: "--authority dwp --since 2019-01-01"
  bool configured = false; // [source.scope]
  bool since_last = false; // lists from the last walk on, where they were read whole before
  bool all = false;
  std::string authority{}; // as typed
  std::string list{};      // an address of a list, as typed
  std::string query{};
  bool answered = false;
  std::string parliament{}; // "current", "all", "2017-2019"
  std::optional<Day> since{};
  std::optional<Day> until{};
  bool needs_scope = false; // a source without one

  bool named() const { return kind == JobKind::named; }
};

// A scope in words, from options or from the configuration.
struct Wish {
  ScopeSettings words{};
  bool typed = true; // else from [source.scope]
  bool force = false;
};
// The jobs that a scope makes: one a body. Error: usage where it was typed, config
// where it was configured.
Result<std::vector<Job>> scope_jobs(const Wish& wish, const sites::Source& source);
Job due_job(const sites::Source& source);

// Error (usage): what the words or options are wrong in; (config): a configured
// scope that is none.
Result<std::vector<Job>> read_jobs(const Arguments& args, const Config& config,
                                   const sites::Sources& sources);

} // namespace sidestep::crawler
