// Asks one URL, as a guest: through scope, robots.txt and pace, never past a
// browser check or a "later". What came back is judged by the caller; whether a
// host may be asked at all is judged here, and remembered in the frontier.
#pragma once

#include "archive/archive.hpp"
#include "common/hours.hpp"
#include "common/log/log.hpp"
#include "common/url.hpp"
#include "crawler/frontier/frontier.hpp"
#include "crawler/http/client.hpp"
#include "crawler/http/response.hpp"
#include "crawler/pace/clock.hpp"
#include "crawler/pace/pace.hpp"
#include "crawler/robots/robots.hpp"
#include "sites/source.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace sidestep::crawler {

// Redirects that are followed one behind the other; of robots.txt as many as RFC
// 9309 2.3.1.2 asks for.
inline constexpr int most_hops = 5;

// Whether the robots.txt that is known of a host may still be gone by.
bool robots_are_fresh(const HostState& host);

// Why a host is asked nothing more in this run.
struct HostStop {
  std::string host{};
  std::string check{};     // whose browser check; "" for other reasons
  std::string why{};       // a sentence
  bool remembered = false; // from an earlier run: nothing was sent now
  std::string until{};     // of a remembered one, for people
};

struct Asked {
  enum class How {
    answered,
    closed, // by robots.txt, or by the page's own noarchive
    off_site,
    failed,  // no whole answer
    stopped, // the host: see `stop`
    spent    // what this run, this day or this night may ask
  } how = How::failed;
  std::string why{};
  Response response{};
  archive::Exchange exchange{};
  std::optional<HostStop> stop{};
};

struct AskSettings {
  PaceSettings pace{};
  std::size_t body_limit = 50'000'000; // decoded
  bool force = false;                  // ask once where a block is remembered
  bool obey_noarchive = true;
  std::optional<long> max_requests{};
  long daily_requests = 0;      // to one host on a day in UTC; 0 = no limit
  std::optional<Hours> night{}; // by the source's clocks; none = always
  std::function<bool()> stop{};
  std::function<Error()> interruption{};
  Log log{}; // of each request
};

struct AskTally {
  long requests = 0; // robots.txt not counted
  std::size_t bytes = 0;
};

class Asker {
public:
  Asker(AskSettings settings, Client& client, archive::Writer& writer, Frontier& frontier,
        Clock clock);

  // Error: interrupted, or the archive or frontier cannot be written. With `if_new`
  // the site is told what was had last time, and may answer 304.
  Result<Asked> ask(const sites::Source& source, const std::string& url, bool if_new = false);
  // The pause between two requests to a source, as far as it is known.
  Result<double> delay(const sites::Source& source);
  Result<void> sleep_until(double moment); // seconds since 1970

  // Archive and frontier, around each step of a run. Where there are pauses
  // between requests all is synced before each; where there are none, several
  // steps are synced together. `lost_by_kill`: the step's answer was not kept,
  // so that a kill would have it asked again.
  Result<void> begin_step();
  Result<void> end_step(bool lost_by_kill);
  Result<void> sync();

  const AskTally& tally() const { return tally_; }
  double seconds() const { return clock_.seconds(); }

private:
  struct Host {
    HostState state{};
    std::optional<Robots> robots{};
    std::string robots_problem{}; // why it counts as closed
    std::optional<HostStop> stop{};
    int failures = 0; // addresses without a whole answer, in a row
    int pauses = 0;   // "later" answers in a row
    double slowdown = 1;
    int refusals = 0; // plain 403s in a row
  };
  Result<Host*> host_of(const Url& url);
  Result<void> read_robots(const sites::Source& source, const Url& url, Host& host);
  HostPace pace_of(const Url& url, const Host& host) const;
  Result<Asked> send(const Url& url, Host& host, const Conditions& conditions);
  // Why nothing more may be asked; "" when something may.
  Result<std::string> spent(const sites::Source& source, Host& host) const;
  Result<Asked> fetch(const sites::Source& source, const Url& url, Host& host, bool counted,
                      const Conditions& conditions = {});
  void log_request(const Url& url, int status, const archive::Exchange& exchange) const;
  Result<void> wait_turn(const Url& url, Host& host);
  Result<void> judge(const Url& url, Host& host, Asked& asked, double& again_in);
  Result<void> close(Host& host, const Url& url, const std::string& check, double seconds,
                     std::string why);

  AskSettings settings_;
  Client& client_;
  archive::Writer& writer_;
  Frontier& frontier_;
  Clock clock_;
  std::map<std::string, Host> hosts_{}; // by origin
  AskTally tally_{};
  int unsynced_ = 0; // steps
  double synced_ = 0;
  bool paced_ = false; // there was a pause before the last request
};

} // namespace sidestep::crawler
