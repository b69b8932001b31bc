// A verdict is kept like a capture: it comes back, survives a lost catalogue, and
// no byte of it can be changed unseen.
#include "archive/verdict.hpp"
#include "archive/verify.hpp"
#include "tests/kit/archive/samples.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::archive;
using namespace sidestep::archive::test;

namespace {

Verdict verdict(bool vetoed) {
  Verdict made;
  made.source = "sample";
  made.vetoed = vetoed;
  made.revisited = 40;
  made.threads = {{"a thread, with a blank", 403, *parse_instant("2026-09-05T02:14:07Z"), "ab12"},
                  {"b", 404, *parse_instant("2026-09-05T02:15:00Z"), "cd34"}};
  return made;
}

void fill(const std::filesystem::path& dir) {
  auto writer = open_writer(dir);
  REQUIRE(writer.keep(verdict(false))); // the first of its file, behind the warcinfo
  REQUIRE(writer.keep(exchange("https://foi.example.org/request/a", "<p>one</p>"), label("a")));
  REQUIRE(writer.keep(verdict(true)));
}

} // namespace

TEST_CASE("a verdict comes back as it was kept") {
  TempDir dir;
  fill(dir.path);
  const auto reader = Reader::open(dir.path);
  REQUIRE(reader);
  const auto verdicts = reader->verdicts();
  REQUIRE(verdicts);
  REQUIRE(verdicts->size() == 2);
  const Verdict& first = verdicts->front();
  CHECK(first.source == "sample");
  CHECK_FALSE(first.vetoed);
  CHECK(first.revisited == 40);
  CHECK(first.row.id == 1);
  REQUIRE(first.threads.size() == 2);
  CHECK(first.threads[0].thread == "a thread, with a blank");
  CHECK(first.threads[0].status == 403);
  CHECK(iso(first.threads[0].at) == "2026-09-05T02:14:07Z");
  CHECK(first.threads[0].digest == "ab12");
  CHECK(first.threads[1].thread == "b");
  CHECK(verdicts->back().vetoed);
}

TEST_CASE("a verdict on many threads, and a page that cites many, come back whole") {
  TempDir dir;
  Verdict many = verdict(false);
  many.threads.clear();
  Citation citing{.url = "https://blog.example.net/post"};
  for (int i = 0; i < 300; ++i) {
    many.threads.push_back(
        {"thread_" + std::to_string(i), 404, *parse_instant("2026-09-05T02:15:00Z"), "cd34"});
    citing.links.push_back("sample:thread_" + std::to_string(i));
  }
  {
    auto writer = open_writer(dir.path);
    REQUIRE(writer.keep(many));
    REQUIRE(writer.keep(citing));
  }
  const auto reader = Reader::open(dir.path);
  REQUIRE(reader);
  CHECK(reader->verdicts()->front().threads.size() == 300);
  CHECK(reader->citations()->front().links == citing.links);
}

TEST_CASE("a verdict is no capture of a thread, and counts as none") {
  TempDir dir;
  fill(dir.path);
  const auto reader = Reader::open(dir.path);
  REQUIRE(reader);
  CHECK(reader->threads()->size() == 1);
  const auto summary = reader->summary();
  REQUIRE(summary);
  REQUIRE(summary->sources.size() == 1);
  CHECK(summary->sources.front().captures == 1);
  CHECK(summary->sources.front().threads == 1);
}

TEST_CASE("a thread that was only ever a 404 is not counted") {
  TempDir dir;
  {
    auto writer = open_writer(dir.path);
    auto gone = exchange("https://foi.example.org/request/b", "<h1>no such page</h1>");
    gone.head.replace(gone.head.find("200"), 3, "404");
    REQUIRE(writer.keep(gone, label("b")));
    REQUIRE(writer.keep(exchange("https://foi.example.org/request/a", "<p>one</p>"), label("a")));
  }
  const auto reader = Reader::open(dir.path);
  REQUIRE(reader);
  CHECK(reader->summary()->sources.front().threads == 1);
  CHECK(reader->summary()->sources.front().captures == 2);
}

TEST_CASE("verdicts outlive the catalogue") {
  TempDir dir;
  fill(dir.path);
  REQUIRE(std::filesystem::remove(catalogue_file(dir.path)));
  REQUIRE(rebuild_catalogue(dir.path));
  const auto reader = Reader::open(dir.path);
  REQUIRE(reader);
  CHECK(reader->verdicts()->size() == 2);
  CHECK(verify(dir.path, {})->sound());
}

TEST_CASE("any flipped byte of a verdict is found") {
  TempDir dir;
  {
    auto writer = open_writer(dir.path);
    REQUIRE(writer.keep(verdict(false)));
  }
  CHECK(verify(dir.path, {})->sound());
  const auto file = only_warc(dir.path);
  const auto sound = slurp(file);
  std::size_t missed = 0;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    auto changed = sound;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    spill(file, changed);
    if (const auto result = verify(dir.path, {}); result && result->sound()) ++missed;
  }
  CHECK(missed == 0);
}

TEST_CASE("lines that are none are passed over") {
  const auto read = read_verdict("source: sample\r\nwithdrawn: 403 soon sha256:ab a\r\n"
                                 "withdrawn: 403 2026-09-05T02:14:07Z ab a\r\n"
                                 "withdrawn: 403 2026-09-05T02:14:07Z sha256:ab\r\n"
                                 "withdrawn: 410 2026-09-05T02:14:07Z sha256:ab c d\r\n");
  REQUIRE(read.threads.size() == 1);
  CHECK(read.threads[0].thread == "c d");
  CHECK(read.threads[0].status == 410);
}
