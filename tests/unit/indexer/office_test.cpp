// Office files, mail and archives: what a reader sees comes out, what the file
// hides does not, and a bomb ends in a reason.
#include "tests/kit/indexer/office_files.hpp"

#include "indexer/attachments/converters.hpp"
#include "indexer/attachments/extract.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/core.h>
#include <string>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

// Two seconds are plenty for an honest file, and a bomb need not have more.
Extracted extracted(std::string_view bytes, std::string_view name) {
  auto result = extract(bytes, name, "", 2);
  REQUIRE_MESSAGE(result, (result ? "" : result.error().message));
  return *result;
}

std::string text(std::string_view bytes, std::string_view name) {
  const Extracted got = extracted(bytes, name);
  CHECK_MESSAGE(got.failure.empty(), got.failure);
  return got.text;
}

bool installed(FileKind kind) {
  const bool there = std::filesystem::exists(converter_of(kind)->program);
  if (!there) MESSAGE("skipped: " << converter_of(kind)->package << " is not installed");
  return there;
}

} // namespace

TEST_CASE("DOCX: paragraphs, breaks and tables, and nothing that was deleted") {
  const std::string file = test::docx(
      "<w:p><w:r><w:t xml:space=\"preserve\">We hold </w:t></w:r><w:r><w:t>nothing.</w:t></w:r>"
      "</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
      "<w:t>Cost</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>2025</w:t></w:r></w:p>"
      "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:del><w:r><w:delText>secret</w:delText>"
      "<w:t>gone</w:t></w:r></w:del><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>");
  CHECK(text(file, "a.docx") == "We hold nothing.\n\nYear\tCost\n2025\n\nOne\ntwo");
}

TEST_CASE("DOCX: the letterhead stands before, the notes behind") {
  const std::string file = test::zip(
      {{"word/document.xml", "<d><p><r><t>Body</t></r></p></d>"},
       {"word/header1.xml", "<d><p><r><t>The Council</t></r></p></d>"},
       {"word/footnotes.xml", "<d><footnote><p><r><t>A note</t></r></p></footnote></d>"}});
  CHECK(text(file, "a.docx") == "The Council\n\nBody\n\nA note");
}

TEST_CASE("ODT and ODS: blanks, breaks and cells") {
  const std::string file = test::zip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml",
        "<o:c><o:text><x:tracked-changes><x:p>gone</x:p></x:tracked-changes><x:h>Title</x:h>"
        "<x:p>We hold<x:s x:c=\"2\"/><x:span>nothing</x:span>.<x:line-break/>At all.</x:p>"
        "<t:table><t:table-row><t:table-cell><x:p>A</x:p></t:table-cell><t:table-cell>"
        "<x:p>B</x:p></t:table-cell></t:table-row></t:table></o:text></o:c>"}});
  CHECK(text(file, "a.odt") == "Title\n\nWe hold  nothing.\nAt all.\n\nA\tB");
}

TEST_CASE("XLSX: a line a row under the sheet's name, days as days") {
  const std::string file =
      test::xlsx("<row><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>Cost</t></is></c></row>"
                 "<row><c s=\"1\"><v>45292</v></c><c><v>45292</v></c><c t=\"b\"><v>1</v></c></row>"
                 "<row><c t=\"s\"><v>99</v></c><c t=\"str\"><v>not held</v></c></row>",
                 "<si><t>unused</t></si><si><r><t>Ye</t></r><r><t>ar</t></r></si>",
                 "<numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yy\"/></numFmts>"
                 "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>");
  const Extracted got = extracted(file, "a.xlsx");
  CHECK(got.text == "Costs\nYear\tCost\n2024-01-01\t45292\tTRUE\n\tnot held");
  CHECK(got.page_starts == std::vector<std::size_t>{0});
}

TEST_CASE("PPTX: slides in their order, each a page") {
  const auto slide = [](const std::string& words) {
    return "<s><sp><txBody><p><r><t>" + words + "</t></r></p></txBody></sp></s>";
  };
  const std::string file = test::zip({{"ppt/presentation.xml", "<p/>"},
                                      {"ppt/slides/slide10.xml", slide("Ten")},
                                      {"ppt/slides/slide2.xml", slide("Two")}});
  const Extracted got = extracted(file, "a.pptx");
  CHECK(got.text == "Two\n\nTen");
  CHECK(got.page_starts == std::vector<std::size_t>{0, 5});
}

TEST_CASE("DOC, XLS and RTF: through programs that run as confined as the rest") {
  if (installed(FileKind::doc))
    CHECK(text(test::doc("We hold nothing.\rSecond line.\r"), "a.doc").find("We hold nothing.\n") ==
          0);
  if (installed(FileKind::xls))
    CHECK(text(test::xls({{"Year", "Cost"}, {"2025", "not held"}}), "a.xls")
              .starts_with("Year\tCost\n2025\tnot held"));
  if (installed(FileKind::rtf)) {
    const std::string rtf =
        text(R"({\rtf1\ansi We hold \'a35.\par Second {\b line}.\par})", "a.rtf");
    CHECK(rtf == "We hold £5.\nSecond line.");
  }
  CHECK_FALSE(extracted(test::ole("WordDocument", "nothing of the kind"), "a.doc").failure.empty());
}

