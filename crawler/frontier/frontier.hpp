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
  Result<std::vector<ThreadState>> threads(const Run& run);

  // False when the run has this URL already.
  Result<bool> add(const Run& run, const Task& task);
  // The next in order: lists first, then thread by thread; one whose time has
  // not come at `now` (seconds since 1970) only when nothing else is left.
  Result<std::optional<Task>> next(const Run& run, double now);
  Result<std::vector<Task>> pending(const Run& run); // not settled, in order
  // All at once: the task's end, its thread's new state, and what follows.
  Result<void> settle(const Run& run, const Task& task, State state,
                      const std::optional<ThreadState>& thread = {},
                      const std::vector<Task>& followers = {});
  Result<void> postpone(const Task& task, double not_before);

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
