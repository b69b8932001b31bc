// Heads, numbers, lists and tails, put together from what the cursor reads.
#include "indexer/findings/citations.hpp"

#include "indexer/findings/citation_parts.hpp"
#include "indexer/findings/cursor.hpp"
#include "indexer/findings/sentence.hpp"

#include <algorithm>
#include <array>

namespace sidestep::indexer {

namespace {

using Head = Citation::Head;

constexpr std::array<std::string_view, 9> section_heads{
    "section", "sections", "sect", "sects", "sec", "secs", "s", "ss", "adran"};
constexpr std::array<std::string_view, 6> regulation_heads{"regulation", "regulations", "reg",
                                                           "regs",       "r",           "rheoliad"};
constexpr std::size_t most_in_a_list = 40;
constexpr int widest_range = 12;

Head head_of(std::string_view folded) {
  constexpr std::size_t longest = 11; // "regulations"
  if (folded.size() > longest || folded.empty()) return Head::none;
  if (folded[0] != 's' && folded[0] != 'r' && folded[0] != 'a') return Head::none;
  if (among(section_heads, folded)) return Head::section;
  return among(regulation_heads, folded) ? Head::regulation : Head::none;
}

class Reader {
public:
  Reader(std::string_view text, std::vector<Citation>& out) : text_(text), out_(out) {}

  // From a head, or from a bare number; the byte behind what was read.
  std::size_t read(std::size_t start, std::size_t number_at, Head head) {
    Cursor at(text_, number_at);
    const std::size_t first = out_.size();
    if (!take_full(at, start, head)) return number_at;
    const bool alone = out_.back().tail.empty();
    for (std::size_t n = 0; n < most_in_a_list; ++n)
      if (!take_next(at, head, alone)) break;
    for (std::size_t i = first; i < out_.size(); ++i) {
      out_[i].list_start = out_[first].start;
      out_[i].list_end = out_.back().end;
    }
    return out_.back().end;
  }

private:
  bool take_full(Cursor& at, std::size_t start, Head head) {
    Citation citation;
    citation.head = head;
    const auto number = at.number(head != Head::none);
    if (!number) return false;
    citation.number = *number;
    citation.tail = at.tail();
    if (citation.tail.empty() && head != Head::none) citation.tail = at.subsection();
    if (citation.tail.empty() && head == Head::none) return false;
    citation.start = start;
    citation.end = at.place();
    push_siblings(std::move(citation));
    return true;
  }

  // "31(1)(a)(b)" without a comma names (a) and (b).
  void push_siblings(Citation citation) {
    std::vector<std::vector<std::string>> pieces(1);
    for (std::size_t i = 0; i < citation.tail.size(); ++i) {
      const auto before = citation.tail.begin() + static_cast<std::ptrdiff_t>(i);
      const bool sibling =
          i > 0 && shape_after(citation.tail[i], {citation.tail.begin(), before}) ==
                       last_shape(citation.tail, i);
      if (sibling) pieces.emplace_back();
      pieces.back().push_back(citation.tail[i]);
    }
    citation.tail = pieces.front();
    out_.push_back(citation);
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      const Citation earlier = out_.back();
      push_inherited(earlier, inherit(earlier.tail, pieces[i]), citation.start, citation.end);
    }
  }

  // ", (c)", " and 43(2)", " or section 41", "-(c)"; false: the list is over.
  bool take_next(Cursor& at, Head& head, bool numbers_alone) {
    Cursor next = at;
    const auto joint = next.joint();
    if (joint == Cursor::Joint::none) return false;
    const std::size_t start = next.place();
    if (take_tail(next, start, joint == Cursor::Joint::range)) {
      at = next;
      return true;
    }
    const auto again = next.head();
    if (!again.empty()) {
      if (joint == Cursor::Joint::apart) return false; // another clause, judged by itself
      const Head named = head_of(again);
      if (named == Head::none) return false;
      if (!take_full(next, start, named)) return false;
      head = named;
    } else {
      Cursor peek = next;
      if (!peek.number(false)) return false;
      const bool bare = peek.tail().empty();
      if (bare && !(numbers_alone && peek.stands_alone())) return false;
      if (bare) {
        if (!take_plain(next, start, head)) return false;
      } else if (!take_full(next, start, head)) {
        return false;
      }
    }
    if (joint == Cursor::Joint::range) fill_sections();
    at = next;
    return true;
  }

