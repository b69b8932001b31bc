// A pattern with more alternatives than one program has positions for, shared
// out over several: the largest choice in it is halved until each half fits.
#include "indexer/findings/matcher.hpp"

namespace sidestep::indexer {
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
    TRY_ASSIGN(Program program, Program::compile_one(pattern, vocabulary));
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
