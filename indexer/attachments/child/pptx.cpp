// PPTX: the text runs of each slide in the slides' order. Where a box stands on
// its slide is not looked at, so the order within one is the file's.
#include "indexer/attachments/child/markup.hpp"
#include "indexer/attachments/child/office.hpp"
#include "indexer/attachments/child/packed.hpp"
#include "indexer/attachments/child/text_maker.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace sidestep::indexer {
namespace {

constexpr std::string_view slide_name = "ppt/slides/slide";

unsigned slide_number(std::string_view name) {
  unsigned number = 0;
  const std::string_view rest = name.substr(slide_name.size());
  std::from_chars(rest.data(), rest.data() + rest.size(), number);
  return number;
}

Result<void> add_slide(TextMaker& maker, std::string_view bytes) {
  pugi::xml_document document;
  TRY(parse_xml(document, bytes));
  maker.page();
  bool first_cell = true;
  walk_xml(
      document,
      [&](const pugi::xml_node& node) {
        const std::string_view name = local(node);
        if (name == "t") maker.put(node.text().get());
        if (name == "br") maker.line();
        if (name == "tr") first_cell = true;
        if (name == "tc" && !std::exchange(first_cell, false)) maker.cell();
        return name != "Fallback";
      },
      [&](const pugi::xml_node& node) {
        const std::string_view name = local(node);
        if (name == "p" && local(node.parent().parent()) != "tc") maker.line();
        if (name == "tr") maker.line();
        if (name == "sp") maker.gap();
      });
  return {};
}

Result<Extracted> pptx(std::string_view bytes) {
  TRY_ASSIGN(auto slides, unpack(bytes, [](std::string_view name) {
               return name.starts_with(slide_name) && name.ends_with(".xml");
             }));
  std::stable_sort(slides.begin(), slides.end(), [](const Part& one, const Part& other) {
    return slide_number(one.name) < slide_number(other.name);
  });
  TextMaker maker;
  for (const Part& slide : slides)
    TRY(add_slide(maker, slide.bytes));
  return maker.take();
}

} // namespace

Extracted read_pptx(std::string_view bytes) { return or_unread(pptx(bytes)); }

} // namespace sidestep::indexer
