// HTML to text. The sites make their HTML from plain text (blank line to
// paragraph, line break to "\n<br />"), so this is the way back; it also reads
// the lists and headings that petitions have, as the site's own JSON prints them.
#include "indexer/pages/render.hpp"

#include "common/text.hpp"

#include <algorithm>

namespace sidestep::indexer {
namespace {

bool never_shown(const GumboNode* node) {
  switch (node->v.element.tag) {
  case GUMBO_TAG_SCRIPT:
  case GUMBO_TAG_STYLE:
  case GUMBO_TAG_NOSCRIPT:
  case GUMBO_TAG_HEAD:
  case GUMBO_TAG_TEXTAREA:
  case GUMBO_TAG_SELECT:
  case GUMBO_TAG_BUTTON:
  case GUMBO_TAG_SVG:
    return true;
  default:
    return has_class(node, "unfold_link");
  }
}

// How many line breaks stand around the element at least; 0 = it is inline.
unsigned breaks_around(const GumboNode* node) {
  switch (node->v.element.tag) {
  case GUMBO_TAG_P:
  case GUMBO_TAG_BLOCKQUOTE:
  case GUMBO_TAG_UL:
  case GUMBO_TAG_OL:
  case GUMBO_TAG_DL:
  case GUMBO_TAG_PRE:
  case GUMBO_TAG_TABLE:
  case GUMBO_TAG_HR:
  case GUMBO_TAG_H1:
  case GUMBO_TAG_H2:
  case GUMBO_TAG_H3:
  case GUMBO_TAG_H4:
  case GUMBO_TAG_H5:
  case GUMBO_TAG_H6:
    return 2;
  case GUMBO_TAG_DIV:
  case GUMBO_TAG_SECTION:
  case GUMBO_TAG_ARTICLE:
  case GUMBO_TAG_LI:
  case GUMBO_TAG_DT:
  case GUMBO_TAG_DD:
  case GUMBO_TAG_TR:
  case GUMBO_TAG_DETAILS:
  case GUMBO_TAG_SUMMARY:
    return 1;
  default:
    return 0;
  }
}

// The site cuts the text of long links to their beginning and "..."; the
// whole address stands in href alone. "" when the text is not such a cut.
std::string_view uncut(const GumboNode* link, std::string_view text) {
  const std::string_view href = attribute(link, "href");
  for (const std::string_view dots : {std::string_view("..."), std::string_view("…")}) {
    if (!text.ends_with(dots)) continue;
    const std::string_view kept = text.substr(0, text.size() - dots.size());
    if (kept.size() < 8) return {};
    if (href.starts_with(kept)) return href;
    const auto host = href.find("://");
    if (host != std::string_view::npos && href.substr(host + 3).starts_with(kept)) return href;
  }
  return {};
}

class Writer {
public:
  void line_break() { ++breaks_; }
  void at_least(unsigned breaks) { breaks_ = std::max(breaks_, breaks); }
  void blank() { blank_ = true; }
  void cell() { cell_ = true; }
  void mark(std::string text) { mark_ = std::move(text); }

  void put(std::string_view text, bool keep_blanks) {
    for (const char c : text) {
      const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
      if (!white) flush();
      if (!white)
        out_ += c;
      else if (!keep_blanks)
        blank_ = true;
      else if (c == '\n')
        ++breaks_;
      else
        flush(), out_ += ' ';
    }
  }
  std::string take() { return std::move(out_); }

private:
  void flush() {
    if (!out_.empty() && breaks_ > 0)
      out_.append(breaks_, '\n');
    else if (!out_.empty() && (cell_ || blank_))
      out_ += cell_ ? '\t' : ' ';
    if (!mark_.empty()) out_ += std::exchange(mark_, {});
    breaks_ = 0;
    blank_ = cell_ = false;
  }

  std::string out_{};
  std::string mark_{}; // of a list item, before its first word
  unsigned breaks_ = 0;
  bool blank_ = false;
  bool cell_ = false;
};

class Renderer {
public:
  explicit Renderer(const Test& skip) : skip_(skip) {}

  std::string run(const GumboNode* from) {
    walk(
        from, [&](const GumboNode* node) { return enter(node, node == from); },
        [&](const GumboNode* node) { leave(node); });
    return out_.take();
  }

private:
  bool enter(const GumboNode* node, bool top) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      out_.put(node->v.text.text, pre_ > 0);
      return false;
    }
    if (!is_element(node)) return node->type == GUMBO_NODE_DOCUMENT;
    if (!top && (never_shown(node) || (skip_ && skip_(node)))) return false;
    if (const unsigned breaks = breaks_around(node)) out_.at_least(breaks);
    switch (node->v.element.tag) {
    case GUMBO_TAG_BR:
      out_.line_break();
      break;
    case GUMBO_TAG_PRE:
      ++pre_;
      break;
    case GUMBO_TAG_UL:
      items_.push_back(0);
      break;
    case GUMBO_TAG_OL:
      items_.push_back(1);
      break;
    case GUMBO_TAG_LI:
      out_.mark(mark());
      break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      out_.cell();
      break;
    case GUMBO_TAG_A:
      return link(node);
    default:
      break;
    }
    return true;
  }

  // "* " in a bulleted list, "3. " in a numbered one.
  std::string mark() {
    if (items_.empty() || items_.back() == 0) return "* ";
    return std::to_string(items_.back()++) + ". ";
  }

  bool link(const GumboNode* node) {
    const std::string shown = beginning_of(node);
    const std::string_view whole = uncut(node, trim(shown));
    if (whole.empty()) return true;
    if (shown.front() == ' ' || shown.front() == '\n') out_.blank();
    out_.put(whole, false);
    return false;
  }

  void leave(const GumboNode* node) {
    if (!is_element(node)) return;
    if (const unsigned breaks = breaks_around(node)) out_.at_least(breaks);
    if (is_tag(node, GUMBO_TAG_PRE)) --pre_;
    if (is_tag(node, GUMBO_TAG_UL) || is_tag(node, GUMBO_TAG_OL)) items_.pop_back();
  }

  const Test& skip_;
  Writer out_{};
  int pre_ = 0;
  std::vector<unsigned> items_{}; // of each open list: 0 = bullets, else the next number
};

} // namespace

// Cleaned again: a control character may come as an entity (&#27;).
std::string text_of(const GumboNode* from, const Test& skip) {
  return clean_utf8(Renderer(skip).run(from));
}

std::string line_of(const GumboNode* from, const Test& skip) {
  return squeeze(text_of(from, skip));
}

} // namespace sidestep::indexer
