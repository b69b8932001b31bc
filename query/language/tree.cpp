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
  const bool group = node.type == Type::both || node.type == Type::either ||
                     node.type == Type::negation || node.type == Type::near ||
                     node.type == Type::sequence;
  return group ? "(" + line(node) + ")" : line(node);
}

std::string link_words(const Link& link) {
  std::string out = link.absent ? "THEN NOT" : "THEN";
  if (link.unit == Link::Unit::days) out += fmt::format("/{}d", link.within);
  if (link.unit == Link::Unit::working_days) out += fmt::format("/{}wd", link.within);
  return out;
}

std::string steps(const Node& node) {
  std::string out = nested(node.parts.front());
  for (std::size_t i = 1; i < node.parts.size(); ++i)
    out += " " + link_words(node.links[i - 1]) + " " + nested(node.parts[i]);
  return out;
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
  case Type::beginning:
    return field_start(node) + node.words.front() + "*";
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
  case Type::near:
    return joined(node, fmt::format(" NEAR/{} ", node.distance));
  case Type::whole:
    return "thread:(" + line(node.parts.front()) + ")";
  case Type::sequence:
    return steps(node);
  }
  return "";
}

void branch(const Node& node, std::size_t depth, std::string& out);

void step_branches(const Node& node, std::size_t depth, std::string& out) {
  out += "in this order, within one thread\n";
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    if (i > 0) {
      out.append(2 * depth + 1, ' ');
      out += link_words(node.links[i - 1]) + "\n";
    }
    branch(node.parts[i], depth + 1, out);
  }
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
  case Type::near:
    out += fmt::format("at most {} words from one to the next\n", node.distance);
    break;
  case Type::whole:
    out += "somewhere in the thread\n";
    break;
  case Type::sequence:
    step_branches(node, depth, out);
    return;
  case Type::everything:
    out += "everything\n";
    return;
  case Type::beginning:
    out += "beginning " + line(node) + "\n";
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
  if (node.type == Type::word || node.type == Type::phrase || node.type == Type::near) return true;
  if (node.type == Type::beginning)
    return node.field == nullptr || node.field->type == FieldType::text;
  if (node.type == Type::negation) return false;
  return std::any_of(node.parts.begin(), node.parts.end(), has_words);
}

bool has_whole(const Node& node) {
  return node.type == Type::whole || std::any_of(node.parts.begin(), node.parts.end(), has_whole);
}

} // namespace

bool operator==(const Link& a, const Link& b) {
  return a.unit == b.unit && a.within == b.within && a.absent == b.absent;
}

bool operator==(const Node& a, const Node& b) {
  return a.type == b.type && a.field == b.field && a.words == b.words && a.value == b.value &&
         a.low == b.low && a.high == b.high && a.parts == b.parts && a.distance == b.distance &&
         a.links == b.links;
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

bool is_sequence(const Query& query) { return query.root.type == Type::sequence; }

bool asks_whole_threads(const Query& query) { return has_whole(query.root); }

bool asks_for_words(const Query& query) { return has_words(query.root); }

} // namespace sidestep::query
