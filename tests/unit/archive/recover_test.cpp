// What a kill can leave behind, and a catalogue that is lost.
#include "archive/verify.hpp"
#include "archive/warc/gzip.hpp"
#include "tests/kit/archive/samples.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/resource.h>

using namespace sidestep;
using namespace sidestep::archive;
using namespace sidestep::archive::test;

namespace {

// An archive of two captures, and its state before the second was catalogued.
struct Killed {
  TempDir dir{};
  std::filesystem::path warc{};
  std::string bytes{};   // with the second capture
  std::size_t first = 0; // bytes of the first

  Killed() {
    {
      auto writer = open_writer(dir.path);
      REQUIRE(writer.keep(exchange("https://foi.example.org/request/a", "<html>one</html>"),
                          label("a")));
    }
    warc = only_warc(dir.path);
    first = std::filesystem::file_size(warc);
    const auto catalogue = slurp(catalogue_file(dir.path));
    {
      auto writer = open_writer(dir.path);
      REQUIRE(writer.keep(exchange("https://foi.example.org/request/b", "<html>two</html>"),
                          label("b")));
    }
    bytes = slurp(warc);
    spill(catalogue_file(dir.path), catalogue);
  }
};

} // namespace

TEST_CASE("a whole capture behind the last known one is taken in") {
  Killed killed;
  CHECK(verify(killed.dir.path, {})->unfinished_bytes == killed.bytes.size() - killed.first);
  auto writer = open_writer(killed.dir.path);
  CHECK(*writer.reader().last_id() == 2);
  CHECK(writer.reader().captures("sample", "b")->size() == 1);
  CHECK(slurp(killed.warc) == killed.bytes);
  const auto result = verify(killed.dir.path, {});
  CHECK(result->sound());
  CHECK(result->unfinished_bytes == 0);
}

TEST_CASE("a capture that broke off anywhere is cut, and the first stays") {
  Killed killed;
  const auto catalogue = slurp(catalogue_file(killed.dir.path));
  for (std::size_t size = killed.first + 1; size < killed.bytes.size(); size += 29) {
    CAPTURE(size);
    spill(killed.warc, std::string_view(killed.bytes).substr(0, size));
    spill(catalogue_file(killed.dir.path), catalogue);
    CHECK(verify(killed.dir.path, {})->sound());
    auto writer = open_writer(killed.dir.path);
    CHECK(*writer.reader().last_id() == 1);
    CHECK(std::filesystem::file_size(killed.warc) == killed.first);
    REQUIRE(writer.keep(exchange("https://foi.example.org/request/c", "x"), label("c")));
    CHECK(verify(killed.dir.path, {})->sound());
  }
}

TEST_CASE("zeros and noise behind the last record are cut") {
  Killed killed;
  const auto sound = killed.bytes.substr(0, killed.first);
  const auto catalogue = slurp(catalogue_file(killed.dir.path));
  for (const std::string& noise :
       {std::string(5000, '\0'), std::string("noise"), warc::gzip_member("no record")}) {
    spill(killed.warc, sound + noise);
    spill(catalogue_file(killed.dir.path), catalogue);
    auto writer = open_writer(killed.dir.path);
    CHECK(slurp(killed.warc) == sound);
  }
}

TEST_CASE("a file just begun and killed leaves nothing behind") {
  TempDir dir;
  { auto writer = open_writer(dir.path); }
  const auto begun = warc_dir(dir.path) / "sidestep-20200101-01.warc.gz";
  spill(begun, "\x1f\x8b\x08");
  CHECK(verify(dir.path, {})->sound());
  auto writer = open_writer(dir.path);
  CHECK_FALSE(std::filesystem::exists(begun));
  CHECK(verify(dir.path, {})->sound());
}

