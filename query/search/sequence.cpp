// Steps are joined thread by thread: every list is sorted by thread, day and
// place, so one walk through all of them is enough.
#include "query/search/sequence.hpp"

#include "query/language/tally.hpp"

#include <algorithm>
#include <cstdlib>

namespace sidestep::query {
namespace {

namespace store = indexer::store;
using store::Event;
using Events = std::vector<Event>;

// All that a step's query matches, in order.
Events events_of(const Xapian::Database& database, const Xapian::Query& query) {
  Events out;
  for (const auto& [value, messages] : values_in(database, query, store::slot::event))
    if (auto event = store::event_from(value)) out.push_back(std::move(*event));
  return out;
}

Day day_of(const Event& event) {
  const auto number = [&](std::size_t from, std::size_t size) {
    return std::atoi(event.day.substr(from, size).c_str());
  };
  return Day{std::chrono::year{number(0, 4)} / number(4, 2) / number(6, 2)};
}

bool before(const Event& a, const Event& b) {
  return a.day != b.day ? a.day < b.day : a.order < b.order;
}

// A run of one thread's events in a step's list.
struct Run {
  const Event* first = nullptr;
  const Event* last = nullptr;
  bool empty() const { return first == last; }
};

// Walks a list forward to a thread; threads are asked for in order.
class Walk {
public:
  explicit Walk(const Events& events) : at_(events.data()), end_(events.data() + events.size()) {}
  Run to(const std::string& thread) {
    while (at_ != end_ && at_->thread < thread)
      ++at_;
    Run run{at_, at_};
    while (run.last != end_ && run.last->thread == thread)
      ++run.last;
    return run;
  }

private:
  const Event* at_;
  const Event* end_;
};

// An event that ends a chain of steps, and which of the step before it followed.
struct Reached {
  const Event* event = nullptr;
  std::size_t from = 0;
};

class Finder {
public:
  Finder(const Node& sequence, const WorkingCalendar& calendar)
      : links_(sequence.links), calendar_(calendar) {}

  // `runs` holds one thread's events for each step.
  std::optional<SequenceMatch> in(const std::vector<Run>& runs) const {
    std::vector<std::vector<Reached>> chains;
    chains.emplace_back();
    for (const Event* event = runs.front().first; event != runs.front().last; ++event)
      chains.back().push_back({event, 0});
    for (std::size_t i = 1; i < runs.size() && !chains.back().empty(); ++i) {
      if (links_[i - 1].absent) return silence(chains, runs[i], links_[i - 1]);
      chains.push_back(followed(chains.back(), runs[i], links_[i - 1]));
    }
    if (chains.back().empty()) return std::nullopt;
    return SequenceMatch{steps_of(chains, chains.back().size() - 1), ""};
  }

private:
  // The last day on which `a` can be followed in time; none when that is not known.
  std::optional<Day> limit(const Event& a, const Link& link) const {
    if (link.unit == Link::Unit::working_days)
      return calendar_.due(a.calendar, day_of(a), link.within);
    return day_of(a) + std::chrono::days{link.within};
  }

  bool in_time(const Event& a, const Event& b, const Link& link) const {
    if (link.unit == Link::Unit::any_time) return true;
    const auto last = limit(a, link);
    return last && day_of(b) <= *last;
  }

  // Each event follows the nearest one before it: if that is too long ago, all are.
  std::vector<Reached> followed(const std::vector<Reached>& chain, const Run& run,
                                const Link& link) const {
    std::vector<Reached> out;
    std::size_t next = 0;
    for (const Event* b = run.first; b != run.last; ++b) {
      while (next < chain.size() && before(*chain[next].event, *b))
        ++next;
      if (next > 0 && in_time(*chain[next - 1].event, *b, link)) out.push_back({b, next - 1});
    }
    return out;
  }

  std::optional<SequenceMatch> silence(const std::vector<std::vector<Reached>>& chains,
                                       const Run& run, const Link& link) const {
    const std::vector<Reached>& chain = chains.back();
    for (std::size_t i = chain.size(); i-- > 0;) {
      const Event& a = *chain[i].event;
      const Event* b =
          std::find_if(run.first, run.last, [&](const Event& each) { return before(a, each); });
      const bool came = b != run.last && in_time(a, *b, link);
      if (link.unit == Link::Unit::any_time) {
        if (!came) return SequenceMatch{steps_of(chains, i), ""};
        continue;
      }
      const auto last = limit(a, link);
      if (came || !last) continue;
      const std::string until = store::day_value(iso(*last));
      if (a.as_of > until) return SequenceMatch{steps_of(chains, i), iso(*last)};
    }
    return std::nullopt;
  }

  static Events steps_of(const std::vector<std::vector<Reached>>& chains, std::size_t at) {
    Events out;
    for (std::size_t i = chains.size(); i-- > 0;) {
      out.push_back(*chains[i][at].event);
      at = chains[i][at].from;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  const std::vector<Link>& links_;
  const WorkingCalendar& calendar_;
};

bool counts_working_days(const Node& sequence) {
  return std::any_of(sequence.links.begin(), sequence.links.end(),
                     [](const Link& link) { return link.unit == Link::Unit::working_days; });
}

} // namespace

std::size_t hit_step(const Node& sequence) {
  return sequence.parts.size() - (sequence.links.back().absent ? 2 : 1);
}

Result<Sequences> find_sequences(const Query& query, const Xapian::Database& database) {
  Sequences out;
  WorkingCalendar calendar;
  if (counts_working_days(query.root)) {
    TRY_ASSIGN(calendar, WorkingCalendar::load());
  }
  std::vector<Events> steps;
  for (const Node& part : query.root.parts) {
    Query step = query;
    step.root = part;
    TRY_ASSIGN(Compiled compiled, compile(step, database));
    steps.push_back(events_of(database, compiled.query));
    out.xapian += (out.xapian.empty() ? "" : "\n") + compiled.query.get_description();
    out.wanted.push_back(std::move(compiled.wanted));
  }
  std::vector<Walk> walks(steps.begin(), steps.end());
  const Finder finder(query.root, calendar);
  const Events& first = steps.front();
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (i > 0 && first[i].thread == first[i - 1].thread) continue;
    std::vector<Run> runs;
    for (Walk& walk : walks)
      runs.push_back(walk.to(first[i].thread));
    if (auto match = finder.in(runs)) out.matches.push_back(std::move(*match));
  }
  return out;
}

} // namespace sidestep::query
