// Gumbo's tree is copied into a flat list by a walk without recursion, and its
// memory given back at once: no nesting, however deep, reaches the stack.
#include "crawler/lists/html.hpp"

#include "common/arena.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <gumbo.h>

namespace sidestep::crawler {

namespace {

constexpr std::size_t page_limit = std::size_t{32} << 20U;
constexpr std::size_t memory_limit = std::size_t{1} << 30U;
constexpr std::size_t most_nodes = 2'000'000;
constexpr std::chrono::milliseconds time_limit{20000};

void* take(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->take(size); }
void give(void* arena, void* block) { static_cast<Arena*>(arena)->give(block); }

// Null when a limit of the arena was passed. Nothing with a destructor may live
// here: the arena jumps back over it.
const GumboNode* parse_within(Arena& arena, const std::string& html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = take;
  options.deallocator = give;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.out_of_bounds) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->document;
}

const GumboVector* children(const GumboNode* node) {
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    return &node->v.element.children;
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return nullptr;
}

std::string tag_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  if (piece.data == nullptr) return "?";
  gumbo_tag_from_original_text(&piece);
  return lower_ascii(std::string_view(piece.data, piece.length));
}

HtmlNode copy_of(const GumboNode* node) {
  HtmlNode copy;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
    copy.tag = tag_of(node->v.element);
    const GumboVector& list = node->v.element.attributes;
    for (unsigned i = 0; i < list.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(list.data[i]);
      copy.attributes.emplace_back(attribute->name, attribute->value);
    }
  } else if (node->type == GUMBO_NODE_COMMENT) {
    copy.tag = "!--";
    copy.text = node->v.text.text;
  } else if (node->type == GUMBO_NODE_DOCUMENT) {
    copy.tag = "#document";
  } else {
    copy.text = node->v.text.text;
  }
  return copy;
}

// False when there are too many nodes.
bool flatten(const GumboNode* root, std::vector<HtmlNode>& nodes) {
  struct Step {
    const GumboNode* node;
    std::size_t index;
    unsigned next;
  };
  std::vector<Step> way{{root, 0, 0}};
  nodes.push_back(copy_of(root));
  while (!way.empty()) {
    Step& step = way.back();
    const GumboVector* below = children(step.node);
    if (below == nullptr || step.next >= below->length) {
      nodes[step.index].end = nodes.size();
      way.pop_back();
      continue;
    }
    if (nodes.size() == most_nodes) return false;
    const auto* child = static_cast<const GumboNode*>(below->data[step.next++]);
    const std::size_t index = nodes.size();
    nodes.push_back(copy_of(child));
    way.push_back({child, index, 0});
  }
  return true;
}

} // namespace

std::string_view HtmlNode::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes)
    if (key == name) return value;
  return {};
}

bool HtmlNode::has_class(std::string_view token) const {
  std::string_view list = attribute("class");
  while (!list.empty()) {
    const auto stop = list.find_first_of(" \t\n\r\f");
    if (list.substr(0, stop) == token) return true;
    if (stop == std::string_view::npos) break;
    list.remove_prefix(stop + 1);
  }
  return false;
}

Result<Html> Html::parse(std::string_view bytes) {
  if (bytes.size() > page_limit)
    return fail(Code::source, "the page has {} bytes; at most {} are read", bytes.size(),
                page_limit);
  const std::string html = clean_utf8(bytes);
  Arena arena(memory_limit, time_limit);
  Html page;
  const GumboNode* root = parse_within(arena, html);
  if (root == nullptr || !flatten(root, page.nodes_))
    return fail(Code::source, "the page's HTML is too tangled to read within its limits");
  return page;
}

std::size_t Html::find(const Test& test, std::size_t from, std::size_t to) const {
  const std::size_t end = std::min(to, nodes_.size());
  for (std::size_t at = from; at < end; ++at)
    if (!nodes_[at].tag.empty() && test(nodes_[at])) return at;
  return none;
}

std::size_t Html::find_tag(std::string_view tag, std::size_t from, std::size_t to) const {
  return find([tag](const HtmlNode& node) { return node.tag == tag; }, from, to);
}

std::size_t Html::find_class(std::string_view token, std::size_t from, std::size_t to) const {
  return find([token](const HtmlNode& node) { return node.has_class(token); }, from, to);
}

std::string Html::text(std::size_t node) const {
  std::string text;
  for (std::size_t at = node; at < nodes_[node].end;) {
    const HtmlNode& part = nodes_[at];
    if (part.tag == "script" || part.tag == "style") {
      at = part.end;
      continue;
    }
    if (part.tag.empty()) text += part.text;
    if (part.tag == "br" || part.tag == "p" || part.tag == "div" || part.tag == "li") text += ' ';
    ++at;
  }
  return squeeze(text);
}

} // namespace sidestep::crawler
