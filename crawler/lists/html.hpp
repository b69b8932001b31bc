// An HTML page as a flat list of its nodes in the page's order, behind limits
// of size, memory and time. Lists and saved pages are read from it; Gumbo stays
// inside html.cpp. It makes no text for people: indexer/pages does that.
#pragma once

#include "common/result.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::crawler {

struct HtmlNode {
  std::string tag{};   // lower case; "" for text, "!--" for a comment
  std::string text{};  // of text and comments
  std::size_t end = 0; // one past its last descendant
  std::vector<std::pair<std::string, std::string>> attributes{};

  std::string_view attribute(std::string_view name) const; // "" when absent
  bool has_class(std::string_view token) const;
};

class Html {
public:
  // Error (source): over 32 MB, or too tangled to read within its limits.
  static Result<Html> parse(std::string_view bytes);

  std::size_t size() const { return nodes_.size(); }
  const HtmlNode& operator[](std::size_t at) const { return nodes_[at]; }

  using Test = std::function<bool(const HtmlNode&)>;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  // The first element in [from, to) for which `test` holds; `none` when none.
  std::size_t find(const Test& test, std::size_t from = 0, std::size_t to = none) const;
  std::size_t find_tag(std::string_view tag, std::size_t from = 0, std::size_t to = none) const;
  std::size_t find_class(std::string_view token, std::size_t from = 0, std::size_t to = none) const;
  // All text under a node (scripts and styles left out), blanks squeezed.
  std::string text(std::size_t node) const;

private:
  std::vector<HtmlNode> nodes_{};
};

} // namespace sidestep::crawler
