// verify must find every change to what was kept, and take nothing else for one.
#include "archive/verify.hpp"
#include "archive/warc/gzip.hpp"
#include "tests/kit/archive/samples.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace sidestep;
using namespace sidestep::archive;
using namespace sidestep::archive::test;

namespace {

// Three captures of two threads, one of them imported.
void fill(const std::filesystem::path& dir) {
  auto writer = open_writer(dir);
  bool existing = false;
  REQUIRE(
      writer.keep(exchange("https://foi.example.org/request/a", "<html>one</html>"), label("a")));
  REQUIRE(writer.keep(resource("https://foi.example.org/request/b", "<html>two</html>"), label("b"),
                      existing));
  REQUIRE(writer.keep(exchange("https://foi.example.org/request/a.json", "{}"),
                      label("a", Role::data)));
}

Verification check(const std::filesystem::path& dir) {
  auto result = verify(dir, {});
  if (!result) FAIL(result.error().message);
  return std::move(*result);
}

} // namespace

TEST_CASE("a sound archive passes, whole and by thread") {
  TempDir dir;
  fill(dir.path);
  const auto result = check(dir.path);
  CHECK(result.sound());
  for (const auto& fault : result.faults)
    MESSAGE(fault.where << ": " << fault.what);
  CHECK(result.files == 1);
  CHECK(result.captures == 3);
  CHECK(result.records == 9); // warcinfo; request, response, metadata twice; resource, metadata
  CHECK(result.bytes == std::filesystem::file_size(only_warc(dir.path)));
  CHECK(result.unfinished_bytes == 0);
  const auto thread = verify_thread(dir.path, "sample", "a");
  REQUIRE(thread);
  CHECK(thread->sound());
  CHECK(thread->captures == 2);
  CHECK(verify_thread(dir.path, "sample", "c").error().code == Code::nothing);
}

TEST_CASE("any flipped byte of a WARC file is found") {
  TempDir dir;
  fill(dir.path);
  const auto file = only_warc(dir.path);
  const auto sound = slurp(file);
  std::size_t missed = 0;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    auto bytes = sound;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
    spill(file, bytes);
    if (check(dir.path).sound()) ++missed;
  }
  CHECK(missed == 0);
  spill(file, sound);
  CHECK(check(dir.path).sound());
}

TEST_CASE("a file cut short anywhere is found, and no writer goes on with it") {
  TempDir dir;
  fill(dir.path);
  const auto file = only_warc(dir.path);
  const auto sound = slurp(file);
  for (std::size_t size = 0; size < sound.size(); size += 37) {
    spill(file, std::string_view(sound).substr(0, size));
    CHECK_FALSE(check(dir.path).sound());
  }
  CHECK(Writer::open(dir.path, "", "").error().code == Code::archive);
  std::filesystem::remove(file);
  CHECK_FALSE(check(dir.path).sound());
  CHECK(Writer::open(dir.path, "", "").error().code == Code::archive);
}

TEST_CASE("a removed, a doubled and a moved record are found") {
  TempDir dir;
  fill(dir.path);
  const auto file = only_warc(dir.path);
  const auto sound = slurp(file);
  std::vector<std::size_t> starts; // of members
  for (auto at = sound.find("\x1f\x8b\x08"); at != std::string::npos;
       at = sound.find("\x1f\x8b\x08", at + 1))
    starts.push_back(at);
  REQUIRE(starts.size() == 9);
  starts.push_back(sound.size());
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const auto member = sound.substr(starts[i], starts[i + 1] - starts[i]);
    auto bytes = sound;
    bytes.erase(starts[i], member.size());
    spill(file, bytes);
    CHECK_FALSE(check(dir.path).sound());
    bytes.insert(0, member); // moved to the front
    spill(file, bytes);
    CHECK(check(dir.path).sound() == (i == 0));
    bytes = sound;
    bytes.insert(starts[i], member);
    spill(file, bytes);
    // One more behind the last known record is no more than an unfinished write.
    CHECK(check(dir.path).sound() == (i + 2 == starts.size()));
  }
}

