// Attachments: text with its pages out of good files, a reason out of bad
// ones, and a child that can do nothing else.
#include "common/digest.hpp"
#include "common/files.hpp"
#include "indexer/attachments/extract.hpp"
#include "indexer/attachments/frame.hpp"
#include "indexer/attachments/kind.hpp"
#include "indexer/attachments/process.hpp"

#include <chrono>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/core.h>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

// A PDF of pages with one line of text each, small enough to be written by hand.
std::string pdf(const std::vector<std::string>& pages, const std::string& trailer = "") {
  std::string objects = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n";
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::size_t page = 10 + 2 * i;
    kids += fmt::format("{} 0 R ", page);
    const std::string content =
        pages[i].empty() ? "" : fmt::format("BT /F 12 Tf 72 720 Td ({}) Tj ET", pages[i]);
    objects +=
        fmt::format("{0} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {1} 0 "
                    "R/Resources<</Font<</F 3 0 R>>>>>>endobj\n{1} 0 obj<</Length "
                    "{2}>>stream\n{3}\nendstream endobj\n",
                    page, page + 1, content.size(), content);
  }
  return "%PDF-1.4\n" + objects +
         fmt::format("2 0 obj<</Type/Pages/Kids[{}]/Count {}>>endobj\n", kids, pages.size()) +
         "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R" +
         trailer + ">>\n";
}

Extracted extracted(std::string_view bytes, std::string_view name, std::string_view mime = "") {
  auto result = extract(bytes, name, mime);
  REQUIRE_MESSAGE(result, (result ? "" : result.error().message));
  return *result;
}

struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "sidestep-cache-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

} // namespace

TEST_CASE("a PDF gives its text with the byte at which each page begins") {
  const Extracted got = extracted(pdf({"We hold the survey.", "", "Page three."}), "reply.pdf");
  CHECK(got.failure.empty());
  CHECK(got.text == "We hold the survey.\n\n\n\nPage three.");
  REQUIRE(got.page_starts.size() == 3);
  CHECK(got.text.substr(got.page_starts[2]) == "Page three.");
}

TEST_CASE("what a file is stands in its bytes, not in its name") {
  CHECK(file_kind("%PDF-1.4", "letter.doc", "application/msword") == FileKind::pdf);
  CHECK(file_kind("PK\x03\x04\x01\x02", "letter.txt", "") == FileKind::zip);
  CHECK(file_kind("Dear all", "letter.TXT", "") == FileKind::text);
  CHECK(file_kind("<!DOCTYPE html><p>x", "a.bin", "") == FileKind::html);
  CHECK(file_kind("{\\rtf1 x}", "a.txt", "") == FileKind::rtf);
  CHECK(file_kind("MIME-Version: 1.0\n", "a.bin", "") == FileKind::mail);
  CHECK(file_kind("Dear all", "letter", "text/plain; charset=utf-8") == FileKind::text);
  CHECK(extracted("PK\x03\x04\x01\x02", "Annex B.XLSX").failure == "damaged zip");
  CHECK(extracted("\x01\x02", "Film.MP4").failure == "not a kind that is read here: .mp4");
  CHECK(extracted("\x01\x02", "noname").failure == "not a kind that is read here: no extension");
  CHECK(extracted("", "a.pdf").failure == "empty file");
}

TEST_CASE("plain text and HTML, in the codings that old files have") {
  CHECK(extracted("Dear \x91Sir\x92\r\n\xA3"
                  "5",
                  "a.txt")
            .text == "Dear ‘Sir’\n£5");
  CHECK(extracted(std::string_view("\xFF\xFE"
                                   "H\0i\0",
                                   6),
                  "a.txt")
            .text == "Hi");
  CHECK(extracted("<html><title>t</title><script>x()</script><p>One<p>Two", "a.html").text ==
        "One\n\nTwo");
  CHECK(extracted("  \n ", "a.txt").failure == "holds no text");
}

TEST_CASE("a file without text says why") {
  CHECK(extracted(pdf({"", ""}), "scan.pdf").failure == "scanned, no text");
  CHECK(extracted("%PDF-1.4\nnothing of the kind", "a.pdf").failure.starts_with("damaged PDF"));
  const std::string locked = pdf(
      {"secret"},
      "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -64/O<0000000000000000000000000000000000"
      "000000000000000000000000000000>/U<1111111111111111111111111111111111111111111111111111111"
      "111111111>>>");
  CHECK(extracted(locked, "a.pdf").failure.starts_with("encrypted"));
}

