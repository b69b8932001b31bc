// Gumbo behind limits, and walks without recursion.
#include "indexer/pages/tree.hpp"

#include "common/text.hpp"

namespace sidestep::indexer {
namespace {

constexpr std::size_t page_limit = std::size_t{32} << 20;
constexpr std::size_t memory_limit = std::size_t{1} << 30;
constexpr std::chrono::milliseconds time_limit{20000};

void* take(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->take(size); }
void give(void* arena, void* block) { static_cast<Arena*>(arena)->give(block); }

// Null when a limit of the arena was passed. Nothing with a destructor may
// live here: the arena jumps back over it.
const GumboNode* parse_within(Arena& arena, const std::string& html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = take;
  options.deallocator = give;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.out_of_bounds) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

const GumboVector* children(const GumboNode* node) {
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    return &node->v.element.children;
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return nullptr;
}

} // namespace

Result<Tree> Tree::parse(std::string_view html) {
  if (html.size() > page_limit)
    return fail(Code::source, "the page has {} bytes; at most {} are read", html.size(),
                page_limit);
  Tree tree;
  tree.html_ = std::make_unique<std::string>(clean_utf8(html));
  tree.arena_ = std::make_unique<Arena>(memory_limit, time_limit);
  tree.root_ = parse_within(*tree.arena_, *tree.html_);
  if (tree.root_ == nullptr)
    return fail(Code::source, "the page's HTML is too tangled to read within its limits");
  return tree;
}

void walk(const GumboNode* from, const std::function<bool(const GumboNode*)>& enter,
          const std::function<void(const GumboNode*)>& leave) {
  struct Step {
    const GumboNode* node;
    unsigned next;
  };
  std::vector<Step> way;
  if (enter(from)) way.push_back({from, 0});
  while (!way.empty()) {
    Step& step = way.back();
    const GumboVector* below = children(step.node);
    if (below == nullptr || step.next >= below->length) {
      if (leave) leave(step.node);
      way.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(below->data[step.next++]);
    if (enter(child)) way.push_back({child, 0});
  }
}

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

bool is_tag(const GumboNode* node, GumboTag tag) {
  return is_element(node) && node->v.element.tag == tag;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

bool has_class(const GumboNode* node, std::string_view token) {
  std::string_view list = attribute(node, "class");
  while (!list.empty()) {
    const auto end = list.find_first_of(" \t\n\r\f");
    if (list.substr(0, end) == token) return true;
    if (end == std::string_view::npos) break;
    list.remove_prefix(end + 1);
  }
  return false;
}

const GumboNode* first(const GumboNode* from, const Test& test) {
  const GumboNode* found = nullptr;
  walk(from, [&](const GumboNode* node) {
    if (found == nullptr && is_element(node) && test(node)) found = node;
    return found == nullptr;
  });
  return found;
}

std::vector<const GumboNode*> all(const GumboNode* from, const Test& test) {
  std::vector<const GumboNode*> found;
  walk(from, [&](const GumboNode* node) {
    if (is_element(node) && test(node)) found.push_back(node);
    return true;
  });
  return found;
}

std::vector<const GumboNode*> outermost(const GumboNode* from, const Test& test) {
  std::vector<const GumboNode*> found;
  walk(from, [&](const GumboNode* node) {
    const bool hit = is_element(node) && test(node);
    if (hit) found.push_back(node);
    return !hit;
  });
  return found;
}

std::string beginning_of(const GumboNode* from) {
  constexpr unsigned most = 200;
  std::string text;
  unsigned seen = 0;
  walk(from, [&](const GumboNode* node) {
    if (++seen > most) return false;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
      text += node->v.text.text;
    return true;
  });
  return text;
}

const GumboNode* first_class(const GumboNode* from, std::string_view token) {
  return first(from, [&](const GumboNode* node) { return has_class(node, token); });
}

const GumboNode* first_tag(const GumboNode* from, GumboTag tag) {
  return first(from, [&](const GumboNode* node) { return is_tag(node, tag); });
}

const GumboNode* by_id(const GumboNode* from, std::string_view id) {
  return first(from, [&](const GumboNode* node) { return attribute(node, "id") == id; });
}

std::string_view meta(const GumboNode* root, std::string_view name) {
  const GumboNode* found = first(root, [&](const GumboNode* node) {
    return is_tag(node, GUMBO_TAG_META) &&
           (attribute(node, "property") == name || attribute(node, "name") == name);
  });
  return found == nullptr ? std::string_view{} : attribute(found, "content");
}

} // namespace sidestep::indexer
