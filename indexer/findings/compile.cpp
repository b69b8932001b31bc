// From the notation's tree to positions: which may begin, end and follow each
// other (Glushkov's construction), and the anchor.
#include "indexer/findings/matcher.hpp"

#include <algorithm>

namespace sidestep::indexer {
namespace {

constexpr double number_share = 0.02;
constexpr double money_share = 0.001;

std::uint64_t bit(std::size_t i) { return std::uint64_t{1} << i; }

} // namespace

class Compiler {
public:
  explicit Compiler(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  Result<Program> run(const Node& pattern) {
    Part whole = build(pattern);
    if (too_long_)
      return fail(Code::config, "a pattern of more than 64 words and gap places: split it in two");
    if (whole.nullable || whole.anchors.empty())
      return fail(Code::config, "a pattern with nothing that every match must hold");
    program_.first_ = whole.onward.first;
    program_.last_ = whole.onward.last;
    program_.begin_ = whole.back.first;
    for (PartAnchor& anchor : whole.anchors)
      program_.anchors_.push_back(std::move(anchor.anchor));
    program_.share_ = whole.share;
    TRY(gather_words());
    return std::move(program_);
  }

private:
  // How many words there may be.
  struct Count {
    int least = 0;
    int most = 0;
    Count operator+(Count other) const { return {least + other.least, most + other.most}; }
    Count operator|(Count other) const {
      return {std::min(least, other.least), std::max(most, other.most)};
    }
  };
  // An anchor or a group, and the words of its part before and behind it.
  struct PartAnchor {
    Program::Anchor anchor{};
    Count before{};
    Count behind{};
  };
  struct Group {
    std::vector<WordId> words{};
    double share = 0; // how often one of them stands
    Count before{};
    Count behind{};
  };
  // Positions where a part may begin and end.
  struct Ends {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
  };
  // A gap is walked in order of its places from whichever end it is entered, so
  // that one place at a time is busy: hence ends of its own for each direction.
  struct Part {
    Ends onward{};
    Ends back{};
    bool nullable = true;
    Count length{};
    std::vector<PartAnchor> anchors{}; // every match passes one of them
    double anchor_share = 1;           // how often any of them stands
    double share = 1;                  // how often the whole may match
    std::vector<Group> groups{};       // every match has a word of each
  };

  // 63 stands in for what is one too many, until run() says so.
  std::size_t position() {
    if (program_.next_.size() >= 64) {
      too_long_ = true;
      return 63;
    }
    program_.next_.push_back(0);
    program_.previous_.push_back(0);
    return program_.next_.size() - 1;
  }

  Part one(std::uint64_t here, std::vector<WordId> words, double share) {
    Part part{{here, here}, {here, here}, false, {1, 1}, {}, share, std::min(share, 1.0), {}};
    const auto at = static_cast<std::uint8_t>(__builtin_ctzll(here));
    if (!words.empty()) part.groups.push_back({words, share, {}, {}});
    part.anchors.push_back({{at, std::move(words), {}}, {}, {}});
    return part;
  }

  Part leaf(const Node& node) {
    const std::uint64_t here = bit(position());
    if (node.kind == Node::Kind::number) {
      program_.number_ |= here;
      return one(here, {}, number_share);
    }
    if (node.kind == Node::Kind::money) {
      program_.money_ |= here;
      return one(here, {}, money_share);
    }
    double share = 0;
    for (const WordId id : node.words) {
      share += frequency(vocabulary_.word(id));
      word_bits_.emplace_back(id, here);
    }
    return one(here, node.words, share);
  }

  Part gap(const Node& node) {
    Part whole;
    std::size_t before = 0;
    for (int i = 0; i < node.most; ++i) {
      const std::size_t here = position();
      program_.any_ |= bit(here);
      if (i == 0) {
        whole.onward.first = whole.back.last = bit(here);
      } else {
        program_.next_[before] |= bit(here);
        program_.previous_[before] |= bit(here);
      }
      if (i + 1 >= node.least) {
        whole.onward.last |= bit(here);
        whole.back.first |= bit(here);
      }
      before = here;
    }
    whole.nullable = node.least == 0;
    whole.length = {node.least, node.most};
    whole.share = node.most - node.least + 1;
    return whole;
  }

  // Makes `left` the sequence of both.
  void join(Part& left, Part right) {
    for (std::size_t i = 0; i < program_.next_.size(); ++i) {
      if (left.onward.last & bit(i)) program_.next_[i] |= right.onward.first;
      if (right.back.first & bit(i)) program_.previous_[i] |= left.back.last;
    }
    chain(left.onward, left.nullable, right.onward, right.nullable);
    chain(left.back, left.nullable, right.back, right.nullable);
    const bool in_right = !right.nullable && !right.anchors.empty() &&
                          (left.anchors.empty() || right.anchor_share < left.anchor_share);
    if (in_right)
      add_needs_before(right.anchors, left.groups);
    else
      add_needs_behind(left.anchors, right.groups);
    move_apart(left, right);
    if (in_right) {
      left.anchors = std::move(right.anchors);
      left.anchor_share = right.anchor_share;
    }
    for (auto& group : right.groups)
      left.groups.push_back(std::move(group));
    left.nullable = left.nullable && right.nullable;
    left.share *= right.share;
    left.length = left.length + right.length;
  }

  static void chain(Ends& left, bool left_nullable, const Ends& right, bool right_nullable) {
    if (left_nullable) left.first |= right.first;
    left.last = right_nullable ? left.last | right.last : right.last;
  }

  // What the rest of a sequence must have beside the anchor, and how far off.
  static void add_needs_before(std::vector<PartAnchor>& anchors, const std::vector<Group>& groups) {
    for (auto& [anchor, before, behind] : anchors)
      for (const Group& group : groups) {
        const Count off = group.behind + before;
        anchor.needs.push_back({group.words, group.share, -off.most - 1, -off.least - 1});
      }
  }
  static void add_needs_behind(std::vector<PartAnchor>& anchors, const std::vector<Group>& groups) {
    for (auto& [anchor, before, behind] : anchors)
      for (const Group& group : groups) {
        const Count off = behind + group.before;
        anchor.needs.push_back({group.words, group.share, off.least + 1, off.most + 1});
      }
  }

  // The words of one part of a sequence stand round what is in the other.
  static void move_apart(Part& left, Part& right) {
    for (auto& anchor : left.anchors)
      anchor.behind = anchor.behind + right.length;
    for (auto& group : left.groups)
      group.behind = group.behind + right.length;
    for (auto& anchor : right.anchors)
      anchor.before = anchor.before + left.length;
    for (auto& group : right.groups)
      group.before = group.before + left.length;
  }

  // One group for alternatives: the rarest of each. None when one has none.
  static void add_choice(Part& whole, const Part& alternative, bool first) {
    const auto rarest =
        std::min_element(alternative.groups.begin(), alternative.groups.end(),
                         [](const auto& a, const auto& b) { return a.share < b.share; });
    if (rarest == alternative.groups.end() || (!first && whole.groups.empty())) {
      whole.groups.clear();
      return;
    }
    if (first) whole.groups.push_back({{}, 0, rarest->before, rarest->behind});
    auto& group = whole.groups.front();
    group.before = group.before | rarest->before;
    group.behind = group.behind | rarest->behind;
    group.words.insert(group.words.end(), rarest->words.begin(), rarest->words.end());
    group.share += rarest->share;
  }

  Part either(const Node& node) {
    Part whole;
    whole.nullable = false;
    whole.share = whole.anchor_share = 0;
    bool all_anchored = true; // an alternative that is a bare gap has no anchor
    for (const Node& alternative : node.parts) {
      Part part = build(alternative);
      const bool first = &alternative == &node.parts.front();
      add_choice(whole, part, first);
      whole.length = first ? part.length : whole.length | part.length;
      whole.onward.first |= part.onward.first;
      whole.onward.last |= part.onward.last;
      whole.back.first |= part.back.first;
      whole.back.last |= part.back.last;
      whole.nullable = whole.nullable || part.nullable;
      whole.share += part.share;
      whole.anchor_share += part.anchor_share;
      all_anchored = all_anchored && !part.anchors.empty();
      for (auto& anchor : part.anchors)
        whole.anchors.push_back(std::move(anchor));
    }
    if (whole.nullable || !all_anchored) whole.anchors.clear();
    if (whole.nullable) whole.groups.clear();
    return whole;
  }

  Part build(const Node& node) {
    Part part;
    switch (node.kind) {
    case Node::Kind::words:
    case Node::Kind::number:
    case Node::Kind::money:
      part = leaf(node);
      break;
    case Node::Kind::gap:
      part = gap(node);
      break;
    case Node::Kind::either:
      part = either(node);
      break;
    case Node::Kind::sequence:
      for (const Node& inner : node.parts)
        join(part, build(inner));
      break;
    }
    if (node.optional) {
      part.nullable = true;
      part.length.least = 0;
      part.anchors.clear();
      part.groups.clear();
      part.share = 1;
    }
    return part;
  }

  Result<void> gather_words() {
    std::sort(word_bits_.begin(), word_bits_.end());
    std::vector<std::pair<WordId, std::uint64_t>> words;
    for (const auto& [id, positions] : word_bits_)
      if (!words.empty() && words.back().first == id)
        words.back().second |= positions;
      else
        words.emplace_back(id, positions);
    std::size_t size = 8;
    while (size < words.size() * 2)
      size *= 2;
    auto& rows = program_.rows_;
    auto& sets = program_.sets_;
    rows.assign(size, 0);
    sets.push_back(0);
    for (const auto& [id, positions] : words) {
      auto set =
          static_cast<std::size_t>(std::find(sets.begin(), sets.end(), positions) - sets.begin());
      if (set == sets.size()) sets.push_back(positions);
      if (set >= Program::most_sets || id >> (32 - Program::set_bits) != 0)
        return fail(Code::config, "a pattern of too many different words: split it in two");
      std::size_t at = Program::place_of(id);
      while (rows[at & (size - 1)] != 0)
        ++at;
      rows[at & (size - 1)] = id << Program::set_bits | static_cast<std::uint32_t>(set);
    }
    return {};
  }

  const Vocabulary& vocabulary_;
  Program program_{};
  std::vector<std::pair<WordId, std::uint64_t>> word_bits_{};
  bool too_long_ = false;
};

Result<Program> Program::compile_one(const Node& pattern, const Vocabulary& vocabulary) {
  return Compiler(vocabulary).run(pattern);
}

} // namespace sidestep::indexer