TEST_CASE("broken and hostile files end in a reason, never in a crash") {
  const std::string good = pdf({"We hold the survey.", "Page two."});
  for (std::size_t cut = 8; cut < good.size(); cut += 97) {
    const Extracted got = extracted(std::string_view(good).substr(0, cut), "cut.pdf");
    CHECK((!got.failure.empty() || got.text.find("hold") != std::string::npos));
  }
  SUBCASE("a page tree that bites its own tail") {
    const std::string loop = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/"
                             "Pages/Kids[2 0 R]/Count 2000000000>>endobj\ntrailer<</Root 1 0 R>>\n";
    CHECK_FALSE(extracted(loop, "loop.pdf").failure.empty());
  }
  SUBCASE("a form that draws itself") {
    std::string many =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/"
        "Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 "
        "9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj\n4 0 obj<</Length "
        "5>>stream\n/X Do\nendstream endobj\n5 0 obj<</Type/XObject/Subtype/Form/BBox[0 "
        "0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n/X Do /X Do\n"
        "endstream endobj\ntrailer<</Root 1 0 R>>\n";
    CHECK_FALSE(extracted(many, "self.pdf").failure.empty());
  }
}

TEST_CASE("the child can open, connect, start and write nothing") {
  const auto result = run_child({program("extractor").string(), "doors"}, "", {});
  REQUIRE(result);
  CHECK(result->exit_code == 0);
  CHECK(result->output.find("socket: refused") != std::string::npos);
  CHECK(result->output.find("exec: refused") != std::string::npos);
  CHECK_MESSAGE(result->output.find("OPEN") == std::string::npos, result->output);
}

TEST_CASE("a child has limits on time and on what it says") {
  using namespace std::chrono_literals;
  const auto slow = run_child({"/bin/sleep", "60"}, "", {150ms, 1000});
  REQUIRE(slow);
  CHECK(slow->timed_out);
  const auto loud = run_child({"/usr/bin/yes"}, "", {20s, 100000});
  REQUIRE(loud);
  CHECK(loud->too_much);
  CHECK_FALSE(loud->timed_out);
  CHECK(loud->output.size() < 300000);
}

TEST_CASE("neither end of the pipes can block the other") {
  const std::string much(std::size_t{5} << 20, 'x');
  const auto echo = run_child({"/bin/cat"}, much, {});
  REQUIRE(echo);
  CHECK(echo->output == much);
  // A child that does not read at all.
  const auto deaf = run_child({"/bin/true"}, much, {});
  REQUIRE(deaf);
  CHECK(deaf->exit_code == 0);
  CHECK_FALSE(run_child({"/no/such/program"}, "", {}));
}

TEST_CASE("a frame is whole or it is nothing") {
  Extracted made;
  made.text = "one\n\ntwo";
  made.page_starts = {0, 5};
  const std::string frame = to_frame(made);
  REQUIRE(from_frame(frame));
  CHECK(from_frame(frame)->text == made.text);
  CHECK(from_frame(frame)->page_starts == made.page_starts);
  CHECK_FALSE(from_frame(frame.substr(0, frame.size() - 1)));
  CHECK_FALSE(from_frame("text 3 9\nabc"));
  CHECK_FALSE(from_frame("text 3 2 1\nabc"));
  CHECK_FALSE(from_frame("text 999999999999999999999\nabc"));
  CHECK_FALSE(from_frame("hello"));
  // A child that was taken over may send anything: controls never get through.
  CHECK(from_frame("failed 8\n\x1b[31mbad")->failure == "[31mbad");
}

TEST_CASE("text is read once and kept by digest") {
  const Folder cache;
  const std::string bytes = pdf({"We hold the survey."});
  const std::string digest = sha256_hex(bytes);
  const auto first = extract_cached(cache.path, digest, bytes, "a.pdf", "");
  REQUIRE(first);
  CHECK(first->text == "We hold the survey.");
  // The second answer comes from the cache: the bytes given are not looked into.
  const auto second = extract_cached(cache.path, digest, "%PDF-1.4 broken", "b.pdf", "");
  REQUIRE(second);
  CHECK(second->text == first->text);
  // A damaged cache file is read anew.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(cache.path))
    if (entry.is_regular_file()) REQUIRE(write_file(entry.path(), "text 5\nabc"));
  CHECK(extract_cached(cache.path, digest, bytes, "a.pdf", "")->text == first->text);
  // Without a folder to write to it still reads.
  CHECK(extract_cached("/proc/none", digest, bytes, "a.pdf", "")->text == first->text);
}
