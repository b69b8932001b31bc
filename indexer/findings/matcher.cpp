// Running the compiled patterns over a text's words.
#include "indexer/findings/matcher.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>

namespace sidestep::indexer {
namespace {

inline std::uint64_t reached(std::uint64_t set, const std::uint64_t* steps) {
  std::uint64_t out = 0;
  for (; set != 0; set &= set - 1)
    out |= steps[__builtin_ctzll(set)];
  return out;
}

} // namespace

inline std::uint64_t Program::taking(const Reading& text, std::size_t at) const {
  std::uint64_t set = any_;
  if (text.marks[at] & is_number) set |= number_;
  if (text.marks[at] & is_money) set |= money_;
  return set | positions_of(text.ids[at]);
}

bool Program::match(const Reading& text, std::size_t at, std::uint8_t position,
                    std::uint32_t& first, std::uint32_t& last) const {
  const std::uint64_t anchor = std::uint64_t{1} << position;
  if (!(taking(text, at) & anchor)) return false;
  std::size_t left = at;
  for (std::uint64_t set = anchor; !(set & begin_);) {
    if (left == text.sentence_from[at]) return false;
    set = reached(set, previous_.data()) & taking(text, --left);
    if (set == 0) return false;
  }
  std::size_t right = at;
  for (std::uint64_t set = anchor; !(set & last_);) {
    if (++right == text.sentence_to[at]) return false;
    set = reached(set, next_.data()) & taking(text, right);
    if (set == 0) return false;
  }
  first = static_cast<std::uint32_t>(left);
  last = static_cast<std::uint32_t>(right);
  return true;
}

void SentenceWords::read(const Reading& text, std::size_t at) {
  if (text.sentence_from[at] == from_) return;
  from_ = text.sentence_from[at];
  for (const WordId id : ids_)
    bits_[id / 64] = 0;
  ids_.assign(text.ids.begin() + from_, text.ids.begin() + text.sentence_to[at]);
  for (const WordId id : ids_)
    bits_[id / 64] |= std::uint64_t{1} << (id % 64);
  number_ = std::any_of(text.marks.begin() + from_, text.marks.begin() + text.sentence_to[at],
                        [](std::uint8_t mark) { return mark != 0; });
}

bool Program::possible(const SentenceWords& words) const {
  return std::any_of(anchors_.begin(), anchors_.end(), [&](const Anchor& anchor) {
    if (anchor.words.empty()) return words.has_number();
    return std::any_of(anchor.words.begin(), anchor.words.end(),
                       [&](WordId id) { return words.has(id); });
  });
}

bool Program::within(const Reading& text, std::size_t from, std::size_t to) const {
  std::uint64_t set = 0;
  for (std::size_t at = from; at < to; ++at) {
    set = (reached(set, next_.data()) | first_) & taking(text, at);
    if (set & last_) return true;
  }
  return false;
}

namespace {

// The rarest needs of an anchor, in that order, each in its normal form.
std::vector<Program::Need> rarest_needs(const Program::Anchor& anchor,
                                        const std::vector<double>& shares, std::size_t most) {
  constexpr double too_common = 0.1; // stands in nearly every sentence
  std::vector<std::pair<double, const Program::Need*>> order;
  for (const Program::Need& need : anchor.needs) {
    double share = 0;
    for (const WordId id : need.words)
      share += shares[id];
    if (share <= too_common) order.emplace_back(share, &need);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (order.size() > most) order.resize(most);
  std::vector<Program::Need> needs;
  for (const auto& [share, one] : order) {
    Program::Need& need = needs.emplace_back(*one);
    need.share = share;
    std::sort(need.words.begin(), need.words.end());
    need.words.erase(std::unique(need.words.begin(), need.words.end()), need.words.end());
  }
  return needs;
}

} // namespace

// Groups share a number when there are more of them, the rare with the rare: a
// need that only seems to be there costs a look, never a match.
Matcher::GroupNumbers Matcher::number_groups(const std::vector<double>& shares) const {
  std::map<std::vector<WordId>, double> found;
  for (const Program& program : programs_)
    for (const auto& anchor : program.anchors())
      for (auto& need : rarest_needs(anchor, shares, needs_looked_at))
        found.emplace(std::move(need.words), need.share);
  std::vector<std::pair<double, const std::vector<WordId>*>> order;
  for (const auto& [words, share] : found)
    order.emplace_back(share, &words);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  using Load = std::pair<double, std::uint16_t>;
  std::priority_queue<Load, std::vector<Load>, std::greater<>> lightest;
  for (std::uint16_t number = 1; number < group_count; ++number)
    lightest.emplace(0, number);
  GroupNumbers out;
  for (const auto& [share, words] : order) {
    const auto [load, number] = lightest.top();
    lightest.pop();
    lightest.emplace(load + share, number);
    out.emplace(*words, number);
  }
  return out;
}

void Matcher::build(const Vocabulary& vocabulary,
                    const std::function<double(std::string_view)>& share) {
  std::vector<double> shares(vocabulary.size());
  for (WordId id = 1; id < shares.size(); ++id)
    shares[id] = share(vocabulary.word(id));
  const GroupNumbers groups = number_groups(shares);
  groups_of_.resize(vocabulary.size());
  for (const auto& [ids, number] : groups)
    for (const WordId id : ids)
      groups_of_[id][number / 64] |= std::uint64_t{1} << (number % 64);
  std::vector<std::pair<WordId, Try>> rows;
  for (std::uint32_t i = 0; i < programs_.size(); ++i)
    for (const auto& anchor : programs_[i].anchors()) {
      Try step{i, anchor.position, {}};
      std::size_t n = 0;
      for (const auto& need : rarest_needs(anchor, shares, needs_looked_at))
        step.needs[n++] = {groups.at(need.words), static_cast<std::int8_t>(need.from),
                           static_cast<std::int8_t>(need.to)};
      if (anchor.words.empty()) number_tries_.add(step);
      for (const WordId id : anchor.words)
        rows.emplace_back(id, step);
    }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  begins_.assign(vocabulary.size() + 1, 0);
  for (const auto& [id, step] : rows) {
    ++begins_[id + 1];
    tries_.add(step);
  }
  for (std::size_t i = 1; i < begins_.size(); ++i)
    begins_[i] += begins_[i - 1];
}

namespace {

// Every word of a text passes here: wide registers, where there are any, halve it.
using Bits = std::array<std::uint64_t, 16>;

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
[[gnu::target_clones("avx2", "default")]]
#endif
void gather(Bits& out, const Bits* rows, const WordId* ids, std::size_t count) {
  Bits sum{};
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = 0; k < sum.size(); ++k)
      sum[k] |= rows[ids[i]][k];
  out = sum;
}

} // namespace

// Whether a word of the group stands where it must, as seen from word `at`.
bool Matcher::near(const Reading& text, std::size_t at, const Look& look) const {
  if (look.group == 0) return true;
  const auto first = static_cast<std::ptrdiff_t>(text.sentence_from[at]);
  const auto last = static_cast<std::ptrdiff_t>(text.sentence_to[at]) - 1;
  const auto here = static_cast<std::ptrdiff_t>(at);
  const std::size_t part = look.group / 64;
  const auto end = std::min(here + look.to, last);
  for (auto i = std::max(here + look.from, first); i <= end; ++i)
    if (groups_of_[text.ids[static_cast<std::size_t>(i)]][part] >> (look.group % 64) & 1)
      return true;
  return false;
}

// Appends to the first `count` of `out`; gives back how many there are then. Most
// tries fail here, in no order a processor could guess: hence no branch.
std::size_t Matcher::keep_likely(const Tries& tries, std::size_t from, std::size_t to,
                                 std::size_t at, const Groups& present, std::vector<Candidate>& out,
                                 std::size_t count) {
  if (out.size() < count + (to - from)) out.resize((count + (to - from)) * 2 + 64);
  const auto has = [&](std::size_t group) { return present[group / 64] >> (group % 64); };
  Candidate* next = out.data() + count;
  for (std::size_t i = from; i < to; ++i) {
    *next = {&tries.all[i], static_cast<std::uint32_t>(at)};
    next += has(tries.groups[i][0]) & has(tries.groups[i][1]) & 1;
  }
  return static_cast<std::size_t>(next - out.data());
}

std::vector<Hit> Matcher::hits(const Reading& text) const {
  std::vector<Hit> out;
  std::vector<Candidate> likely;
  Groups present{};
  for (std::size_t from = 0; from < text.words.size(); from = text.sentence_to[from]) {
    const std::size_t to = text.sentence_to[from];
    gather(present, groups_of_.data(), text.ids.data() + from, to - from);
    present[0] |= 1; // no need at all
    std::size_t count = 0;
    for (std::size_t at = from; at < to; ++at) {
      const WordId id = text.ids[at];
      count = keep_likely(tries_, begins_[id], begins_[id + 1], at, present, likely, count);
      if (text.marks[at] != 0)
        count = keep_likely(number_tries_, 0, number_tries_.all.size(), at, present, likely, count);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const auto& [step, at] = likely[i];
      if (!std::all_of(step->needs.begin(), step->needs.end(),
                       [&, at = at](const Look& look) { return near(text, at, look); }))
        continue;
      Hit hit;
      hit.program = step->program;
      if (programs_[step->program].match(text, at, step->position, hit.first, hit.last))
        out.push_back(hit);
    }
  }
  const auto key = [](const Hit& h) { return std::tuple(h.first, h.last, h.program); };
  std::sort(out.begin(), out.end(), [&](const Hit& a, const Hit& b) { return key(a) < key(b); });
  out.erase(std::unique(out.begin(), out.end(),
                        [&](const Hit& a, const Hit& b) { return key(a) == key(b); }),
            out.end());
  return out;
}

} // namespace sidestep::indexer
