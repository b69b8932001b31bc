// Threads that were kept and that the site no longer shows: judged when a
// command ends, over all its jobs, and said in the archive. A bare status is
// only a reason to look at the page; too many at once are not believed.
#pragma once

#include "archive/verdict.hpp"
#include "crawler/verbs/crawl_run.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace sidestep::crawler {

// How many of the threads that were revisited may be gone in one run.
std::size_t most_withdrawn(std::size_t revisited);

class Verdicts {
public:
  explicit Verdicts(Workshop& shop) : shop_(shop) {}

  // A job that was gone through, or that its host stopped.
  void add(const Job& job, const CrawlRun& run);
  // Writes what is judged of each source. Code::source where it is not believed,
  // and that is said. Error: interrupted, or the archive cannot be written.
  Result<Code> pass();

private:
  struct Visit {
    ThreadState thread{};
    std::int64_t after_capture = 0; // captures with a larger id are the run's
  };
  struct Visits { // of one source
    const sites::Source* source = nullptr;
    std::size_t revisited = 0;
    bool shown = false; // one of them at least
    std::vector<Visit> withheld{};
    bool stopped = false; // by the host: nothing is judged
  };
  enum class Word { withdrawn, doubtful, none };

  struct Weighed {
    archive::Verdict verdict{};
    std::size_t doubtful = 0; // not there, and no word that could be believed
  };

  Result<Weighed> weigh(const Visits& visits);
  Result<Code> declare(const sites::Source& source, Weighed weighed);
  Result<Word> judge(const sites::Source& source, const std::vector<archive::CaptureRow>& rows,
                     const Visit& visit, archive::Judged& judged);
  Result<bool> says_missing(const sites::Source& source, const archive::CaptureRow& row);
  Result<bool> answers_elsewhere(const Visits& visits);

  Workshop& shop_;
  std::map<std::string, Visits> sources_{};
};

} // namespace sidestep::crawler
