// What is kept comes back, byte for byte, whatever coding it came in.
#include "archive/lock.hpp"
#include "archive/verify.hpp"
#include "archive/warc/gzip.hpp"
#include "archive/warc/scan.hpp"
#include "common/digest.hpp"
#include "tests/kit/archive/samples.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

using namespace sidestep;
using namespace sidestep::archive;
using namespace sidestep::archive::test;

TEST_CASE("an exchange is kept and read again") {
  TempDir dir;
  auto writer = open_writer(dir.path);
  const auto row =
      writer.keep(exchange("https://foi.example.org/request/a", "<html>hello</html>"), label("a"));
  REQUIRE(row);
  CHECK(row->id == 1);
  CHECK(row->status == 200);
  CHECK(row->mime == "text/html");
  CHECK(row->basis == "captured");
  CHECK(row->digest == sha256_hex("<html>hello</html>"));
  CHECK(row->size == 18);
  CHECK_FALSE(row->imported);
  const auto reader = Reader::open(dir.path);
  REQUIRE(reader);
  const auto rows = reader->captures("sample", "a");
  REQUIRE(rows);
  REQUIRE(rows->size() == 1);
  CHECK(rows->front().place.offset == row->place.offset);
  CHECK(rows->front().label.via == "a list");
  CHECK(*reader->payload(rows->front(), 1000) == "<html>hello</html>");
  CHECK(reader->latest("https://foi.example.org/request/a").value()->id == 1);
  CHECK_FALSE(reader->latest("https://foi.example.org/request/b").value());
  CHECK(*reader->last_id() == 1);
}

