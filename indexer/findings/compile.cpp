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
    program_.first_ = whole.first;
    program_.last_ = whole.last;
    program_.anchors_ = std::move(whole.anchors);
    program_.share_ = whole.share;
    program_.previous_.assign(program_.next_.size(), 0);
    for (std::size_t i = 0; i < program_.next_.size(); ++i)
      for (std::size_t j = 0; j < program_.next_.size(); ++j)
        if (program_.next_[i] & bit(j)) program_.previous_[j] |= bit(i);
    gather_words();
    return std::move(program_);
  }

private:
  struct Part {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    bool nullable = true;
    std::vector<Program::Anchor> anchors{}; // every match passes one of them
    double anchor_share = 1;                // how often any of them stands
    double share = 1;                       // how often the whole may match
  };

  // 63 stands in for what is one too many, until run() says so.
  std::size_t position() {
    if (program_.next_.size() >= 64) {
      too_long_ = true;
      return 63;
    }
    program_.next_.push_back(0);
    return program_.next_.size() - 1;
  }

  Part one(std::uint64_t here, std::vector<WordId> words, double share) {
    Part part{here, here, false, {}, share, std::min(share, 1.0)};
    const auto at = static_cast<std::uint8_t>(__builtin_ctzll(here));
    part.anchors.push_back({at, std::move(words)});
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
    for (int i = 0; i < node.most; ++i) {
      const std::uint64_t here = bit(position());
      program_.any_ |= here;
      join(whole, Part{here, here, i >= node.least, {}, 1, 1});
    }
    whole.share = node.most - node.least + 1;
    return whole;
  }

  // Makes `left` the sequence of both.
  void join(Part& left, Part right) {
    for (std::size_t i = 0; i < program_.next_.size(); ++i)
      if (left.last & bit(i)) program_.next_[i] |= right.first;
    if (left.nullable) left.first |= right.first;
    left.last = right.nullable ? left.last | right.last : right.last;
    if (!right.nullable && !right.anchors.empty() &&
        (left.anchors.empty() || right.anchor_share < left.anchor_share)) {
      left.anchors = std::move(right.anchors);
      left.anchor_share = right.anchor_share;
    }
    left.nullable = left.nullable && right.nullable;
    left.share *= right.share;
  }

  Part either(const Node& node) {
    Part whole;
    whole.nullable = false;
    whole.share = whole.anchor_share = 0;
    bool all_anchored = true; // an alternative that is a bare gap has no anchor
    for (const Node& alternative : node.parts) {
      Part part = build(alternative);
      whole.first |= part.first;
      whole.last |= part.last;
      whole.nullable = whole.nullable || part.nullable;
      whole.share += part.share;
      whole.anchor_share += part.anchor_share;
      all_anchored = all_anchored && !part.anchors.empty();
      for (auto& anchor : part.anchors)
        whole.anchors.push_back(std::move(anchor));
    }
    if (whole.nullable || !all_anchored) whole.anchors.clear();
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
      part.anchors.clear();
      part.share = 1;
    }
    return part;
  }

  void gather_words() {
    std::sort(word_bits_.begin(), word_bits_.end());
    for (const auto& [id, positions] : word_bits_) {
      if (program_.words_.empty() || program_.words_.back().first != id)
        program_.words_.emplace_back(id, 0);
      program_.words_.back().second |= positions;
    }
  }

  const Vocabulary& vocabulary_;
  Program program_{};
  std::vector<std::pair<WordId, std::uint64_t>> word_bits_{};
  bool too_long_ = false;
};

namespace {

std::size_t positions_of(const Node& node) {
  if (node.kind == Node::Kind::gap) return node.most;
  if (node.parts.empty()) return 1;
  std::size_t sum = 0;
  for (const Node& part : node.parts)
    sum += positions_of(part);
  return sum;
}

// The part with most alternatives to share out; null when there is none.
Node* largest_choice(Node& node) {
  if (node.kind == Node::Kind::either && !node.optional && node.parts.size() > 1) return &node;
  if (node.kind != Node::Kind::sequence || node.optional) return nullptr;
  Node* best = nullptr;
  for (Node& part : node.parts) {
    Node* inner = largest_choice(part);
    if (inner != nullptr && (best == nullptr || positions_of(*inner) > positions_of(*best)))
      best = inner;
  }
  return best;
}

Result<void> compile_into(const Node& pattern, const Vocabulary& vocabulary,
                          std::vector<Program>& out) {
  Node half = pattern;
  Node* choice = positions_of(pattern) > 64 ? largest_choice(half) : nullptr;
  if (choice == nullptr) {
    TRY_ASSIGN(Program program, Compiler(vocabulary).run(pattern));
    out.push_back(std::move(program));
    return {};
  }
  if (out.size() >= 64) return fail(Code::config, "a pattern with too many alternatives");
  const std::vector<Node> all = choice->parts;
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  choice->parts.assign(all.begin(), middle);
  TRY(compile_into(half, vocabulary, out));
  choice->parts.assign(middle, all.end());
  return compile_into(half, vocabulary, out);
}

} // namespace

Result<std::vector<Program>> Program::compile(const Node& pattern, const Vocabulary& vocabulary) {
  std::vector<Program> out;
  TRY(compile_into(pattern, vocabulary, out));
  return out;
}

} // namespace sidestep::indexer
