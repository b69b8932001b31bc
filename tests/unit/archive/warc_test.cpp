// The strict reader against records that are not what they say, and the HTTP
// codings against what servers and attackers send.
#include "archive/folder.hpp"
#include "archive/verify.hpp"
#include "archive/warc/check.hpp"
#include "archive/warc/group.hpp"
#include "archive/warc/gzip.hpp"
#include "archive/warc/http.hpp"
#include "archive/warc/sniff.hpp"
#include "common/digest.hpp"
#include "tests/kit/archive/samples.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace sidestep;
using namespace sidestep::archive;
using namespace sidestep::archive::test;
using warc::Ending;

namespace {

std::string head(std::string_view fields) { return fmt::format("WARC/1.1\r\n{}\r\n", fields); }

// What the scanner makes of these bytes as a file.
warc::Scanned scan(std::string_view bytes) {
  TempDir dir;
  const auto file = dir.path / "x.warc.gz";
  spill(file, bytes);
  return warc::Scanner::open(file)->next();
}

std::string record(std::string_view fields, std::string_view block,
                   std::string_view end = "\r\n\r\n") {
  return warc::gzip_member(head(fields) + std::string(block) + std::string(end));
}

} // namespace

TEST_CASE("a record's header: what the grammar allows") {
  const auto parsed =
      warc::parse_head(head("WARC-Type: response\r\ncontent-length:  3 \r\nX-New: \xC3\xA9\r\n"));
  REQUIRE(parsed);
  CHECK(parsed->block_size == 3);
  CHECK(parsed->record.field("warc-type") == "response");
  CHECK(parsed->record.field("X-New") == "\xC3\xA9");
  CHECK(warc::parse_head("WARC/1.0\r\nContent-Length: 0\r\n\r\n")->record.version == "1.0");
}

