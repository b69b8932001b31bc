// XLSX: each sheet under its name, a line a row, a tab between cells. A number
// is printed as it is kept, but one that its style shows as a day is printed
// as a day: 45292 says nothing to a reader.
#include "indexer/attachments/child/limits.hpp"
#include "indexer/attachments/child/markup.hpp"
#include "indexer/attachments/child/office.hpp"
#include "indexer/attachments/child/packed.hpp"
#include "indexer/attachments/child/text_maker.hpp"

#include "common/text.hpp"

#include <charconv>
#include <chrono>
#include <fmt/core.h>
#include <map>
#include <optional>

namespace sidestep::indexer {
namespace {

struct Sheet {
  std::string name{};
  std::string file{};
};

std::string all_text(const pugi::xml_node& from) {
  std::string text;
  walk_xml(
      from,
      [&](const pugi::xml_node& node) {
        if (local(node) == "t") text += node.text().get();
        return local(node) != "rPh"; // how Japanese is pronounced
      },
      [](const pugi::xml_node&) {});
  return squeeze(text);
}

// A format of its own that has a day or a year in it, outside quotes and [..].
bool shows_day(std::string_view format) {
  bool inside = false;
  for (const char c : lower_ascii(format)) {
    if (c == '"' || c == '[' || c == ']') inside = !inside;
    if (!inside && (c == 'd' || c == 'y')) return true;
  }
  return false;
}

// For each cell style, whether it shows a day (ECMA-376 18.8.30).
std::vector<bool> day_styles(std::string_view bytes) {
  pugi::xml_document document;
  std::vector<bool> days;
  if (bytes.empty() || !parse_xml(document, bytes)) return days;
  std::map<std::size_t, bool> formats;
  const pugi::xml_node root = document.document_element();
  for (const pugi::xml_node& node : first_named(root, "numFmts").children())
    formats[number_of(attribute_of(node, "numFmtId"), 0)] =
        shows_day(attribute_of(node, "formatCode"));
  for (const pugi::xml_node& node : first_named(root, "cellXfs").children()) {
    const std::size_t id = number_of(attribute_of(node, "numFmtId"), 0);
    const auto own = formats.find(id);
    days.push_back(own != formats.end() ? own->second : (id >= 14 && id <= 17) || id == 22);
  }
  return days;
}

// Days since 30 December 1899, or since 1904 where the workbook says so.
std::optional<std::string> day(std::string_view serial, bool from_1904) {
  using namespace std::chrono;
  std::size_t days = 0;
  const auto [end, error] = std::from_chars(serial.data(), serial.data() + serial.size(), days);
  if (error != std::errc{} || days < 61 || days > 200000) return std::nullopt;
  const sys_days start =
      from_1904 ? sys_days{1904y / January / 1} : sys_days{1899y / December / 30};
  const year_month_day date{start + std::chrono::days{static_cast<int>(days)}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

class Workbook {
public:
  Result<void> open(const std::vector<Part>& parts) {
    styles_ = day_styles(part(parts, "xl/styles.xml"));
    if (const std::string_view strings = part(parts, "xl/sharedStrings.xml"); !strings.empty()) {
      pugi::xml_document document;
      TRY(parse_xml(document, strings));
      for (const pugi::xml_node& node : document.document_element().children())
        if (local(node) == "si") strings_.push_back(all_text(node));
    }
    return sheets_of(parts);
  }

  const std::vector<Sheet>& sheets() const { return sheets_; }

  std::string shown(const pugi::xml_node& cell) const {
    const std::string_view type = attribute_of(cell, "t");
    if (type == "inlineStr") return all_text(cell);
    const std::string_view value = first_child(cell, "v").text().get();
    if (type == "s") {
      const std::size_t number = number_of(value, strings_.size());
      return number < strings_.size() ? strings_[number] : std::string{};
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    const std::size_t style = number_of(attribute_of(cell, "s"), styles_.size());
    if (type.empty() || type == "n")
      if (style < styles_.size() && styles_[style])
        if (const auto date = day(value, from_1904_)) return *date;
    return squeeze(value);
  }

private:
  static pugi::xml_node first_child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& child : node.children())
      if (local(child) == name) return child;
    return {};
  }

  // Names and order stand in workbook.xml, files in its relations.
  Result<void> sheets_of(const std::vector<Part>& parts) {
    pugi::xml_document book, relations;
    TRY(parse_xml(book, part(parts, "xl/workbook.xml")));
    TRY(parse_xml(relations, part(parts, "xl/_rels/workbook.xml.rels")));
    std::map<std::string, std::string, std::less<>> files;
    for (const pugi::xml_node& node : relations.document_element().children()) {
      const std::string_view target = attribute_of(node, "Target");
      files.emplace(attribute_of(node, "Id"), target.starts_with('/')
                                                  ? std::string(target.substr(1))
                                                  : "xl/" + std::string(target));
    }
    const std::string_view epoch =
        attribute_of(first_child(book.document_element(), "workbookPr"), "date1904");
    from_1904_ = epoch == "1" || epoch == "true";
    for (const pugi::xml_node& node : first_child(book.document_element(), "sheets").children()) {
      const pugi::xml_attribute id = node.attribute("r:id");
      const auto file = files.find(std::string_view(id.value()));
      if (file != files.end())
        sheets_.push_back({std::string(attribute_of(node, "name")), file->second});
    }
    return {};
  }

  std::vector<std::string> strings_{};
  std::vector<bool> styles_{};
  std::vector<Sheet> sheets_{};
  bool from_1904_ = false;
};

Result<void> add_sheet(TextMaker& maker, const Workbook& book, const Sheet& sheet,
                       std::string_view bytes) {
  pugi::xml_document document;
  TRY(parse_xml(document, bytes));
  maker.page();
  maker.put(squeeze(sheet.name));
  maker.line();
  for (const pugi::xml_node& row : first_named(document, "sheetData").children()) {
    std::size_t cells = 0;
    for (const pugi::xml_node& cell : row.children()) {
      if (local(cell) != "c" || cells++ >= longest_row) continue;
      const std::string words = book.shown(cell);
      if (cells > 1) maker.cell();
      maker.put(words);
    }
    maker.line();
  }
  return {};
}

Result<Extracted> xlsx(std::string_view bytes) {
  TRY_ASSIGN(const auto parts, unpack(bytes, [](std::string_view name) {
               return name == "xl/workbook.xml" || name == "xl/sharedStrings.xml" ||
                      name == "xl/styles.xml" || name == "xl/_rels/workbook.xml.rels" ||
                      name.starts_with("xl/worksheets/sheet");
             }));
  Workbook book;
  TRY(book.open(parts));
  TextMaker maker;
  for (const Sheet& sheet : book.sheets())
    if (const std::string_view xml = part(parts, sheet.file); !xml.empty())
      TRY(add_sheet(maker, book, sheet, xml));
  return maker.take();
}

} // namespace

Extracted read_xlsx(std::string_view bytes) { return or_unread(xlsx(bytes)); }

} // namespace sidestep::indexer