TEST_CASE("a lost catalogue is made anew from the WARC files, the same to the last field") {
  TempDir dir;
  std::vector<CaptureRow> before;
  {
    auto writer = open_writer(dir.path);
    bool existing = false;
    auto file = resource("https://foi.example.org/request/a", "<html>saved</html>");
    file.is_private = true;
    REQUIRE(writer.keep(exchange("https://foi.example.org/request/a", "x"),
                        label("a", Role::attachment)));
    REQUIRE(writer.keep(file, label("a"), existing));
    REQUIRE(writer.keep(exchange("https://foi.example.org/robots.txt", "", ""),
                        {.source = "sample", .role = Role::robots}));
    before = *writer.reader().captures("sample", "a");
  }
  const auto saved = slurp(catalogue_file(dir.path));
  std::filesystem::remove(catalogue_file(dir.path));
  CHECK(Reader::open(dir.path).error().code == Code::archive);
  REQUIRE(rebuild_catalogue(dir.path));
  const auto result = verify(dir.path, {});
  CHECK(result->sound());
  CHECK(result->captures == 3);
  const auto after = Reader::open(dir.path)->captures("sample", "a");
  REQUIRE(after);
  REQUIRE(after->size() == before.size());
  CHECK(after->back().basis == "saved-on");
  CHECK(after->back().is_private);
  // The old catalogue agrees with the records as well: nothing was only in it.
  spill(catalogue_file(dir.path), saved);
  CHECK(verify(dir.path, {})->sound());
  // A writer makes it anew by itself.
  std::filesystem::remove(catalogue_file(dir.path));
  auto writer = open_writer(dir.path);
  CHECK(*writer.reader().last_id() == 3);
}

TEST_CASE("a full disk is an error, and the file is as it was") {
  TempDir dir;
  auto writer = open_writer(dir.path);
  REQUIRE(writer.keep(exchange("https://foi.example.org/request/a", "x"), label("a")));
  const auto file = only_warc(dir.path);
  const auto sound = slurp(file);
  rlimit old{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit tight{sound.size() + 500, old.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
  std::string noise;
  for (unsigned i = 0, x = 1; i < 5000; ++i, x = x * 1664525 + 1013904223)
    noise += static_cast<char>(x >> 24);
  const auto row = writer.keep(exchange("https://foi.example.org/request/b", noise), label("b"));
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &old) == 0);
  std::signal(SIGXFSZ, handler);
  REQUIRE_FALSE(row);
  CHECK(row.error().code == Code::write);
  CHECK(slurp(file) == sound);
  CHECK(writer.keep(exchange("https://foi.example.org/request/b", noise), label("b")));
  CHECK(verify(dir.path, {})->sound());
}

TEST_CASE("a disk that fills up anywhere loses nothing that was acknowledged") {
  rlimit old{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  for (rlim_t limit = 1000; limit < 200'000; limit = limit * 3 / 2) {
    CAPTURE(limit);
    TempDir dir;
    std::vector<std::string> kept;
    Code code = Code::ok;
    {
      const rlimit tight{limit, old.rlim_max};
      REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
      auto writer = Writer::open(dir.path, "", "");
      if (!writer) code = writer.error().code;
      for (unsigned i = 0; writer && code == Code::ok && i < 1000; ++i) {
        const auto name = fmt::format("r{}", i);
        const auto row = writer->keep(
            exchange("https://foi.example.org/" + name, std::string(i, 'x')), label(name));
        if (row)
          kept.push_back(name);
        else
          code = row.error().code;
      }
    }
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &old) == 0);
    CHECK(code == Code::write);
    auto writer = Writer::open(dir.path, "", "");
    REQUIRE(writer);
    for (const auto& name : kept)
      CHECK(writer->reader().captures("sample", name)->size() == 1);
    CHECK(verify(dir.path, {})->sound());
  }
  std::signal(SIGXFSZ, handler);
}

TEST_CASE("a catalogue that is no database is damage, and is told from a full disk") {
  TempDir dir;
  {
    auto writer = open_writer(dir.path);
    REQUIRE(writer.keep(exchange("https://foi.example.org/a", "x"), label("a")));
  }
  spill(catalogue_file(dir.path), std::string(8192, 'x'));
  const auto read = Reader::open(dir.path);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == Code::archive);
  CHECK_FALSE(read.error().hint.empty());
  CHECK(Writer::open(dir.path, "", "").error().code == Code::archive);
  CHECK(verify(dir.path, {}).error().code == Code::archive);
}
