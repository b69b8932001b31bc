// One command at work: takes task after task from the frontier, asks, keeps
// what came, and puts what follows behind it. Each step ends in the frontier in
// one piece, after the archive has the capture: a kill repeats one request.
#pragma once

#include "archive/archive.hpp"
#include "common/options/program.hpp"
#include "crawler/verbs/crawl_ask.hpp"
#include "crawler/verbs/crawl_job.hpp"
#include "crawler/verbs/crawl_reading.hpp"
#include "crawler/verbs/teller.hpp"
#include "sites/lists.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sidestep::crawler {

// What a run did, for the summary.
struct RunTally {
  long fresh = 0;     // threads kept for the first time
  long again = 0;     // kept before, asked again
  long unchanged = 0; // asked again: its JSON says that nothing has changed
  long known = 0;     // listed, and not due
  long absent = 0;    // not there, or hidden
  long failed = 0;
  long closed = 0; // threads, files and lists that robots.txt closed
  long captures = 0;
  long warnings = 0;
};

// The threads that a run asked again.
struct Visited {
  std::size_t revisited = 0;
  bool shown = false;                  // one of them at least
  std::vector<ThreadState> withheld{}; // 403, 404 or 410
};

// The site's own word that there is nothing to see: kept, it is evidence.
inline bool is_withheld(int status) { return status == 403 || status == 404 || status == 410; }

enum class Outcome { kept, absent, failed, closed, unfinished };
Outcome outcome_of(const sites::Source& source, const ThreadState& thread);

struct Workshop { // what all runs of one program share
  const sites::Sources& sources;
  archive::Writer& writer;
  Frontier& frontier;
  Asker& asker;
  Teller& teller;
  bool force = false;
};

class CrawlRun {
public:
  CrawlRun(Workshop& shop, const Job& job) : shop_(shop), job_(job) {}
  // The exit code of this job. Error: interrupted, or nothing can be written.
  Result<Code> go();
  const RunTally& tally() const { return tally_; }
  const std::optional<HostStop>& stop() const { return stop_; }
  // Of a run that was gone through to its end; nothing of another.
  const Visited& visited() const { return visited_; }
  // What the site calls the thread that was named; "" where it was not had.
  const std::string& thread_name() const { return thread_name_; }
  std::int64_t after_capture() const { return run_.after_capture; }

private:
  // What came of a task: asked now, or kept by the run before it was killed.
  struct Came {
    Response response{};
    std::optional<archive::Exchange> exchange{}; // none: kept already
  };
  enum class Step { goes_on, stopped, spent };

  Result<Code> work();
  Result<void> begin();
  Result<Task> first_of_thread();
  // The addresses of the scope's lists; none: said why, see code_.
  Result<std::vector<std::string>> first_lists();
  Result<std::vector<std::string>> request_lists();
  Result<std::optional<sites::SiteVersion>> site_version();
  Result<void> add_due();
  Result<void> gather();
  Result<std::optional<Known>> derive(const std::string& name);
  Result<Step> step(const Task& task);
  Result<std::optional<Came>> kept_already(const Task& task);
  Result<void> take(const Task& task, const Came& came);
  Result<void> not_taken(const Task& task, const Asked& asked);
  Result<void> keep(const Came& came, const archive::Label& label);

  Result<void> take_data(const Task& task, const Came& came);
  Result<Came> unmodified(const Task& task, const Came& came);
  Result<bool> has_file(const std::string& url);
  Result<void> take_page(const Task& task, const Came& came);
  Result<void> take_attachment(const Task& task, const Came& came);
  Result<void> take_list(const Task& task, const Came& came);
  Result<void> take_feed(const Task& task, const Came& came);
  Result<void> take_requests(const Task& task, const Came& came);
  Result<void> take_petitions(const Task& task, const Came& came);
  Result<void> take_parliaments(const Task& task, const Came& came);
  Result<void> list_failed(const Task& task, const std::string& why);
  Task list_task(const std::string& url, const std::string& via) const;
  // A redirect of a thread's address: the thread goes on under the new name.
  Result<void> follow(const Task& task, const Came& came);
  Result<void> data_done(const Task& task, int status, const Reading& reading = {});
  void log_thread(const ThreadState& thread, int status, Outcome outcome, bool unchanged) const;
  Result<void> page_done(const Task& task, int status, const std::vector<Task>& followers = {},
                         bool unchanged = false);
  Result<void> file_done(const Task& task, State state);
  struct Listed {
    std::string name{};
    bool archived = false;
    std::optional<Instant> event{};
  };
  Result<void> add_threads(const std::vector<Listed>& threads);
  Result<void> add_thread(const std::string& name, bool archived, bool kept);
  Result<bool> wants(const Listed& listed, bool& kept);
  Result<bool> in_archive(const std::string& thread);
  Result<std::optional<Known>> known(const std::string& name);
  Result<void> remember(const ThreadState& thread, Outcome outcome, bool complete);
  Task page_task(const Task& after, const std::string& thread) const;

  Result<void> say_plan();
  Result<Code> finish();
  Result<Code> finish_lists();
  Result<void> note_scope(const Result<Code>& done, long requests_before);
  void trouble(const std::string& line); // said, and remembered for `status`
  Result<Code> leave(Step why);          // unfinished
  Code named_code(Outcome outcome) const;
  Result<void> show_progress();

  Workshop& shop_;
  const Job& job_;
  Run run_{};
  bool any_failed_ = false; // threads, in any life of the run; known at its end
  RunTally tally_{};
  std::optional<HostStop> stop_{};
  Visited visited_{};
  std::string thread_name_{};
  Scope scope_{};
  std::string last_trouble_{};
  std::string spent_{};          // why nothing more may be asked
  std::string robots_problem_{}; // why the last address was closed
  bool told_ = false;            // that this goes on with an earlier run
  bool planned_ = false;         // what it will take was said
  Code code_ = Code::ok;
};

// The addresses of a scope's lists of petitions.
std::vector<std::string> petition_lists(const Job& job);
// A query string with another page; its other parts stay as they stood.
std::string with_page(std::string_view query, int page);

// The list of bodies, and the one that --authority names; several or none are
// listed, and the code is 2.
struct FoundAuthority {
  std::string slug{};
  Code code = Code::ok;
  Asked asked{}; // where the list could not be had
};
Result<FoundAuthority> find_authority(Workshop& shop, const Job& job, long& captures);

// How a host that stopped us is told of, and the way out.
void tell_stop(Teller& teller, const HostStop& stop, const Job& job, bool anything_kept);
// A source without a scope: what it would take, and how to say which part.
void tell_needs_scope(Teller& teller, const Job& job, double delay);
void tell_summary(Teller& teller, const RunTally& tally, const AskTally& asked);

} // namespace sidestep::crawler
