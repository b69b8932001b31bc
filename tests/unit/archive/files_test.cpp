// Which file a capture goes to, and what each file says of itself.
#include "archive/verify.hpp"
#include "archive/warc/scan.hpp"
#include "tests/kit/archive/samples.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <optional>
#include <string>
#include <vector>

using namespace sidestep;
using namespace sidestep::archive;
using namespace sidestep::archive::test;

namespace {

// The program's clock at a time, for as long as this lives.
struct Clock {
  std::optional<std::string> before{};
  explicit Clock(const char* time) {
    if (const char* old = std::getenv("SIDESTEP_NOW")) before = old;
    ::setenv("SIDESTEP_NOW", time, 1);
  }
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  ~Clock() {
    if (before)
      ::setenv("SIDESTEP_NOW", before->c_str(), 1);
    else
      ::unsetenv("SIDESTEP_NOW");
  }
};

void keep_at(const std::filesystem::path& dir, const char* time, std::string_view agent,
             std::string_view thread) {
  const Clock clock(time);
  auto writer = Writer::open(dir, agent, "test@example.org");
  REQUIRE(writer);
  REQUIRE(writer->keep(exchange("https://foi.example.org/" + std::string(thread), thread),
                       label(thread)));
}

std::vector<std::string> files(const std::filesystem::path& dir) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(warc_dir(dir)))
    names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

// Three files' worth of captures, one of them from a clock gone back.
void fill(const std::filesystem::path& dir) {
  keep_at(dir, "2026-09-04T10:00:00Z", "sidestep/0", "a");
  keep_at(dir, "2026-09-04T11:00:00Z", "sidestep/0", "b");
  keep_at(dir, "2026-09-05T00:00:00Z", "sidestep/0", "c");
  keep_at(dir, "2026-09-01T00:00:00Z", "sidestep/0", "d");
  keep_at(dir, "2026-09-07T00:00:00Z", "sidestep/0", "e");
}

} // namespace

TEST_CASE("a day's captures go to one file, and archive order is the order of files") {
  TempDir dir;
  fill(dir.path);
  CHECK(files(dir.path) == std::vector<std::string>{"sidestep-20260904-01.warc.gz",
                                                    "sidestep-20260905-01.warc.gz",
                                                    "sidestep-20260907-01.warc.gz"});
  const auto reader = Reader::open(dir.path);
  const auto all = reader->all();
  REQUIRE(all->size() == 5);
  CHECK(all->at(3).place.file == "sidestep-20260905-01.warc.gz"); // not before what is there
  CHECK(verify(dir.path, {})->sound());
  const auto summary = reader->summary();
  CHECK(summary->files == 3);
  REQUIRE(summary->sources.size() == 1);
  CHECK(summary->sources.front().threads == 5);
  CHECK(summary->bytes == summary->sources.front().bytes);
}

TEST_CASE("each file begins with who wrote it, and a change of that is written") {
  TempDir dir;
  keep_at(dir.path, "2026-09-04T10:00:00Z", "sidestep/0", "a");
  keep_at(dir.path, "2026-09-04T11:00:00Z", "sidestep/0", "b");
  keep_at(dir.path, "2026-09-04T12:00:00Z", "sidestep/1", "c");
  auto scanner = warc::Scanner::open(only_warc(dir.path));
  std::vector<std::string> types;
  std::vector<std::string> agents;
  for (auto scanned = scanner->next(); scanned.ending == warc::Ending::record;
       scanned = scanner->next()) {
    const auto& record = scanned.located.record;
    types.emplace_back(record.type());
    if (record.type() != "warcinfo") continue;
    CHECK(record.field("WARC-Filename") == only_warc(dir.path).filename().string());
    CHECK(record.block.find("robots: obey\r\n") != std::string::npos);
    CHECK(record.block.find("operator: test@example.org\r\n") != std::string::npos);
    CHECK(record.block.find("fixed clock") != std::string::npos);
    for (const auto& field : warc::parse_fields(record.block))
      if (field.name == "http-header-user-agent") agents.push_back(field.value);
  }
  CHECK(types.front() == "warcinfo");
  CHECK(types.size() == 11);
  CHECK(agents == std::vector<std::string>{"sidestep/0", "sidestep/1"});
  CHECK(verify(dir.path, {})->sound());
}

TEST_CASE("the same captures make the same files, byte for byte") {
  TempDir one;
  TempDir two;
  fill(one.path);
  fill(two.path);
  for (const auto& name : files(one.path))
    CHECK(slurp(warc_dir(one.path) / name) == slurp(warc_dir(two.path) / name));
}

TEST_CASE("a missing, a strange, a longer and an exchanged file are found") {
  TempDir dir;
  fill(dir.path);
  const auto names = files(dir.path);
  const auto path = [&](std::size_t i) { return warc_dir(dir.path) / names[i]; };
  const auto first = slurp(path(0));
  const auto second = slurp(path(1));
  std::filesystem::remove(path(0));
  CHECK_FALSE(verify(dir.path, {})->sound());
  spill(path(0), first + "more");
  CHECK_FALSE(verify(dir.path, {})->sound());
  CHECK(Writer::open(dir.path, "", "").error().code == Code::archive);
  spill(path(0), second);
  CHECK_FALSE(verify(dir.path, {})->sound());
  spill(path(0), first);
  spill(warc_dir(dir.path) / "sidestep-20200101-01.warc.gz", first);
  CHECK_FALSE(verify(dir.path, {})->sound());
  CHECK(Writer::open(dir.path, "", "").error().code == Code::archive);
  std::filesystem::remove(warc_dir(dir.path) / "sidestep-20200101-01.warc.gz");
  spill(warc_dir(dir.path) / "notes.txt", "of the user's own"); // none of ours
  CHECK(verify(dir.path, {})->sound());
}

TEST_CASE("a catalogue of several files is made anew as it was") {
  TempDir dir;
  fill(dir.path);
  const auto before = *Reader::open(dir.path)->all();
  std::filesystem::remove(catalogue_file(dir.path));
  REQUIRE(rebuild_catalogue(dir.path));
  const auto after = *Reader::open(dir.path)->all();
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(after[i].id == before[i].id);
    CHECK(after[i].url == before[i].url);
    CHECK(after[i].place.offset == before[i].place.offset);
  }
  CHECK(verify(dir.path, {})->sound());
  spill(warc_dir(dir.path) / "sidestep-20260904-01.warc.gz", "damaged");
  std::filesystem::remove(catalogue_file(dir.path));
  CHECK(rebuild_catalogue(dir.path).error().code == Code::archive);
}