  bool take_plain(Cursor& at, std::size_t start, Head head) {
    const auto number = at.number(false);
    if (!number) return false;
    Citation citation;
    citation.head = head;
    citation.number = *number;
    citation.start = start;
    citation.end = at.place();
    citation.inherited = true;
    out_.push_back(std::move(citation));
    return true;
  }

  bool take_tail(Cursor& at, std::size_t start, bool range) {
    if (out_.back().tail.empty()) return false;
    const auto tail = at.tail(false);
    if (tail.empty() || (tail.size() == 1 && counts_points(text_, out_.back().start, tail[0])))
      return false;
    const Citation earlier = out_.back();
    const auto parts = inherit(earlier.tail, tail);
    if (range) fill_siblings(earlier, parts, start, at.place());
    push_inherited(earlier, parts, start, at.place());
    return true;
  }

  void push_inherited(const Citation& earlier, std::vector<std::string> tail, std::size_t start,
                      std::size_t end) {
    Citation citation = earlier;
    citation.tail = std::move(tail);
    citation.start = start;
    citation.end = end;
    citation.inherited = true;
    out_.push_back(std::move(citation));
  }

  // "(a) to (c)" names (b) too; its place is that of the range's end.
  void fill_siblings(const Citation& earlier, const std::vector<std::string>& last,
                     std::size_t start, std::size_t end) {
    if (last.size() != earlier.tail.size()) return;
    std::vector<std::string> before(last.begin(), last.end() - 1);
    const Shape shape = shape_after(earlier.tail.back(), before);
    std::vector<std::vector<std::string>> between;
    auto part = next_part(earlier.tail.back(), shape);
    for (int n = 0; part && *part != last.back(); ++n, part = next_part(*part, shape)) {
      if (n == widest_range) return;
      between.push_back(before);
      between.back().push_back(*part);
    }
    if (!part) return;
    for (auto& tail : between)
      push_inherited(earlier, std::move(tail), start, end);
  }

  // "sections 30 to 32": those between, when they are few.
  void fill_sections() {
    const Citation last = out_.back();
    const Citation first = out_[out_.size() - 2];
    if (!last.tail.empty() || !first.tail.empty()) return;
    const int from = std::atoi(first.number.c_str());
    const int to = std::atoi(last.number.c_str());
    if (to <= from || to - from > 4) return;
    out_.pop_back();
    for (int n = from + 1; n < to; ++n) {
      Citation citation = last;
      citation.number = std::to_string(n);
      out_.push_back(std::move(citation));
    }
    out_.push_back(last);
  }

  std::string_view text_;
  std::vector<Citation>& out_;
};

} // namespace

std::string dotted(const Citation& citation) {
  std::string out = citation.number;
  for (const auto& part : citation.tail)
    out += "." + part;
  return out;
}

std::vector<Citation> citations_of(std::string_view text, const Words& words) {
  std::vector<Citation> out;
  Reader reader(text, out);
  std::size_t done = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.start < done) continue;
    const Head head = head_of(word.folded);
    if (head != Head::none) {
      Cursor behind(text, word.end);
      behind.head_mark();
      if (behind.place() - word.end <= 8) {
        const std::size_t end = reader.read(word.start, behind.place(), head);
        if (end > behind.place()) done = end;
      }
    } else if (word.folded[0] >= '1' && word.folded[0] <= '9' && word.gap == Word::Gap::bracket &&
               (i == 0 || words[i - 1].gap != Word::Gap::none) && text.substr(word.end, 1) == "(") {
      const std::size_t end = reader.read(word.start, word.start, Head::none);
      if (end > word.start) done = end;
    }
  }
  return out;
}

} // namespace sidestep::indexer
