// Numbers with units, in sentences that speak of what searching would take.
#include "indexer/findings/cost_claims.hpp"

#include "indexer/findings/sentence.hpp"
#include "indexer/findings/times.hpp"

#include <cmath>
#include <cstdlib>
#include <optional>

namespace sidestep::indexer {

namespace {

constexpr std::size_t reach = 60;      // words of a sentence
constexpr double most = 10'000'000;    // records or hours: more is a reference number
constexpr double hours_of_a_day = 7.5; // a working day, as letters count them

// Verbs of searching speak for themselves; those of taking time need something
// that is searched, in their sentence or the one before.
constexpr std::array<std::string_view, 16> searching{
    "search",     "searching", "locate",     "locating", "estimate",  "estimated",
    "estimates",  "retrieve",  "retrieving", "review",   "reviewing", "extract",
    "extracting", "examine",   "manually",   "exceed"};
constexpr std::array<std::string_view, 9> taking{"take",    "taking",   "takes",    "took", "spend",
                                                 "require", "required", "requires", "put"};
// A trial of a few is no count of all.
constexpr std::array<std::string_view, 6> trying{"sampled", "sample", "sampling",
                                                 "tried",   "tested", "trial"};
constexpr std::array<std::string_view, 24> records{
    "records",  "files",        "cases",      "emails",    "e-mails", "documents",
    "letters",  "items",        "entries",    "folders",   "mails",   "reports",
    "boxes",    "pages",        "complaints", "claims",    "forms",   "logs",
    "accounts", "applications", "requests",   "contracts", "minutes", "mailboxes"};
constexpr std::array<std::string_view, 8> each_words{"each",   "per",  "every", "apiece",
                                                     "record", "file", "case",  "one"};
// The limit itself, and hours that are no search.
constexpr std::array<std::string_view, 8> limits{"limit",   "threshold", "appropriate", "allowed",
                                                 "opening", "contact",   "office",      "notice"};

std::optional<double> number_at(const WordText& text, std::size_t n) {
  const std::string_view word = text.at(n);
  if (word.empty()) return std::nullopt;
  if (word[0] < '0' || word[0] > '9') {
    const auto count = count_at(text, n);
    return count ? std::optional<double>(count->value) : std::nullopt;
  }
  std::string digits;
  for (const char c : word)
    if (c != ',') digits += c;
  const double value = std::strtod(digits.c_str(), nullptr);
  return value < most ? std::optional(value) : std::nullopt;
}

struct Counted {
  double value = 0;
  std::size_t at = 0; // the number's first word
};

// The number before unit `n`, an adjective between them or none.
std::optional<Counted> counted_before(const WordText& text, std::size_t n, std::size_t floor) {
  double times = 1; // "eleven hundred", "3 thousand"
  for (std::size_t back = 1; back <= 3 && n >= floor + back; ++back) {
    if (text.at(n - back) == "hundred") times = 100;
    if (text.at(n - back) == "thousand") times = 1000;
    if (const auto value = number_at(text, n - back)) {
      // "twenty-eight": the tens stand one word before.
      if (n - back > floor)
        if (const auto tens = count_at(text, n - back - 1); tens && tens->words == 2)
          return Counted{times * tens->value, n - back - 1};
      return Counted{times * *value, n - back};
    }
  }
  return std::nullopt;
}

struct Sum {
  std::optional<double> records{};
  std::optional<double> minutes_each{};
  std::optional<double> hours{};
  bool searched = false; // a verb of searching, or a sum that is written out
  bool takes = false;    // a verb of taking time
  bool things = false;   // something that is searched
  bool trial = false;
  std::size_t first = 0;
  std::size_t last = 0;
};

class Finder {
public:
  Finder(std::string_view text, const Words& words, const Voices& voices)
      : text_(text, words), voices_(voices) {}