TEST_CASE("EML: the fields that are shown, the plain words, the files in it") {
  const std::string mail =
      "From: Pat <pat@example.org>\nTo: foi@example.org\nSubject: =?utf-8?q?Gates_=C2=A3?=\n"
      "X-Secret: no\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
      "Content-Type: multipart/alternative; boundary=C\n\n--C\nContent-Type: text/plain; "
      "charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nWe hold =A35.\n--C\n"
      "Content-Type: text/html\n\n<p>We hold five.</p>\n--C--\n--B\nContent-Type: text/plain\n"
      "Content-Disposition: attachment; filename=\"log.txt\"\n\nIn the log.\n--B--\n";
  CHECK(text(mail, "a.eml") == "From: Pat <pat@example.org>\nTo: foi@example.org\n"
                               "Subject: Gates £\n\nWe hold £5.\n\n[log.txt]\nIn the log.");
}

TEST_CASE("ZIP: each file under its name, archives within archives to a depth") {
  const std::string inner = test::zip({{"b.txt", "Inner words."}});
  const std::string file =
      test::zip({{"a.docx", test::docx("<w:p><w:r><w:t>Outer.</w:t></w:r></w:p>")},
                 {"b.zip", inner},
                 {"__MACOSX/._a", "litter"},
                 {"c.mp4", std::string("\0\1", 2)}});
  const Extracted got = extracted(file, "all.zip");
  CHECK(got.text == "[a.docx]\nOuter.\n\n[b.zip]\n[b.txt]\nInner words.\n\n"
                    "[c.mp4: not a kind that is read here]");
  std::string deep = inner;
  for (int i = 0; i < 6; ++i)
    deep = test::zip({{"z.zip", deep}});
  CHECK(extracted(deep, "deep.zip").text.find("Inner words.") == std::string::npos);
  CHECK(extracted(deep, "deep.zip").text.find("too deep") != std::string::npos);
}

TEST_CASE("bombs end in a reason, within the limits") {
  const auto start = std::chrono::steady_clock::now();
  // 60 MB of blanks in a few kB.
  const std::string zip = test::zip({{"word/document.xml", std::string(60 << 20, ' ')}});
  CHECK(extracted(zip, "bomb.docx").failure == "a part of it unpacks to over 48 MB");
  std::vector<std::pair<std::string, std::string>> parts;
  for (int i = 0; i < 4; ++i)
    parts.emplace_back(fmt::format("{}.txt", i), std::string(45 << 20, 'a'));
  CHECK(extracted(test::zip(parts), "bomb.zip").failure == "it unpacks to over 160 MB");
  // Entities that would unfold to gigabytes.
  std::string laughs = "<!DOCTYPE l [<!ENTITY a \"ha\">";
  for (char c = 'b'; c <= 'k'; ++c)
    laughs +=
        fmt::format("<!ENTITY {} \"{}\">", c, fmt::format("&{0};&{0};&{0};&{0};", char(c - 1)));
  const std::string entities =
      test::zip({{"word/document.xml", laughs + "]><d><p><r><t>&k;</t></r></p></d>"}});
  CHECK(extracted(entities, "laughs.docx").failure ==
        "its XML has a DOCTYPE, which no office file needs");
  // Elements within elements, millions deep.
  std::string nested;
  for (int i = 0; i < 3000000; ++i)
    nested += "<a>";
  CHECK_FALSE(extracted(test::zip({{"word/document.xml", nested}}), "deep.docx").failure.empty());
  // Forms that draw forms that draw forms: 10^9 letters.
  std::string pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/"
                    "Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 "
                    "600 800]/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>>>>>endobj\n4 0 obj"
                    "<</Length 5>>stream\n/X Do\nendstream endobj\n5 0 obj<</Type/Font/Subtype/"
                    "Type1/BaseFont/Helvetica>>endobj\n";
  for (int i = 10; i < 19; ++i) {
    std::string drawn;
    for (int k = 0; k < 10; ++k)
      drawn += i == 18 ? "BT /F 9 Tf 9 9 Td (secret) Tj ET " : "1 0 0 1 7 3 cm /X Do ";
    pdf += fmt::format("{} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9999 9999]/Resources<<"
                       "/XObject<</X {} 0 R>>/Font<</F 5 0 R>>>>/Length {}>>stream\n{}\nendstream "
                       "endobj\n",
                       i, i + 1, drawn.size(), drawn);
  }
  CHECK_FALSE(extracted(pdf + "trailer<</Root 1 0 R>>\n", "bomb.pdf").failure.empty());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(100));
}

TEST_CASE("cut and broken office files end in a reason, never in a crash") {
  const std::string files[] = {
      test::docx("<w:p><w:r><w:t>We hold nothing.</w:t></w:r></w:p>"),
      test::xlsx("<row><c t=\"s\"><v>0</v></c></row>", "<si><t>held</t></si>"),
      test::doc("We hold nothing.\r"), test::xls({{"held"}})};
  for (const std::string& file : files)
    for (const std::size_t part : {3, 5, 7, 8, 9}) {
      const Extracted got =
          extracted(std::string_view(file).substr(0, file.size() * part / 10), "cut.bin");
      CHECK((!got.failure.empty() || got.text.find("held") != std::string::npos ||
             got.text.find("hold") != std::string::npos || got.text.size() < 6000));
    }
}