TEST_CASE("chunks and gzip are kept as they came and undone in the payload") {
  TempDir dir;
  auto writer = open_writer(dir.path);
  const std::string page = "<html>" + std::string(5000, 'x') + "</html>";
  const auto packed = warc::gzip_member(page);
  std::string chunked;
  for (std::size_t at = 0; at < packed.size(); at += 10) {
    const auto part = packed.substr(at, 10);
    chunked += fmt::format("{:x};ext=1\r\n{}\r\n", part.size(), part);
  }
  chunked += "0\r\nX-Trailer: 1\r\n\r\n";
  auto made = exchange("https://foi.example.org/c", chunked,
                       "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n");
  const auto row = writer.keep(made, label("c"));
  REQUIRE(row);
  CHECK(row->digest == sha256_hex(packed));
  CHECK(*writer.reader().payload(*row, 10'000) == page);
  CHECK(writer.reader().payload(*row, 100).error().code == Code::source);
  const auto record = writer.reader().record(row->place, 100'000);
  REQUIRE(record);
  CHECK(record->find(chunked) != std::string::npos);
  CHECK(record->find("WARC-Identified-Payload-Type: text/html\r\n") != std::string::npos);
}

TEST_CASE("an imported file is a resource with its provenance, kept once") {
  TempDir dir;
  auto writer = open_writer(dir.path);
  bool existing = true;
  auto made = resource("https://foi.example.org/request/a", "<html>saved</html>");
  made.file_name = "let\r\nrole: robots\nter.html"; // must not become a field
  made.is_private = true;
  const auto row = writer.keep(made, label("a"), existing);
  REQUIRE(row);
  CHECK_FALSE(existing);
  CHECK(row->imported);
  CHECK(row->is_private);
  CHECK(row->basis == "saved-on");
  CHECK(iso(row->at) == "2026-06-12T00:00:00Z");
  CHECK(row->label.role == Role::page);
  const auto again = writer.keep(made, label("a"), existing);
  REQUIRE(again);
  CHECK(existing);
  CHECK(again->id == row->id);
  CHECK(*writer.reader().last_id() == 1);
}

TEST_CASE("a second writer is turned away and told by whom") {
  TempDir dir;
  auto writer = open_writer(dir.path);
  const auto second = Writer::open(dir.path, "", "");
  REQUIRE_FALSE(second);
  CHECK(second.error().code == Code::locked);
  CHECK(second.error().message.find(fmt::format("process {}", ::getpid())) != std::string::npos);
}

TEST_CASE("two nightly runs do not overlap, and a night may go beside a crawl") {
  TempDir dir;
  auto writer = open_writer(dir.path);
  auto night = Lock::take_nightly(dir.path);
  REQUIRE(night);
  const auto second = Lock::take_nightly(dir.path);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == Code::locked);
  CHECK(second.error().message.find(fmt::format("process {}, since ", ::getpid())) !=
        std::string::npos);
  { const Lock ended = std::move(*night); }
  CHECK(Lock::take_nightly(dir.path));
}

TEST_CASE("threads come in order of their first capture") {
  TempDir dir;
  auto writer = open_writer(dir.path);
  for (const auto* thread : {"b", "a", "b", ""})
    REQUIRE(writer.keep(exchange("https://foi.example.org/" + std::string(thread), thread),
                        label(thread)));
  const auto all = writer.reader().threads();
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  CHECK(all->front().second == "b");
  CHECK(writer.reader().threads(2)->size() == 1);
  CHECK(writer.reader().others()->size() == 1);
}

TEST_CASE("what comes again unchanged is a revisit, and its payload is the first one's") {
  TempDir dir;
  const auto url = "http://foi.example.org/request/walks.json";
  std::string digest;
  {
    Writer writer = open_writer(dir.path);
    const auto first = writer.keep(exchange(url, "{\"a\":1}"), label("walks", Role::data));
    REQUIRE(first);
    digest = first->digest;
    REQUIRE(writer.keep(exchange(url, "{\"a\":1}"), label("walks", Role::data)));
    Exchange unmodified = exchange(url, "");
    unmodified.head = "HTTP/1.1 304 Not Modified\r\nETag: W/\"1\"\r\n\r\n";
    REQUIRE(writer.keep(unmodified, label("walks", Role::data)));
    REQUIRE(writer.keep(unmodified, label("walks", Role::data))); // refers to the first too
    // Another address is another thing, and so are other bytes.
    REQUIRE(writer.keep(exchange("http://foi.example.org/request/x.json", "{\"a\":1}"),
                        label("x", Role::data)));
    REQUIRE(writer.keep(exchange(url, "{\"a\":2}"), label("walks", Role::data)));
  }
  const auto check = [&] {
    const auto reader = Reader::open(dir.path);
    REQUIRE(reader);
    const auto rows = reader->captures("sample", "walks");
    REQUIRE(rows);
    REQUIRE(rows->size() == 5);
    for (std::size_t i = 0; i < 4; ++i) {
      CAPTURE(i);
      CHECK((*rows)[i].digest == digest);
      CHECK(reader->payload((*rows)[i], 1000) == "{\"a\":1}");
    }
    CHECK((*rows)[1].status == 200);
    CHECK((*rows)[2].status == 304);
    CHECK((*rows)[4].digest != digest);
    const auto second = reader->record((*rows)[1].place, 10'000);
    REQUIRE(second);
    CHECK(second->find("identical-payload-digest") != std::string::npos);
    CHECK(second->find("{\"a\":1}") == std::string::npos);
    const auto third = reader->record((*rows)[2].place, 10'000);
    REQUIRE(third);
    CHECK(third->find("server-not-modified") != std::string::npos);
    const auto verified = verify(dir.path, {});
    REQUIRE(verified);
    CHECK(verified->sound());
  };
  check();
  // The catalogue can be made anew from the file alone.
  std::filesystem::remove(catalogue_file(dir.path));
  { Writer writer = open_writer(dir.path); }
  check();
}

TEST_CASE("a citing page is kept as its address, title and links, and once") {
  TempDir dir;
  Citation page{"http://blog.example.net/post",
                "What\r\nthey said",
                "2026-09-01",
                {"sample:a#incoming-1", "sample:b"},
                {}};
  {
    Writer writer = open_writer(dir.path);
    CHECK(*writer.keep(page));
    CHECK_FALSE(*writer.keep(page));
    page.links.pop_back();
    CHECK(*writer.keep(page));
  }
  for (int round = 0; round < 2; ++round) {
    const auto reader = Reader::open(dir.path);
    REQUIRE(reader);
    const auto kept = reader->citations();
    REQUIRE(kept);
    REQUIRE(kept->size() == 1);
    CHECK((*kept)[0].title.find('\n') == std::string::npos);
    CHECK((*kept)[0].links == std::vector<std::string>{"sample:a#incoming-1"});
    CHECK(reader->summary()->sources.empty());
    CHECK(verify(dir.path, {})->sound());
    std::filesystem::remove(catalogue_file(dir.path)); // made anew from the file
    Writer writer = open_writer(dir.path);
  }
}
