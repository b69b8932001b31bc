// The log: what a line holds, what it never holds, and that it is rotated.
#include "common/log/log.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using namespace sidestep;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path dir{};
  Folder() {
    std::string name = (fs::temp_directory_path() / "sidestep-log-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    dir = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(dir, ignored);
  }
};

std::vector<nlohmann::json> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<nlohmann::json> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(nlohmann::json::parse(line));
  return lines;
}

} // namespace

TEST_CASE("a line of the log is one JSON object, whatever stands in it") {
  Folder folder;
  const Log log = Log::open(folder.dir, "crawl");
  log.info("request", {{"url", "https://foi.example.org/a"}, {"status", std::int64_t{200}}});
  log.error("stop", {{"message", "line\nfeed \"quoted\" \x1b[31m \xff"}});
  CHECK(log.file() == folder.dir / "log" / "crawl.jsonl");
  const auto lines = lines_of(log.file());
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].at("level") == "info");
  CHECK(lines[0].at("verb") == "crawl");
  CHECK(lines[0].at("event") == "request");
  CHECK(lines[0].at("status") == 200);
  CHECK(lines[0].at("time").get<std::string>().size() == 20);
  CHECK(lines[1].at("message") == "line\nfeed \"quoted\" \x1b[31m \xef\xbf\xbd");
  std::ifstream raw(log.file());
  const std::string bytes{std::istreambuf_iterator<char>(raw), {}};
  CHECK(bytes.find('\x1b') == std::string::npos); // safe to print with cat
}

TEST_CASE("a log that grows is put aside, and only so many of them are kept") {
  Folder folder;
  const Log log = Log::open(folder.dir, "crawl");
  const std::string long_text(500'000, 'x');
  for (int i = 0; i < 80; ++i)
    log.info("request", {{"message", long_text}});
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder.dir / "log")) {
    ++files;
    CHECK(entry.file_size() <= 5'500'000);
  }
  CHECK(files == 6);
}

TEST_CASE("where the archive cannot be written, the log goes to the state folder") {
  Folder folder;
  std::ofstream(folder.dir / "log") << "a file stands where the folder would";
  ::setenv("XDG_STATE_HOME", (folder.dir / "state").c_str(), 1);
  const Log log = Log::open(folder.dir, "index");
  ::unsetenv("XDG_STATE_HOME");
  log.info("begin", {});
  CHECK(log.file() == folder.dir / "state" / "sidestep" / "log" / "index.jsonl");
  CHECK(lines_of(log.file()).size() == 1);
}

TEST_CASE("a log that was never opened writes nowhere") {
  const Log log;
  log.info("begin", {{"message", "lost"}});
  CHECK(log.file().empty());
}

TEST_CASE("an address in the log carries no secret") {
  CHECK(safe_url("https://foi.example.org/request/a?unfold=1#incoming-1") ==
        "https://foi.example.org/request/a?unfold=1");
  CHECK(safe_url("https://foi.example.org/r/AbC123/request/a") ==
        "https://foi.example.org/r/.../request/a");
  CHECK(safe_url("https://foi.example.org/attachments/eyJf--99/wait?referer=eyJ0") ==
        "https://foi.example.org/attachments/.../wait?referer=...");
  CHECK(safe_url("https://foi.example.org/list?query=a&api_key=b&page=2") ==
        "https://foi.example.org/list?query=a&api_key=...&page=2");
  CHECK(safe_url("https://user:pass@foi.example.org/") == "(no address)");
}
