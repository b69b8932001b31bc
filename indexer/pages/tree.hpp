// An HTML page as a tree, and the small questions that readers ask of it. All
// walks use a stack of their own: a page may be nested as deeply as it likes.
#pragma once

#include "common/arena.hpp"
#include "common/result.hpp"

#include <gumbo.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

class Tree {
public:
  // Error (source): over the limits of size, memory or time.
  static Result<Tree> parse(std::string_view html);
  const GumboNode* root() const { return root_; }

private:
  Tree() = default;
  std::unique_ptr<std::string> html_{}; // the tree points into it
  std::unique_ptr<Arena> arena_{};
  const GumboNode* root_ = nullptr;
};

// Every node under `from`, itself too, in the page's order. `enter` returns
// whether to go into the node's children; `leave` is called for those alone.
void walk(const GumboNode* from, const std::function<bool(const GumboNode*)>& enter,
          const std::function<void(const GumboNode*)>& leave = {});

bool is_element(const GumboNode* node);
bool is_tag(const GumboNode* node, GumboTag tag);
std::string_view attribute(const GumboNode* node, const char* name); // "" when absent
bool has_class(const GumboNode* node, std::string_view token);

using Test = std::function<bool(const GumboNode*)>;
// The first element for which `test` holds, or null; and all of them.
const GumboNode* first(const GumboNode* from, const Test& test);
std::vector<const GumboNode*> all(const GumboNode* from, const Test& test);
// As all(), but none that stands inside another: reading each of them whole
// then stays linear, however a page is nested.
std::vector<const GumboNode*> outermost(const GumboNode* from, const Test& test);
// The words at the beginning of a part, as they stand in the HTML: of its
// first 200 nodes alone, so that it may be asked of every node.
std::string beginning_of(const GumboNode* from);
const GumboNode* first_class(const GumboNode* from, std::string_view token);
const GumboNode* first_tag(const GumboNode* from, GumboTag tag);
const GumboNode* by_id(const GumboNode* from, std::string_view id);
// The content of <meta property=NAME> or <meta name=NAME>; "" when absent.
std::string_view meta(const GumboNode* root, std::string_view name);

} // namespace sidestep::indexer
