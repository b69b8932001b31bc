// Invented captures.
#include "tests/kit/archive/samples.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <vector>

namespace sidestep::archive::test {

TempDir::TempDir() {
  std::string name = (std::filesystem::temp_directory_path() / "sidestep-archive-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path = name;
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

Exchange exchange(std::string_view url, std::string_view body, std::string_view fields) {
  Exchange made;
  made.url = url;
  made.at = *parse_instant("2026-09-04T02:14:07Z");
  made.ip = "127.0.0.1";
  made.request = "GET / HTTP/1.1\r\nHost: foi.example.org\r\n\r\n";
  made.head =
      fmt::format("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{}\r\n", fields);
  made.body = body;
  made.milliseconds = 12;
  return made;
}

Label label(std::string_view thread, Role role) {
  return {.source = "sample",
          .thread = std::string(thread),
          .message = {},
          .role = role,
          .via = "a list"};
}

Resource resource(std::string_view url, std::string_view bytes) {
  Resource made;
  made.url = url;
  made.as_of = *parse_instant("2026-06-12T00:00:00Z");
  made.basis = "saved-on";
  made.mime = "text/html";
  made.bytes = bytes;
  made.file_name = "letter.html";
  return made;
}

Writer open_writer(const std::filesystem::path& dir) {
  auto writer = Writer::open(dir, "sidestep/0 (test)", "test@example.org");
  if (!writer) FAIL(writer.error().message);
  return std::move(*writer);
}

std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void spill(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::filesystem::path only_warc(const std::filesystem::path& dir) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(warc_dir(dir)))
    found.push_back(entry.path());
  REQUIRE(found.size() == 1);
  return found.front();
}

void edit_catalogue(const std::filesystem::path& dir, const std::string& sql) {
  SQLite::Database database(catalogue_file(dir).string(), SQLite::OPEN_READWRITE);
  database.exec(sql);
}

} // namespace sidestep::archive::test
