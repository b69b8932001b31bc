// Comparing and printing trees.
#include "query/language/tree.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sidestep::query {
namespace {

bool needs_quotes(const std::string& value) {
  return value.empty() || value.find_first_of(" ()") != std::string::npos ||
         value.find("..") != std::string::npos;
}

std::string field_start(const Node& node) {
  return node.field == nullptr ? std::string{} : std::string(node.field->name) + ":";
}

std::string line(const Node& node);

std::string nested(const Node& node) {
  const bool group =
      node.type == Type::both || node.type == Type::either || node.type == Type::negation;
  return group ? "(" + line(node) + ")" : line(node);
}

std::string joined(const Node& node, std::string_view between) {
  std::string out;
  for (const Node& part : node.parts) {
    if (!out.empty()) out += between;
    out += part.type == Type::negation ? line(part) : nested(part);
  }
  return out;
}

std::string line(const Node& node) {
  switch (node.type) {
  case Type::everything:
    return "*";
  case Type::word:
    return field_start(node) + node.words.front();
  case Type::phrase:
    return field_start(node) + '"' + fmt::format("{}", fmt::join(node.words, " ")) + '"';
  case Type::value:
    return field_start(node) + (needs_quotes(node.value) ? '"' + node.value + '"' : node.value);
  case Type::range:
    return field_start(node) + node.low + ".." + node.high;
  case Type::both:
    return joined(node, " ");
  case Type::either:
    return joined(node, " OR ");
  case Type::negation:
    return "-" + nested(node.parts.front());
  }
  return "";
}

void branch(const Node& node, std::size_t depth, std::string& out) {
  out.append(2 * depth, ' ');
  switch (node.type) {
  case Type::both:
    out += "all of\n";
    break;
  case Type::either:
    out += "any of\n";
    break;
  case Type::negation:
    out += "not\n";
    break;
  case Type::everything:
    out += "everything\n";
    return;
  case Type::word:
    out += "word " + line(node) + "\n";
    return;
  case Type::phrase:
    out += "exactly " + line(node) + "\n";
    return;
  case Type::value:
  case Type::range:
    out += line(node) + "\n";
    return;
  }
  for (const Node& part : node.parts)
    branch(part, depth + 1, out);
}

bool has_words(const Node& node) {
  if (node.type == Type::word || node.type == Type::phrase) return true;
  if (node.type == Type::negation) return false;
  return std::any_of(node.parts.begin(), node.parts.end(), has_words);
}

} // namespace

bool operator==(const Node& a, const Node& b) {
  return a.type == b.type && a.field == b.field && a.words == b.words && a.value == b.value &&
         a.low == b.low && a.high == b.high && a.parts == b.parts;
}

bool operator==(const Query& a, const Query& b) {
  return a.root == b.root && a.all_words == b.all_words && a.delisted == b.delisted;
}

std::string print(const Query& query) {
  return std::string(query.all_words ? "in:all " : "") + (query.delisted ? "delisted:yes " : "") +
         line(query.root);
}

std::string print_tree(const Query& query) {
  std::string out;
  branch(query.root, 0, out);
  out += query.all_words ? "in all words, quoted ones too\n" : "in own words\n";
  out += query.delisted ? "delisted threads too\n" : "";
  return out;
}

bool asks_for_words(const Query& query) { return has_words(query.root); }

} // namespace sidestep::query
