// Running the compiled patterns over a text's words.
#include "indexer/findings/matcher.hpp"

#include <algorithm>
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
std::vector<Program::Group> rarest_needs(const Program::Anchor& anchor, std::size_t most) {
  constexpr double too_common = 0.1; // stands in nearly every sentence
  std::vector<Program::Group> needs = anchor.needs;
  std::stable_sort(needs.begin(), needs.end(),
                   [](const auto& a, const auto& b) { return a.share < b.share; });
  if (needs.size() > most) needs.resize(most);
  while (!needs.empty() && needs.back().share > too_common)
    needs.pop_back();
  for (Program::Group& need : needs) {
    std::sort(need.words.begin(), need.words.end());
    need.words.erase(std::unique(need.words.begin(), need.words.end()), need.words.end());
  }
  return needs;
}

} // namespace

// Groups share bits when there are more of them, the rare with the rare: a need
// that only seems to be there costs a look, never a match.
Matcher::GroupBits Matcher::share_bits() const {
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
  for (std::uint16_t bit = 1; bit < group_bits; ++bit)
    lightest.emplace(0, bit);
  GroupBits out;
  for (const auto& [share, words] : order) {
    const auto [load, bit] = lightest.top();
    lightest.pop();
    lightest.emplace(load + share, bit);
    out.emplace(*words, bit);
  }
  return out;
}

void Matcher::build(const Vocabulary& vocabulary) {
  const GroupBits groups = share_bits();
  groups_of_.resize(vocabulary.size());
  for (const auto& [ids, bit] : groups)
    for (const WordId id : ids)
      groups_of_[id][bit / 64] |= std::uint64_t{1} << (bit % 64);
  std::vector<std::pair<WordId, Try>> rows;
  for (std::uint32_t i = 0; i < programs_.size(); ++i)
    for (const auto& anchor : programs_[i].anchors()) {
      Try step{i, {}, anchor.position};
      std::size_t n = 0;
      for (const auto& need : rarest_needs(anchor, needs_looked_at))
        step.needs[n++] = groups.at(need.words);
      if (anchor.words.empty()) number_tries_.push_back(step);
      for (const WordId id : anchor.words)
        rows.emplace_back(id, step);
    }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  begins_.assign(vocabulary.size() + 1, 0);
  for (const auto& [id, step] : rows) {
    ++begins_[id + 1];
    tries_.push_back(step);
  }
  for (std::size_t i = 1; i < begins_.size(); ++i)
    begins_[i] += begins_[i - 1];
}

Matcher::Groups Matcher::groups_in(const Reading& text, std::size_t from, std::size_t to) const {
  Groups out{1}; // bit 0 stands for no need at all
  for (std::size_t at = from; at < to; ++at) {
    if (text.ids[at] == 0) continue;
    const Groups& more = groups_of_[text.ids[at]];
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] |= more[i];
  }
  return out;
}

std::vector<Hit> Matcher::hits(const Reading& text) const {
  std::vector<Hit> out;
  Groups present{};
  const auto has = [&](std::size_t group) {
    return (present[group / 64] >> (group % 64) & 1) != 0;
  };
  const auto run = [&](const Try& step, std::size_t at) {
    for (const auto need : step.needs)
      if (!has(need)) return;
    Hit hit;
    hit.program = step.program;
    if (programs_[step.program].match(text, at, step.position, hit.first, hit.last))
      out.push_back(hit);
  };
  for (std::size_t from = 0; from < text.words.size(); from = text.sentence_to[from]) {
    const std::size_t to = text.sentence_to[from];
    present = groups_in(text, from, to);
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
