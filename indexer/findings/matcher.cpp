// Running the compiled patterns over a text's words.
#include "indexer/findings/matcher.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <queue>
#include <tuple>

namespace sidestep::indexer {
namespace {

std::uint64_t reached(std::uint64_t set, const std::vector<std::uint64_t>& steps) {
  std::uint64_t out = 0;
  for (; set != 0; set &= set - 1)
    out |= steps[static_cast<std::size_t>(__builtin_ctzll(set))];
  return out;
}

} // namespace

std::uint64_t Program::taking(const Reading& text, std::size_t at) const {
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
  for (std::uint64_t set = anchor; !(set & first_);) {
    if (left == text.sentence_from[at]) return false;
    set = reached(set, previous_) & taking(text, --left);
    if (set == 0) return false;
  }
  std::size_t right = at;
  for (std::uint64_t set = anchor; !(set & last_);) {
    if (++right == text.sentence_to[at]) return false;
    set = reached(set, next_) & taking(text, right);
    if (set == 0) return false;
  }
  first = static_cast<std::uint32_t>(left);
  last = static_cast<std::uint32_t>(right);
  return true;
}

bool Program::within(const Reading& text, std::size_t from, std::size_t to) const {
  std::uint64_t set = 0;
  for (std::size_t at = from; at < to; ++at) {
    set = (reached(set, next_) | first_) & taking(text, at);
    if (set & last_) return true;
  }
  return false;
}

namespace {

// The rarest needs of an anchor, in that order, each in its normal form.
std::vector<Program::Need> rarest_needs(const Program::Anchor& anchor, std::size_t most) {
  constexpr double too_common = 0.04; // stands in nearly every sentence
  std::vector<const Program::Need*> order;
  for (const Program::Need& need : anchor.needs)
    if (need.share <= too_common) order.push_back(&need);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->share < b->share; });
  if (order.size() > most) order.resize(most);
  std::vector<Program::Need> needs;
  for (const Program::Need* one : order) {
    Program::Need& need = needs.emplace_back(*one);
    std::sort(need.words.begin(), need.words.end());
    need.words.erase(std::unique(need.words.begin(), need.words.end()), need.words.end());
  }
  return needs;
}

} // namespace

// Groups share a number when there are more of them, the rare with the rare: a
// need that only seems to be there costs a look, never a match.
Matcher::GroupNumbers Matcher::number_groups() const {
  std::map<std::vector<WordId>, double> shares;
  for (const Program& program : programs_)
    for (const auto& anchor : program.anchors())
      for (auto& need : rarest_needs(anchor, needs_looked_at))
        shares.emplace(std::move(need.words), need.share);
  std::vector<std::pair<double, const std::vector<WordId>*>> order;
  for (const auto& [words, share] : shares)
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

Matcher::Try Matcher::try_of(std::uint32_t program, const Program::Anchor& anchor,
                             const GroupNumbers& groups) const {
  Try step{program, anchor.position, {}};
  std::size_t n = 0;
  for (const auto& need : rarest_needs(anchor, needs_looked_at)) {
    Look& look = step.needs[n++];
    look.group = groups.at(need.words);
    const int words = need.to - need.from + 1;
    if (words >= 64) continue; // anywhere
    look.from = static_cast<std::int8_t>(need.from);
    look.words = static_cast<std::uint8_t>(words);
  }
  return step;
}

namespace {

// Rows by word, as one list and where each word's part of it begins.
template <class T>
void lay_out(std::vector<std::pair<WordId, T>>& rows, std::size_t words,
             std::vector<std::uint32_t>& begins, std::vector<T>& out) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  begins.assign(words + 1, 0);
  for (const auto& [id, value] : rows) {
    ++begins[id + 1];
    out.push_back(value);
  }
  for (std::size_t i = 1; i < begins.size(); ++i)
    begins[i] += begins[i - 1];
}

} // namespace

void Matcher::build(const Vocabulary& vocabulary) {
  const GroupNumbers groups = number_groups();
  std::vector<std::pair<WordId, std::uint16_t>> members;
  for (const auto& [ids, number] : groups)
    for (const WordId id : ids)
      members.emplace_back(id, number);
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  lay_out(members, vocabulary.size(), group_begins_, groups_);
  std::vector<std::pair<WordId, Try>> rows;
  for (std::uint32_t i = 0; i < programs_.size(); ++i)
    for (const auto& anchor : programs_[i].anchors()) {
      const Try step = try_of(i, anchor, groups);
      if (anchor.words.empty()) number_tries_.push_back(step);
      for (const WordId id : anchor.words)
        rows.emplace_back(id, step);
    }
  lay_out(rows, vocabulary.size(), begins_, tries_);
}

void Matcher::places_in(const Reading& text, std::size_t from, std::size_t to, Places& out) const {
  out.fill(0);
  out[0] = ~std::uint64_t{0};
  for (std::size_t at = from; at < to; ++at) {
    const WordId id = text.ids[at];
    const std::uint64_t here = std::uint64_t{1} << (at % 64);
    for (std::uint32_t i = group_begins_[id]; i < group_begins_[id + 1]; ++i)
      out[groups_[i]] |= here;
  }
}

std::vector<Hit> Matcher::hits(const Reading& text) const {
  std::vector<Hit> out;
  Places places;
  const auto there = [&](const Look& look, std::size_t at) {
    const std::uint64_t window = ~std::uint64_t{0} >> (64 - look.words);
    return (places[look.group] &
            std::rotl(window, static_cast<int>((at + 64 + look.from) % 64))) != 0;
  };
  const auto run = [&](const Try& step, std::size_t at) {
    for (const Look& need : step.needs)
      if (!there(need, at)) return;
    Hit hit;
    hit.program = step.program;
    if (programs_[step.program].match(text, at, step.position, hit.first, hit.last))
      out.push_back(hit);
  };
  for (std::size_t from = 0; from < text.words.size(); from = text.sentence_to[from]) {
    const std::size_t to = text.sentence_to[from];
    places_in(text, from, to, places);
    for (std::size_t at = from; at < to; ++at) {
      const WordId id = text.ids[at];
      for (std::uint32_t i = begins_[id]; i < begins_[id + 1]; ++i)
        run(tries_[i], at);
      if (text.marks[at] != 0)
        for (const Try& step : number_tries_)
          run(step, at);
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
