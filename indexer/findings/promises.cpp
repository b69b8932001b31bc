// Times and frames put together: which times of one verb are one promise, what
// it hangs on, and how far it is said.
#include "indexer/findings/promises.hpp"

#include "indexer/findings/jurisdiction.hpp"
#include "indexer/findings/promise_frame.hpp"
#include "indexer/findings/times.hpp"

namespace sidestep::indexer {

namespace {

constexpr std::size_t longest_clause = 40; // words

bool says_if(const WordText& text, std::size_t n) {
  const std::string_view word = text.at(n);
  const std::string_view next = text.at(n + 1);
  if (word == "if" || word == "unless")
    return next != "possible" && next != "not" && next != "necessary" && next != "we" &&
           next != "only" && next != "anything";
  if (word == "once" || word == "provided" || word == "assuming") return true;
  if (word == "subject") return next == "to";
  if (word == "upon" || word == "on") return next == "receipt" || next == "payment";
  if (word == "when") return next == "you" || next == "your";
  if (word == "after" || word == "until") return next == "you" || next == "your";
  return word == "depending" || (word == "as" && next == "soon" && text.at(n + 3) == "you");
}

// The words of the condition that a promise stands under.
struct Condition {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::optional<Condition> condition_of(const WordText& text, std::size_t first, std::size_t last) {
  const std::size_t from = text.sentence_start(first, longest_clause);
  const std::size_t stop = text.sentence_stop(last - 1, longest_clause);
  for (std::size_t n = from; n < stop; ++n) {
    if (!says_if(text, n)) continue;
    if (n < first) return Condition{n, last};
    std::size_t end = n + 1;
    while (end < stop && !text.has_comma(end - 1) && !text.has_break(end - 1))
      ++end;
    return Condition{first, std::max(end, last)};
  }
  return std::nullopt;
}

// "within 20 working days, that is by 6 April", "in April and May": words that
// join two times of one verb.
bool is_joint(std::string_view word) {
  static constexpr std::array<std::string_view, 20> list{
      "and", "or",     "to", "the", "in",    "that", "is", "i.e",    "ie",   "i",
      "e",   "namely", "by", "no",  "later", "than", "at", "latest", "also", "between"};
  return among(list, word);
}

bool are_joined(const WordText& text, const When& before, const When& after) {
  if (after.first < before.last) return true;
  if (after.first - before.last > 6) return false;
  for (std::size_t n = before.last; n < after.first; ++n)
    if (!is_joint(text.at(n))) return false;
  return true;
}

// What two times of one verb mean together.
When together(const When& before, const When& after) {
  When out = before;
  out.last = std::max(before.last, after.last);
  const bool explains = before.counted != after.counted || after.lead == Lead::by;
  if (explains) { // the same time said again: the written day counts
    const When& told = before.counted && !after.counted ? after : before.counted ? before : after;
    out.from = told.from;
    out.to = told.to;
    out.precision = told.precision;
    return out;
  }
  out.from = std::min(before.from, after.from);
  out.to = std::max(before.to, after.to);
  out.precision = "range";
  return out;
}

class Finder {
public:
  Finder(const WordText& text, const Voices& voices, const LetterContext& context)
      : text_(text), voices_(voices), context_(context) {}

