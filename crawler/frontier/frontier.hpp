// What is still to be asked, and what is known of each host: frontier.db in the
// archive's folder. A run is one command; its tasks are the URLs it leads to.
// Every step is one transaction, so that a kill leaves the state before it or
// after it. Nothing here is evidence: the file can be deleted, and costs then
// only requests.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"
#include "crawler/frontier/task.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::crawler {

class Frontier {
public:
  // Makes the file when it is not there. Error (write): it cannot be written;
  // (archive): it is no frontier of this version.
  static Result<Frontier> open(const std::filesystem::path& archive);
  // Only for asking; makes and changes nothing.
  static Result<Frontier> open_to_read(const std::filesystem::path& archive);
  Frontier(Frontier&&) noexcept;
  Frontier& operator=(Frontier&&) noexcept;
  ~Frontier();

  // The unfinished run of this command, or a new one when there is none.
  // `last_capture` is the archive's newest row: what is younger, this run kept.
  Result<Run> begin(std::string_view command, std::int64_t last_capture, Instant at);
  // The unfinished run, if there is one; changes nothing.
  Result<std::optional<Run>> unfinished(std::string_view command);
  Result<void> update(const Run& run); // what its lists said
  Result<void> update(const Run& run, const ThreadState& thread);
  // A run that ended; its tasks are no longer needed.
  Result<void> finish(const Run& run);
  // How many threads this command's lists held when it last ended; none: never.
  Result<std::optional<std::int64_t>> listed_before(std::string_view command);
  Result<void> remember_listed(std::string_view command, std::int64_t threads);

  // A thread of the run, new or known by its name, and its place in it.
  Result<ThreadState> thread(const Run& run, std::string_view source, std::string_view name);
  Result<std::optional<ThreadState>> thread_at(const Run& run, std::int64_t number);
  // Those that were kept before and are hidden or gone now, and how many were
  // asked again in all.
  Result<std::vector<ThreadState>> withheld(const Run& run);
  // Those whose words were not had, whatever the reason, in any life of the run.
  Result<std::vector<ThreadState>> without_text(const Run& run);
  struct Again {
    std::size_t asked = 0;
    std::size_t shown = 0; // 200
  };
  Result<Again> again(const Run& run);

  // False when the run has this URL already.
  Result<bool> add(const Run& run, const Task& task);
  // The next in order: lists first, then thread by thread; one whose time has
  // not come at `now` (seconds since 1970) only when nothing else is left.
  Result<std::optional<Task>> next(const Run& run, double now);
  Result<std::vector<Task>> pending(const Run& run); // not settled, in order
  struct Left {
    std::size_t tasks = 0;
    std::size_t threads = 0; // that they belong to
  };
  Result<Left> left(const Run& run);
  Result<bool> lists_failed(const Run& run); // or were closed: one of them at least
  Result<bool> has_tasks(const Run& run, std::int64_t thread); // not settled
  // All at once: the task's end, its thread's new state, and what follows.
  Result<void> settle(const Run& run, const Task& task, State state,
                      const std::optional<ThreadState>& thread = {},
                      const std::vector<Task>& followers = {});
  Result<void> postpone(const Task& task, double not_before);

  // What is done between hold() and commit() lasts from commit() on; a kill
  // before it leaves all as it was. Both do nothing where there is nothing to do.
  Result<void> hold();
  Result<void> commit();
  // All that `work` does, or nothing of it.
  Result<void> together(const std::function<Result<void>()>& work);

  Result<std::optional<Known>> known(std::string_view source, std::string_view name);
  Result<void> remember(const Known& thread);
  // The name under which a renamed thread was known.
  Result<void> forget(std::string_view source, std::string_view name);
  // In order of their names, those behind `after`: at most `most`.
  Result<std::vector<std::string>> due(std::string_view source, Instant at, std::string_view after,
                                       std::size_t most);
  // The archive's threads up to this capture are known.
  Result<std::int64_t> gathered(std::string_view source);
  Result<void> gathered(std::string_view source, std::int64_t capture);
  Result<std::optional<Validator>> validator(std::string_view url);
  Result<void> remember(std::string_view url, const Validator& validator);

  // The scope of a source, made when it is new.
  Result<Scope> scope(std::string_view source, std::string_view text);
  Result<std::vector<Scope>> scopes(); // by source and text
  Result<void> update(const Scope& scope);
  // A thread on one of its lists; false when this walk had it already.
  Result<bool> list(const Scope& scope, std::string_view name, std::int64_t walk);
  // A walk over whole lists ended: what it did not meet is no longer listed.
  // Gives how many threads are.
  Result<std::int64_t> walked(const Scope& scope, std::int64_t walk, bool whole);
  Result<void> add(const Scope& scope, Instant at, const Harvest& harvest);
  Result<Harvest> harvest(const Scope& scope, Instant at); // of that day

  Result<HostState> host(std::string_view origin);
  Result<void> remember(const HostState& host);
  // The time of the last request alone: written for each.
  Result<void> touch(const HostState& host);

private:
  struct Parts;
  explicit Frontier(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

std::filesystem::path frontier_file(const std::filesystem::path& archive);

} // namespace sidestep::crawler
