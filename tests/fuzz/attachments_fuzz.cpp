// Attachments, past the sandbox: the readers of office files, mail and archives
// whatever their bytes. The first byte chooses the reader, and whether the rest
// is the file or the XML inside it, since few mutations keep a zip whole. What
// comes out is clean text with its pages inside it, or a reason.
#include "common/text.hpp"
#include "indexer/attachments/child/office.hpp"
#include "indexer/attachments/child/readers.hpp"
#include "indexer/attachments/frame.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace sidestep::indexer;

struct Reader {
  FileKind kind;
  const char* part; // the part of a zip that holds the words; null: no zip
};
constexpr std::array<Reader, 8> readers = {{{FileKind::docx, "word/document.xml"},
                                            {FileKind::odt, "content.xml"},
                                            {FileKind::xlsx, "xl/worksheets/sheet1.xml"},
                                            {FileKind::pptx, "ppt/slides/slide1.xml"},
                                            {FileKind::zip, "a.html"},
                                            {FileKind::mail, nullptr},
                                            {FileKind::html, nullptr},
                                            {FileKind::text, nullptr}}};

void add(archive* writer, const char* name, std::string_view bytes) {
  archive_entry* one = archive_entry_new();
  archive_entry_set_pathname(one, name);
  archive_entry_set_size(one, static_cast<la_int64_t>(bytes.size()));
  archive_entry_set_filetype(one, AE_IFREG);
  if (archive_write_header(writer, one) != ARCHIVE_OK) std::abort();
  archive_write_data(writer, bytes.data(), bytes.size());
  archive_entry_free(one);
}

std::string zipped(const char* part, std::string_view bytes) {
  std::string made(bytes.size() + 65536, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_options(writer, "zip:compression=store");
  archive_write_open_memory(writer, made.data(), made.size(), &used);
  add(writer, part, bytes);
  if (std::string_view(part).starts_with("xl/")) {
    add(writer, "xl/workbook.xml", "<w><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></w>");
    add(writer, "xl/_rels/workbook.xml.rels",
        "<R><r Id=\"r\" Target=\"worksheets/sheet1.xml\"/></R>");
    add(writer, "xl/sharedStrings.xml", bytes);
    add(writer, "xl/styles.xml", bytes);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  made.resize(used);
  return made;
}

} // namespace

std::vector<std::string> fuzz_seeds() {
  std::vector<std::string> seeds = {
      "0<w:d><w:p><w:r><w:t>We hold</w:t><w:br/><w:tab/></w:r></w:p><w:tbl><w:tr><w:tc><w:p/>"
      "</w:tc><w:tc><w:p/><w:p/></w:tc></w:tr></w:tbl><w:del><w:t>x</w:t></w:del></w:d>",
      "1<c><p>a<s c=\"3\"/><tab/><line-break/></p><spreadsheet><table name=\"T\"><table-row>"
      "<table-cell><p>b</p></table-cell></table-row></table></spreadsheet></c>",
      "2<s><si><t>v</t></si><numFmts><numFmt numFmtId=\"170\" formatCode=\"[R]dd&quot;y&quot;\"/>"
      "</numFmts><cellXfs><xf numFmtId=\"170\"/></cellXfs><sheetData><row><c t=\"s\"><v>0</v></c>"
      "<c s=\"0\"><v>45292</v></c><c t=\"b\"><v>1</v></c></row></sheetData></s>",
      "3<s><sp><p><r><t>Slide</t></r><br/></p></sp><tr><tc><p/></tc></tr></s>",
      "4<html><body><table><tr><td>a<td>b</table><a href=\"http://example.org/aaaa\">http://exa..."
      "</a>",
      "5From: A <a@example.org>\nSubject: =?utf-8?q?G?=\nMIME-Version: 1.0\nContent-Type: "
      "multipart/mixed; boundary=B\n\n--B\nContent-Type: multipart/alternative; boundary=C\n\n--C\n"
      "Content-Type: text/html\n\n<p>x\n--C--\n--B\nContent-Type: message/rfc822\n\nFrom: b\n\nc\n"
      "--B\nContent-Disposition: attachment; filename=\"a.zip\"\nContent-Transfer-Encoding: base64"
      "\n\nUEsDBA==\n--B--\n",
      "6<!DOCTYPE html><pre>a\n b</pre><ol><li>x<li>y</ol>",
      "7Dear \x91Sir\x92\r\n"};
  for (const char kind : {'0', '1', '2', '3', '4'}) {
    const Reader& reader = readers[static_cast<std::size_t>(kind - '0')];
    const std::string& xml = seeds[static_cast<std::size_t>(kind - '0')];
    seeds.push_back(static_cast<char>(kind | 0x40) + zipped(reader.part, xml.substr(1)));
  }
  return seeds;
}

// The mail library keeps the converters of character sets that it opened.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:iconv_open"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool warm = (warm_up_mail(), true);
  if (!warm || size == 0) return 0;
  const Reader& reader = readers[data[0] & 7U];
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const bool whole = reader.part == nullptr || (data[0] & 0x40U) != 0;
  const Extracted got =
      read_kind(reader.kind, whole ? std::string(rest) : zipped(reader.part, rest));
  if (got.failure.empty() == got.text.empty()) std::abort();
  if (!sidestep::is_utf8(got.text)) std::abort();
  std::size_t last = 0;
  for (const std::size_t start : got.page_starts) {
    if (start < last || start > got.text.size()) std::abort();
    last = start;
  }
  if (const auto again = from_frame(to_frame(got)); !again || again->text != got.text) std::abort();
  return 0;
}
