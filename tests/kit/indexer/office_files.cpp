// See office_files.hpp. OLE after [MS-CFB], BIFF after [MS-XLS]: one sector
// chain, one stream, cells as LABEL records.
#include "tests/kit/indexer/office_files.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdint>
#include <doctest/doctest.h>

namespace sidestep::test {
namespace {

constexpr std::uint32_t no_sector = 0xFFFFFFFF, chain_end = 0xFFFFFFFE, table_sector = 0xFFFFFFFD;

std::string number(std::uint64_t value, int bytes) {
  std::string made;
  for (int i = 0; i < bytes; ++i)
    made += static_cast<char>(value >> (8 * i) & 0xFF);
  return made;
}

std::string padded(std::string text, std::size_t size) {
  text.resize(std::max(size, text.size()), '\0');
  return text;
}

std::string entry(std::string_view name, int type, std::uint32_t child, std::uint32_t start,
                  std::size_t size) {
  std::string wide;
  for (const char c : name)
    wide += {c, '\0'};
  const std::size_t length = wide.size() + 2;
  return padded(wide, 64) + number(length, 2) + number(static_cast<std::uint64_t>(type), 1) +
         number(1, 1) + number(no_sector, 4) + number(no_sector, 4) + number(child, 4) +
         std::string(36, '\0') + number(start, 4) + number(size, 8);
}

std::string record(unsigned type, const std::string& bytes) {
  return number(type, 2) + number(bytes.size(), 2) + bytes;
}

} // namespace

std::string zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string made(1 << 20, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_open_memory(writer, made.data(), made.size(), &used);
  for (const auto& [name, bytes] : parts) {
    archive_entry* one = archive_entry_new();
    archive_entry_set_pathname(one, name.c_str());
    archive_entry_set_size(one, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(one, AE_IFREG);
    archive_entry_set_perm(one, 0644);
    REQUIRE(archive_write_header(writer, one) == ARCHIVE_OK);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(one);
  }
  REQUIRE(archive_write_close(writer) == ARCHIVE_OK);
  archive_write_free(writer);
  made.resize(used);
  return made;
}

std::string docx(std::string_view body) {
  return zip({{"word/document.xml", "<w:document xmlns:w=\"x\"><w:body>" + std::string(body) +
                                        "</w:body></w:document>"}});
}

std::string ole(std::string_view stream, std::string data) {
  data = padded(std::move(data), 4096);
  data = padded(data, (data.size() + 511) / 512 * 512);
  const std::size_t sectors = data.size() / 512;
  std::string table = number(table_sector, 4) + number(chain_end, 4);
  for (std::size_t i = 0; i < sectors; ++i)
    table += number(i + 1 == sectors ? chain_end : i + 3, 4);
  while (table.size() < 512)
    table += number(no_sector, 4);
  std::string head = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0');
  for (const unsigned value : {0x3EU, 3U, 0xFFFEU, 9U, 6U})
    head += number(value, 2);
  head += std::string(6, '\0');
  for (const std::uint32_t value : {0U, 1U, 1U, 0U, 4096U, chain_end, 0U, chain_end, 0U, 0U})
    head += number(value, 4);
  while (head.size() < 512)
    head += number(no_sector, 4);
  return head + table + entry("Root Entry", 5, 1, chain_end, 0) +
         entry(stream, 2, no_sector, 2, data.size()) + std::string(256, '\0') + data;
}

std::string doc(std::string_view text) {
  const std::string head = number(0xA5EC, 2) + number(0x65, 2) + std::string(20, '\0') +
                           number(512, 4) + number(512 + text.size(), 4);
  return ole("WordDocument", padded(head, 512) + std::string(text));
}

std::string xls(const std::vector<std::vector<std::string>>& rows) {
  const auto begin = [](unsigned what) {
    return record(0x809, number(0x600, 2) + number(what, 2) + std::string(12, '\0'));
  };
  std::string book = begin(5) + record(0xA, "") + begin(0x10);
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::size_t column = 0; column < rows[row].size(); ++column)
      book +=
          record(0x204, number(row, 2) + number(column, 2) + number(0, 2) +
                            number(rows[row][column].size(), 2) + number(0, 1) + rows[row][column]);
  return ole("Workbook", book + record(0xA, ""));
}

std::string xlsx(std::string_view rows, std::string_view strings, std::string_view styles) {
  return zip({{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Costs\" "
                                  "r:id=\"rId1\"/></sheets></workbook>"},
              {"xl/_rels/workbook.xml.rels",
               "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
               "</Relationships>"},
              {"xl/sharedStrings.xml", "<sst>" + std::string(strings) + "</sst>"},
              {"xl/styles.xml", "<styleSheet>" + std::string(styles) + "</styleSheet>"},
              {"xl/worksheets/sheet1.xml",
               "<worksheet><sheetData>" + std::string(rows) + "</sheetData></worksheet>"}});
}

} // namespace sidestep::test
