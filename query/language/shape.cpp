// Lifting the sequence to the root, and refusing what has no meaning.
#include "query/language/shape.hpp"

#include "query/language/caret.hpp"

#include <algorithm>
#include <iterator>

namespace sidestep::query {
namespace {

bool holds_sequence(const Node& node) {
  return node.type == Type::sequence ||
         std::any_of(node.parts.begin(), node.parts.end(), holds_sequence);
}

const Node& sequence_in(const Node& node) {
  if (node.type == Type::sequence) return node;
  return sequence_in(*std::find_if(node.parts.begin(), node.parts.end(), holds_sequence));
}

tl::unexpected<Error> misplaced(std::string_view query, const Node& node) {
  const Node& sequence = sequence_in(node);
  return fail_at(query, {sequence.at, std::max<std::size_t>(sequence.size, 1)},
                 "a sequence cannot stand inside OR, NOT, NEAR or thread:( )",
                 "it stands alone, or beside what narrows its last step: "
                 "authority:dwp (A THEN B); ask for each sequence by itself");
}

Node joined(Node a, std::vector<Node> rest) {
  Node out;
  out.type = Type::both;
  out.at = a.at;
  out.size = a.size;
  if (a.type == Type::both)
    out.parts = std::move(a.parts);
  else
    out.parts.push_back(std::move(a));
  std::move(rest.begin(), rest.end(), std::back_inserter(out.parts));
  return out;
}

// The steps of steps, laid flat; a step that ends in an absence may only be last.
Result<Node> flat(std::string_view query, Node node) {
  Node out = node;
  out.parts.clear();
  out.links.clear();
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    const bool last = i + 1 == node.parts.size();
    if (i > 0) {
      if (!out.links.empty() && out.links.back().absent)
        return fail_at(query, {node.at, std::max<std::size_t>(node.size, 1)},
                       "THEN NOT must be the last step", "nothing can follow what did not come");
      out.links.push_back(node.links[i - 1]);
    }
    TRY_ASSIGN(Node part, shaped(query, std::move(node.parts[i])));
    if (part.type != Type::sequence) {
      out.parts.push_back(std::move(part));
      continue;
    }
    if (i > 0 && node.links[i - 1].absent) return misplaced(query, part);
    if (part.links.back().absent && !last)
      return fail_at(query, {node.at, std::max<std::size_t>(node.size, 1)},
                     "THEN NOT must be the last step", "nothing can follow what did not come");
    std::move(part.parts.begin(), part.parts.end(), std::back_inserter(out.parts));
    std::move(part.links.begin(), part.links.end(), std::back_inserter(out.links));
  }
  return out;
}

// What stands beside the one sequence in an AND narrows the step that is the hit.
Result<Node> narrowed(std::string_view query, Node node) {
  std::vector<Node> rest;
  Node sequence;
  for (Node& part : node.parts) {
    if (!holds_sequence(part)) {
      rest.push_back(std::move(part));
      continue;
    }
    if (part.type != Type::sequence && part.type != Type::both) return misplaced(query, part);
    if (sequence.type == Type::sequence) return misplaced(query, part);
    TRY_ASSIGN(sequence, shaped(query, std::move(part)));
  }
  const std::size_t hit = sequence.parts.size() - (sequence.links.back().absent ? 2 : 1);
  sequence.parts[hit] = joined(std::move(sequence.parts[hit]), std::move(rest));
  return sequence;
}

bool joins_by_near(const Node& node) {
  if (node.field != nullptr) return false;
  if (node.type == Type::word || node.type == Type::beginning) return true;
  if (node.type == Type::phrase) return node.words.size() == 1;
  return node.type == Type::either &&
         std::all_of(node.parts.begin(), node.parts.end(), joins_by_near);
}

} // namespace

Result<Node> shaped(std::string_view query, Node root) {
  if (!holds_sequence(root)) return root;
  if (root.type == Type::sequence) return flat(query, std::move(root));
  if (root.type == Type::both) return narrowed(query, std::move(root));
  return misplaced(query, root);
}

Result<void> check_near_operand(std::string_view query, const Node& node, const Token& token) {
  if (joins_by_near(node)) return {};
  const Place place = node.size > 0 ? Place{node.at, node.size} : token.place;
  return fail_at(query, place, "NEAR joins single words",
                 "words, beginnings (refus*), one quoted word, or (a OR b) of these; for a phrase "
                 "near a word ask for both");
}

} // namespace sidestep::query