  Findings find(const std::vector<When>& times) {
    for (std::size_t at = 0; at < times.size(); ++at) {
      When when = times[at];
      if (when.aside) continue;
      auto frame = when.lead == Lead::to ? moved_to(when) : frame_of(text_, when);
      if (!frame) frame = asked_time(when);
      if (!frame) continue;
      while (at + 1 < times.size() && are_joined(text_, when, times[at + 1]))
        when = together(when, times[++at]);
      take(when, *frame);
    }
    return std::move(out_);
  }

private:
  // "extend the time limit to 20 April", "put back to May": a new day for a
  // thing that had one.
  std::optional<Frame> moved_to(const When& when) const {
    static constexpr std::array<std::string_view, 13> moving{
        "extend", "extending", "extended", "postponed", "postpone",    "deferred",  "defer",
        "moved",  "revised",   "changed",  "put",       "rescheduled", "rearranged"};
    static constexpr std::array<std::string_view, 12> dated{
        "limit", "deadline", "time",   "date",      "period",  "response",
        "reply", "decision", "target", "timescale", "meeting", "publication"};
    const std::size_t floor = text_.sentence_start(when.first, 14);
    bool has_day = false;
    for (std::size_t n = when.first; n-- > floor;) {
      has_day = has_day || among(dated, text_.at(n));
      if (!among(moving, text_.at(n))) continue;
      for (std::size_t k = n; k-- > floor;)
        has_day = has_day || among(dated, text_.at(k));
      if (!has_day || when.precision == "year") return std::nullopt;
      Frame frame;
      frame.first = frame.marker = n;
      read_subject(text_, floor, when, frame);
      return frame;
    }
    return std::nullopt;
  }

  void take(const When& when, const Frame& frame) {
    const bool past = context_.date && when.to < *context_.date;
    if (past && !frame.reported) return;
    std::size_t first = std::min(frame.first, when.first);
    std::size_t last = std::max(when.last, frame.marker + 1);
    // A time that opens its sentence: the verb's own words belong to it.
    if (when.first < frame.marker) last = text_.sentence_stop(frame.marker, 6);
    const auto condition = condition_of(text_, first, last);
    if (condition) {
      first = std::min(first, condition->first);
      last = std::max(last, condition->last);
    }
    Finding out;
    out.kind = FindingKind::promise;
    out.from = when.from;
    out.to = when.to;
    out.precision = when.precision;
    out.start = text_.start(first);
    out.end = text_.end(last - 1);
    out.polarity = polarity_of(when, frame, condition.has_value());
    out.quote = std::string(text_.text().substr(out.start, out.end - out.start));
    out.rule = condition || when.conditional ? "conditional-promise" : "promise";
    out_.push_back(std::move(out));
  }

  Polarity polarity_of(const When& when, const Frame& frame, bool conditional) const {
    const std::size_t at = text_.start(frame.marker);
    if (!voices_.empty() && voice_at(voices_, at) != Voice::own) return Polarity::quoted;
    const bool waits = when.lead == Lead::until && !asks_for_time(when);
    if (frame.reported || frame.event || frame.actor == Actor::other || waits)
      return Polarity::quoted;
    if (frame.negated) return Polarity::negated;
    if (frame.tentative || conditional || when.conditional) return Polarity::tentative;
    return Polarity::asserted;
  }

  // "please allow us until 26 October", "we need until then".
  bool asks_for_time(const When& when) const {
    static constexpr std::array<std::string_view, 14> asking{
        "allow",  "bear",   "give",     "need",      "needs",     "require", "asks",
        "itself", "extend", "extended", "extending", "extension", "ask",     "patience"};
    const std::size_t floor = text_.sentence_start(when.first, 6);
    for (std::size_t n = when.first; n-- > floor;)
      if (among(asking, text_.at(n))) return true;
    return false;
  }

  std::optional<Frame> asked_time(const When& when) const {
    if (when.lead != Lead::until || !asks_for_time(when)) return std::nullopt;
    Frame frame;
    frame.first = frame.marker = when.first;
    return frame;
  }

  const WordText& text_;
  const Voices& voices_;
  const LetterContext& context_;
  Findings out_{};
};

} // namespace

Findings find_promises(std::string_view text, const Words& words, const Findings& dates,
                       const Voices& voices, const LetterContext& context,
                       const Holidays* holidays) {
  const WordText view(text, words);
  const bool scottish = jurisdiction_of(context.jurisdiction, context.authority_tags) == "scotland";
  TimeContext time;
  time.date = context.date;
  time.calendar = scottish ? HolidaySet::scotland : HolidaySet::uk_union;
  time.holidays = holidays;
  time.received = day_of_receipt(view, dates, context.date);
  return Finder(view, voices, context).find(times_of(view, dates, time));
}

} // namespace sidestep::indexer