TEST_CASE("an edited catalogue is found, whatever was edited") {
  const std::vector<std::string> edits = {
      "UPDATE capture SET digest = replace(digest, substr(digest, 1, 1), 'f') || '0' WHERE id = 2",
      "UPDATE capture SET url = url || '2' WHERE id = 1",
      "UPDATE capture SET offset = offset + 1 WHERE id = 3",
      "UPDATE capture SET length = length - 1 WHERE id = 1",
      "UPDATE capture SET at = at - 86400 WHERE id = 2",
      "UPDATE capture SET thread = 'c' WHERE id = 2",
      "UPDATE capture SET source = 'other' WHERE id = 2",
      "UPDATE capture SET message = 'incoming-1' WHERE id = 2",
      "UPDATE capture SET role = 'robots' WHERE id = 2",
      "UPDATE capture SET via = '' WHERE id = 2",
      "UPDATE capture SET status = 404 WHERE id = 1",
      "UPDATE capture SET mime = 'text/plain' WHERE id = 1",
      "UPDATE capture SET size = 1 WHERE id = 1",
      "UPDATE capture SET imported = 0 WHERE id = 2",
      "UPDATE capture SET private = 1 WHERE id = 1",
      "UPDATE capture SET basis = 'captured' WHERE id = 2",
      "UPDATE capture SET record_id = '<urn:uuid:0>' WHERE id = 2",
      "UPDATE capture SET type = 'revisit' WHERE id = 1",
      "UPDATE capture SET group_digest = 'x' WHERE id = 1",
      "UPDATE capture SET group_length = group_length - 1 WHERE id = 1",
      "DELETE FROM capture WHERE id = 1",
      "DELETE FROM capture WHERE id = 3",
      "DELETE FROM capture",
      "UPDATE capture SET id = 4 WHERE id = 1",
      "UPDATE capture SET id = 9 WHERE id = 3",
      "INSERT INTO capture SELECT 4, file, offset, length, group_offset, group_length, "
      "group_digest, "
      "type, 'x', refers_to, url, source, thread, message, role, via, status, mime, at, basis, "
      "digest, size, imported, private FROM capture WHERE id = 1",
      "UPDATE file SET known = known - 1",
      "UPDATE file SET known = known + 1",
      "UPDATE file SET known = 0",
      "UPDATE file SET name = 'sidestep-20200101-01.warc.gz'",
      "UPDATE file SET warcinfo_id = ''",
      "UPDATE file SET warcinfo_digest = ''",
      "DELETE FROM file",
  };
  for (const auto& edit : edits) {
    CAPTURE(edit);
    TempDir dir;
    fill(dir.path);
    edit_catalogue(dir.path, edit);
    const auto result = verify(dir.path, {});
    CHECK((!result || !result->sound()));
  }
}

TEST_CASE("an unfinished write is mentioned, not blamed") {
  TempDir dir;
  fill(dir.path);
  const auto file = only_warc(dir.path);
  const auto sound = slurp(file);
  spill(file, sound + warc::gzip_member("WARC/1.1\r\nWARC-Type: request\r\n").substr(0, 30));
  const auto result = check(dir.path);
  CHECK(result.sound());
  CHECK(result.unfinished_bytes == 30);
  CHECK(result.unfinished_file == file.filename().string());
}

TEST_CASE("one thread's captures are checked alone") {
  TempDir dir;
  fill(dir.path);
  edit_catalogue(dir.path, "UPDATE capture SET at = at + 1 WHERE thread = 'b'");
  CHECK(verify_thread(dir.path, "sample", "a")->sound());
  const auto other = verify_thread(dir.path, "sample", "b");
  REQUIRE(other);
  CHECK_FALSE(other->sound());
  CHECK(other->faults.front().what.find("date") != std::string::npos);
}

TEST_CASE("verify stops when it is told to") {
  TempDir dir;
  fill(dir.path);
  const auto result = verify(dir.path, [](std::uint64_t, std::uint64_t) { return false; });
  REQUIRE_FALSE(result);
  CHECK(result.error().code == Code::interrupted);
}