  Findings find() {
    // What is said some sentences before a time counts; the rest of a text that
    // names none is passed over.
    constexpr std::size_t before = 120;
    std::size_t wanted = 0; // sentences up to here are read
    std::size_t n = 0;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const std::string_view word = text_.at(at);
      const bool unit = word.starts_with("hour") || word.starts_with("minute") || word == "days";
      if (!unit || at < wanted) continue;
      const std::size_t from = text_.sentence_start(at > before ? at - before : 0, reach);
      n = std::max(n, from);
      wanted = at + 1;
      while (n < wanted) {
        const std::size_t stop = text_.sentence_stop(n, reach);
        read(n, stop);
        n = stop;
      }
      wanted = std::max(wanted, n);
    }
    return std::move(out_);
  }

private:
  void read(std::size_t first, std::size_t stop) {
    Sum sum;
    sum.first = stop;
    for (std::size_t n = first; n < stop; ++n) {
      const std::string_view word = text_.at(n);
      sum.searched = sum.searched || among(searching, word) || is_sum(n);
      sum.takes = sum.takes || among(taking, word);
      sum.trial = sum.trial || among(trying, word);
      sum.things = sum.things || among(records, word) || among(each_words, word);
      if (among(limits, word) || word == "450" || word == "600") limit_at_ = n;
      if (word == "minutes" || word == "minute")
        note(sum, sum.minutes_each, n, first, 1, is_each(n));
      else if (word == "hours" || word == "hour")
        note_hours(sum, n, first, stop);
      else if (among(records, word))
        note(sum, sum.records, n, first, 1, true);
      else if ((word == "days" || word == "day") && text_.at(n - 1) == "working" && sum.records)
        note(sum, sum.hours, n, first, hours_of_a_day, true);
    }
    // What was said of the records before counts for the minutes now.
    const bool known = sum.things || things_before_;
    things_before_ = sum.things;
    if (sum.trial) last_records_.reset();
    if (sum.records && !sum.trial) last_records_ = sum.records;
    if (!sum.hours && sum.minutes_each && !sum.trial) {
      const auto count = sum.records ? sum.records : last_records_;
      if (count && *count > 1 && *count < most) sum.hours = *count * *sum.minutes_each / 60;
    }
    const bool claims = sum.searched || (sum.takes && known);
    if (!sum.hours || !claims || *sum.hours <= 0 || sum.last <= sum.first) return;
    push(sum);
  }

  // "1,840 × 11 minutes = 337 hours"
  bool is_sum(std::size_t n) const {
    const std::string_view gap = text_.gap(n);
    return gap.find('=') != std::string_view::npos ||
           gap.find("\xC3\x97") != std::string_view::npos;
  }

  bool is_each(std::size_t n) const {
    for (std::size_t k = n > 6 ? n - 6 : 0; k < n + 5; ++k)
      if (k != n && among(each_words, text_.at(k))) return true;
    return false;
  }

  void note(Sum& sum, std::optional<double>& target, std::size_t n, std::size_t floor, double unit,
            bool counts) {
    const auto counted = counted_before(text_, n, floor);
    if (!counted || !counts) return;
    if (!target) target = counted->value * unit;
    sum.first = std::min(sum.first, counted->at);
    sum.last = n + 1;
  }

  // Hours beside "limit" are the law's; so are 18 and 24 near it.
  void note_hours(Sum& sum, std::size_t n, std::size_t floor, std::size_t stop) {
    constexpr std::size_t near = 60;
    const auto counted = counted_before(text_, n, floor);
    if (!counted) return;
    const bool statutory = counted->value == 18 || counted->value == 24;
    if (statutory && limit_at_ && n - *limit_at_ < near) return;
    for (std::size_t k = n > floor + 5 ? n - 5 : floor; k < std::min(stop, n + 4); ++k)
      if (among(limits, text_.at(k)) || (statutory && text_.at(k).starts_with("exceed"))) return;
    if (!sum.hours || counted->value > *sum.hours) sum.hours = counted->value;
    sum.first = std::min(sum.first, counted->at);
    sum.last = n + 1;
  }

  void push(const Sum& sum) {
    Finding out;
    out.kind = FindingKind::cost_claim;
    out.hours = std::round(*sum.hours * 100) / 100;
    out.start = text_.start(sum.first);
    out.end = text_.end(sum.last - 1);
    out.quote = std::string(text_.text().substr(out.start, out.end - out.start));
    out.rule = "cost-claim";
    const bool own = voices_.empty() || voice_at(voices_, out.start) == Voice::own;
    out.polarity = own ? Polarity::asserted : Polarity::quoted;
    out_.push_back(std::move(out));
  }

  WordText text_;
  const Voices& voices_;
  std::optional<double> last_records_{};
  std::optional<std::size_t> limit_at_{}; // the last word that speaks of the limit
  bool things_before_ = false;
  Findings out_{};
};

} // namespace

Findings find_cost_claims(std::string_view text, const Words& words, const Voices& voices) {
  return Finder(text, words, voices).find();
}

} // namespace sidestep::indexer
