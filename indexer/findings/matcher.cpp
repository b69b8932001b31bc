// Running the compiled patterns over a text's words.
#include "indexer/findings/matcher.hpp"

#include <algorithm>
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
  const WordId id = text.ids[at];
  if (id == 0) return set;
  const auto found = std::lower_bound(words_.begin(), words_.end(), id,
                                      [](const auto& row, WordId key) { return row.first < key; });
  return found != words_.end() && found->first == id ? set | found->second : set;
}

bool Program::names(WordId id) const {
  return std::binary_search(words_.begin(), words_.end(), std::pair<WordId, std::uint64_t>{id, 0},
                            [](const auto& a, const auto& b) { return a.first < b.first; });
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

void Matcher::build(const Vocabulary& vocabulary) {
  std::vector<std::pair<WordId, Try>> rows;
  for (std::uint32_t i = 0; i < programs_.size(); ++i)
    for (const auto& anchor : programs_[i].anchors()) {
      if (anchor.words.empty()) number_tries_.push_back({i, anchor.position});
      for (const WordId id : anchor.words)
        rows.push_back({id, {i, anchor.position}});
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

std::vector<Hit> Matcher::hits(const Reading& text) const {
  std::vector<Hit> out;
  const auto run = [&](const Try& step, std::size_t at) {
    Hit hit;
    hit.program = step.program;
    if (programs_[step.program].match(text, at, step.position, hit.first, hit.last))
      out.push_back(hit);
  };
  for (std::size_t at = 0; at < text.words.size(); ++at) {
    const WordId id = text.ids[at];
    if (id != 0)
      for (std::uint32_t i = begins_[id]; i < begins_[id + 1]; ++i)
        run(tries_[i], at);
    if (text.marks[at] != 0)
      for (const Try& step : number_tries_)
        run(step, at);
  }
  const auto key = [](const Hit& h) { return std::tuple(h.first, h.last, h.program); };
  std::sort(out.begin(), out.end(), [&](const Hit& a, const Hit& b) { return key(a) < key(b); });
  out.erase(std::unique(out.begin(), out.end(),
                        [&](const Hit& a, const Hit& b) { return key(a) == key(b); }),
            out.end());
  return out;
}

} // namespace sidestep::indexer
