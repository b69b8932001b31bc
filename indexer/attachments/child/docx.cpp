// DOCX: paragraphs, tables and breaks of the document, then its notes. Text that
// was deleted under change tracking is gone for the reader, so it is here.
#include "indexer/attachments/child/markup.hpp"
#include "indexer/attachments/child/office.hpp"
#include "indexer/attachments/child/packed.hpp"
#include "indexer/attachments/child/text_maker.hpp"

namespace sidestep::indexer {
namespace {

class DocxWalk {
public:
  explicit DocxWalk(TextMaker& maker) : maker_(maker) {}

  bool enter(const pugi::xml_node& node) {
    const std::string_view name = local(node);
    if (name == "t") {
      maker_.put(node.text().get());
    } else if (name == "tab" && local(node.parent()) == "r") {
      maker_.put("\t");
    } else if (name == "br" || name == "cr") {
      maker_.line();
    } else if (name == "noBreakHyphen") {
      maker_.put("-");
    } else if (name == "tr") {
      in_row_ += 1;
      first_cell_ = true;
    } else if (name == "tc") {
      if (!first_cell_) maker_.cell();
      first_cell_ = false;
    }
    // The fallback of a drawing repeats its text.
    return name != "del" && name != "moveFrom" && name != "Fallback" && name != "pPr" &&
           name != "rPr" && name != "sectPr";
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local(node);
    if (name == "p") {
      // Inside a row the cell's end is what parts it from the next.
      if (in_row_ == 0)
        maker_.gap();
      else if (node.next_sibling())
        maker_.put(" ");
    } else if (name == "tr") {
      in_row_ -= 1;
      maker_.line();
    } else if (name == "tbl") {
      maker_.gap();
    }
  }

private:
  TextMaker& maker_;
  int in_row_ = 0;
  bool first_cell_ = true;
};

Result<void> add(TextMaker& maker, std::string_view bytes) {
  pugi::xml_document document;
  TRY(parse_xml(document, bytes));
  DocxWalk walk(maker);
  walk_xml(
      document, [&](const pugi::xml_node& node) { return walk.enter(node); },
      [&](const pugi::xml_node& node) { walk.leave(node); });
  maker.gap();
  return {};
}

Result<Extracted> docx(std::string_view bytes) {
  TRY_ASSIGN(const auto parts, unpack(bytes, [](std::string_view name) {
               return name == "word/document.xml" || name == "word/footnotes.xml" ||
                      name == "word/endnotes.xml" || name.starts_with("word/header");
             }));
  if (part(parts, "word/document.xml").empty())
    return fail(Code::source, "damaged DOCX: it has no document in it");
  TextMaker maker;
  // The letterhead is the header of some page: the one with the most in it.
  std::string_view head;
  for (const Part& one : parts)
    if (one.name.starts_with("word/header") && one.bytes.size() > head.size()) head = one.bytes;
  if (!head.empty()) TRY(add(maker, head));
  TRY(add(maker, part(parts, "word/document.xml")));
  for (const std::string_view notes : {"word/footnotes.xml", "word/endnotes.xml"})
    if (const std::string_view xml = part(parts, notes); !xml.empty()) TRY(add(maker, xml));
  return maker.take();
}

} // namespace

Extracted read_docx(std::string_view bytes) { return or_unread(docx(bytes)); }

} // namespace sidestep::indexer
