// OpenDocument: text, sheets and slides alike are content.xml.
#include "indexer/attachments/child/markup.hpp"
#include "indexer/attachments/child/office.hpp"
#include "indexer/attachments/child/packed.hpp"
#include "indexer/attachments/child/text_maker.hpp"

#include <algorithm>

namespace sidestep::indexer {
namespace {

class OdtWalk {
public:
  explicit OdtWalk(TextMaker& maker) : maker_(maker) {}

  bool enter(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata) {
      if (paragraphs_ > 0) maker_.put(node.value());
      return false;
    }
    const std::string_view name = local(node);
    if (name == "p" || name == "h") {
      ++paragraphs_;
    } else if (name == "tab") {
      maker_.put("\t");
    } else if (name == "line-break") {
      maker_.line();
    } else if (name == "s") {
      maker_.put(
          std::string(std::min<std::size_t>(number_of(attribute_of(node, "c"), 1), 80), ' '));
    } else if (name == "table-row") {
      ++rows_;
      first_cell_ = true;
    } else if (name == "table-cell") {
      if (!first_cell_) maker_.cell();
      first_cell_ = false;
    } else if (name == "page" || (name == "table" && rows_ == 0 && is_sheet(node))) {
      maker_.page();
      if (name == "table") {
        maker_.put(attribute_of(node, "name"));
        maker_.line();
      }
    }
    return name != "tracked-changes" && name != "annotation" && name != "automatic-styles" &&
           name != "notes" && name != "forms";
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local(node);
    if (name == "p" || name == "h") {
      --paragraphs_;
      if (rows_ == 0)
        maker_.gap();
      else if (node.next_sibling())
        maker_.put(" ");
    } else if (name == "list-item" && rows_ == 0) {
      maker_.line();
    } else if (name == "table-row") {
      --rows_;
      maker_.line();
    } else if (name == "table") {
      maker_.gap();
    }
  }

private:
  static bool is_sheet(const pugi::xml_node& node) { return local(node.parent()) == "spreadsheet"; }

  TextMaker& maker_;
  int paragraphs_ = 0;
  int rows_ = 0;
  bool first_cell_ = true;
};

Result<Extracted> odt(std::string_view bytes) {
  TRY_ASSIGN(const auto parts,
             unpack(bytes, [](std::string_view name) { return name == "content.xml"; }));
  if (parts.empty()) return fail(Code::source, "damaged ODT: it has no content in it");
  pugi::xml_document document;
  TRY(parse_xml(document, parts.front().bytes));
  TextMaker maker;
  OdtWalk walk(maker);
  walk_xml(
      document, [&](const pugi::xml_node& node) { return walk.enter(node); },
      [&](const pugi::xml_node& node) { walk.leave(node); });
  return maker.take();
}

} // namespace

Extracted read_odt(std::string_view bytes) { return or_unread(odt(bytes)); }

} // namespace sidestep::indexer