TEST_CASE("a record's header: what it does not") {
  const std::string length = "Content-Length: 0\r\n";
  for (const std::string& bad :
       {std::string("WARC/2.0\r\n") + length + "\r\n", std::string("HTTP/1.1 200 OK\r\n\r\n"),
        head("X-No-Length: 1\r\n"), head(length + length), head("Content-Length: -1\r\n"),
        head("Content-Length: 0x10\r\n"), head("Content-Length: 99999999999999999999\r\n"),
        head("Content-Length: 999999999999\r\n"), head(length + "folded:\r\n line\r\n"),
        head(length + "no colon\r\n"), head(length + ": no name\r\n"),
        head(length + "bad name: x\r\n"), head(length + "X: a\x01\r\n"),
        head(length + "X: \xFF\r\n"), head(length + "X: 1\r\nx: 2\r\n"),
        head(length + "X: bare\nY: feed\r\n"),
        std::string("WARC/1.1\r\n") + std::string(100'000, 'x')}) {
    CAPTURE(bad.substr(0, 80));
    const auto parsed = warc::parse_head(bad);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == Code::archive);
  }
  std::string many = length;
  for (int i = 0; i < 100; ++i)
    many += fmt::format("X-{}: 1\r\n", i);
  CHECK_FALSE(warc::parse_head(head(many)));
  CHECK(warc::parse_head(head(length + "WARC-Concurrent-To: <a>\r\nWARC-Concurrent-To: <b>\r\n")));
}

TEST_CASE("a member is one record, no byte more or less") {
  const auto good = record("Content-Length: 5\r\n", "hello");
  const auto scanned = scan(good);
  CHECK(scanned.ending == Ending::record);
  CHECK(scanned.located.length == good.size());
  CHECK(scanned.located.record.block == "hello");
  CHECK(scan("").ending == Ending::end);
  CHECK(scan(good.substr(0, good.size() - 1)).ending == Ending::unfinished);
  CHECK(scan(good.substr(0, 5)).ending == Ending::unfinished);
  CHECK(scan("noise").ending == Ending::broken);
  CHECK(scan(record("Content-Length: 5\r\n", "hell")).ending == Ending::broken);
  CHECK(scan(record("Content-Length: 5\r\n", "hello!")).ending == Ending::broken);
  CHECK(scan(record("Content-Length: 5\r\n", "hello", "\r\n")).ending == Ending::broken);
  CHECK(scan(record("Content-Length: 5\r\n", "hello", "\n\n\n\n")).ending == Ending::broken);
  CHECK(scan(warc::gzip_member("")).ending == Ending::broken);
  CHECK(scan(warc::gzip_member(std::string(70'000, 'x'))).ending == Ending::broken);
}

TEST_CASE("a bomb is stopped at the first byte more than it declares") {
  const auto bomb = record("Content-Length: 10\r\n", std::string(50'000'000, '0'));
  CHECK(bomb.size() < 100'000);
  const auto scanned = scan(bomb);
  CHECK(scanned.ending == Ending::broken);
  CHECK(scanned.fault.find("longer") != std::string::npos);
}

TEST_CASE("large blocks come through whole") {
  std::string block;
  for (unsigned i = 0, x = 7; i < 3'000'000; ++i, x = x * 1664525 + 1013904223)
    block += static_cast<char>(x >> 24);
  const auto scanned = scan(record(fmt::format("Content-Length: {}\r\n", block.size()), block));
  CHECK(scanned.ending == Ending::record);
  CHECK(scanned.located.record.block == block);
}

TEST_CASE("chunks are undone, and their faults seen") {
  bool whole = false;
  CHECK(warc::dechunk("5\r\nhello\r\n0\r\n\r\n", whole) == "hello");
  CHECK(whole);
  CHECK(warc::dechunk("2;a=b\r\nhe\r\nA\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n", whole) ==
        "he0123456789");
  CHECK(whole);
  CHECK(warc::dechunk("0\r\n\r\n", whole).empty());
  CHECK(whole);
  CHECK(warc::dechunk("5\r\nhel", whole) == "hel");
  CHECK_FALSE(whole);
  CHECK(warc::dechunk("5\r\nhello\r\n", whole) == "hello");
  CHECK_FALSE(whole);
  CHECK(warc::dechunk("5\r\nhello!!\r\n0\r\n\r\n", whole) == "hello");
  CHECK_FALSE(whole);
  CHECK(warc::dechunk("7fffffffffffffff\r\nx", whole) == "x");
  CHECK_FALSE(whole);
  CHECK(warc::dechunk("fffffffffffffffff\r\nx", whole).empty());
  CHECK(warc::dechunk("-1\r\nx", whole).empty());
  CHECK(warc::dechunk("not chunked at all", whole).empty());
  CHECK(warc::dechunk("0\r\n\r\nmore", whole).empty());
  CHECK_FALSE(whole);
}

TEST_CASE("content codings are undone, up to a limit") {
  const auto packed = warc::gzip_member("hello");
  CHECK(*warc::decode_content(packed, "gzip", 100, false) == "hello");
  CHECK(*warc::decode_content(packed, "X-GZIP", 100, false) == "hello");
  CHECK(*warc::decode_content(packed + packed, "gzip", 100, false) == "hellohello");
  CHECK(*warc::decode_content(warc::gzip_member(packed), "gzip, gzip", 100, false) == "hello");
  CHECK(*warc::decode_content("hello", "", 100, false) == "hello");
  CHECK(*warc::decode_content("", "gzip", 100, false) == "");
  CHECK_FALSE(warc::decode_content("hello", "", 4, false));
  CHECK_FALSE(warc::decode_content("hello", "gzip", 100, false));
  CHECK_FALSE(warc::decode_content("hello", "br", 100, false));
  CHECK_FALSE(warc::decode_content(packed, "gzip, gzip, gzip, gzip", 100, false));
  CHECK_FALSE(warc::decode_content(packed.substr(0, packed.size() - 4), "gzip", 100, false));
  CHECK(*warc::decode_content(packed.substr(0, packed.size() - 4), "gzip", 100, true) == "hello");
  const auto bomb = warc::gzip_member(std::string(50'000'000, '0'));
  const auto result = warc::decode_content(bomb, "gzip", 1'000'000, false);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == Code::source);
  CHECK(warc::decode_content(bomb, "gzip", 1000, true)->size() <= 1001);
}

TEST_CASE("an HTTP message is read as servers send it") {
  const auto strict = warc::read_http("HTTP/1.1 404 Not Found\r\nContent-Type: Text/HTML; "
                                      "charset=x\r\nContent-Length: 3\r\n\r\nabc");
  CHECK(strict.status() == 404);
  CHECK(strict.body == "abc");
  CHECK(*strict.declared_length() == 3);
  CHECK(warc::media_type(strict.field("content-type")) == "text/html");
  const auto bare = warc::read_http("HTTP/1.1 200 OK\nA: b\n\nbody\r\n\r\n");
  CHECK(bare.field("a") == "b");
  CHECK(bare.body == "body\r\n\r\n");
  CHECK(warc::read_http("no http").status() == 0);
  CHECK(warc::read_http("HTTP/1.1 2x0 OK\r\n\r\n").status() == 0);
  CHECK_FALSE(
      warc::read_http("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n").declared_length());
  CHECK(warc::read_http("").body.empty());
}

TEST_CASE("a body of another length than declared is kept as truncated") {
  TempDir dir;
  auto writer = open_writer(dir.path);
  const auto row = writer.keep(
      exchange("https://foi.example.org/x", "abc", "Content-Length: 10\r\n"), label("x"));
  REQUIRE(row);
  CHECK(writer.reader().record(row->place, 10'000)->find("WARC-Truncated: unspecified") !=
        std::string::npos);
}

TEST_CASE("what a payload is, is told from its bytes") {
  using namespace std::string_view_literals;
  CHECK(warc::sniff("%PDF-1.7") == "application/pdf");
  CHECK(warc::sniff("\n <!DOCTYPE HTML>") == "text/html");
  CHECK(warc::sniff("\xEF\xBB\xBF{\"a\":1}") == "application/json");
  CHECK(warc::sniff("Dear Sir") == "text/plain");
  CHECK(warc::sniff("PK\x03\x04....word/document.xml"sv).ends_with("wordprocessingml.document"));
  CHECK(warc::sniff("\0\1\2"sv).empty());
  CHECK(warc::sniff("").empty());
}

TEST_CASE("a revisit leads to the record that holds the payload") {
  TempDir dir;
  std::string id;
  std::string info;
  {
    auto writer = open_writer(dir.path);
    const auto row = writer.keep(exchange("https://foi.example.org/x", "abc"), label("x"));
    REQUIRE(row);
    const auto kept = warc::read_record(only_warc(dir.path), row->place.offset, row->place.length);
    id = kept->id();
    info = kept->field("WARC-Warcinfo-ID");
  }
  const auto digest = "sha256:" + sha256_hex("abc");
  std::string bytes;
  const auto add = [&](std::string_view type, std::string_view more, std::string block) {
    warc::Record made;
    made.add("WARC-Type", type);
    made.add("WARC-Record-ID", warc::record_id(type));
    made.add("WARC-Date", "2026-09-05T00:00:00Z");
    made.add("WARC-Target-URI", "https://foi.example.org/x");
    made.add("WARC-Warcinfo-ID", info);
    made.add("WARC-Block-Digest", "sha256:" + sha256_hex(block));
    for (const auto& field : warc::parse_fields(more))
      made.add(field.name, field.value);
    made.block = std::move(block);
    bytes += warc::gzip_member(warc::serialise(made));
  };
  add("revisit",
      fmt::format("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\n"
                  "WARC-Payload-Digest: {}\nWARC-Refers-To: {}\nContent-Type: "
                  "application/http;msgtype=response\n",
                  digest, id),
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
  add("metadata",
      fmt::format("WARC-Concurrent-To: {}\nContent-Type: application/warc-fields\n",
                  warc::record_id("revisit")),
      "source: sample\r\nthread: x\r\nrole: page\r\n");
  spill(only_warc(dir.path), slurp(only_warc(dir.path)) + bytes);
  auto writer = open_writer(dir.path); // takes it in as an unfinished write
  const auto rows = writer.reader().captures("sample", "x");
  REQUIRE(rows->size() == 2);
  CHECK(rows->back().digest == sha256_hex("abc"));
  CHECK(*writer.reader().payload(rows->back(), 100) == "abc");
  const auto result = verify(dir.path, {});
  for (const auto& fault : result->faults)
    MESSAGE(fault.where << ": " << fault.what);
  CHECK(result->sound());
}

TEST_CASE("file names are days and numbers, and follow each other") {
  const auto name = parse_segment("sidestep-20260904-01.warc.gz");
  REQUIRE(name);
  CHECK(name->text() == "sidestep-20260904-01.warc.gz");
  CHECK(name->next(name->day).text() == "sidestep-20260904-02.warc.gz");
  CHECK(name->next(name->day + std::chrono::days{1}).text() == "sidestep-20260905-01.warc.gz");
  CHECK(name->next(name->day - std::chrono::days{1}).text() == "sidestep-20260904-02.warc.gz");
  CHECK(SegmentName{name->day, 99} < SegmentName{name->day, 100});
  CHECK(SegmentName{name->day, 100}.text() == "sidestep-20260904-100.warc.gz");
  for (const auto* bad :
       {"sidestep-20260904-1.warc.gz", "sidestep-20261304-01.warc.gz", "other.warc.gz",
        "sidestep-20260904-01.warc.gz.new", "sidestep-20260904-00.warc.gz", "sidestep-.warc.gz"})
    CHECK_FALSE(parse_segment(bad));
}
