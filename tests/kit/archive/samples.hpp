// Captures for the archive's tests, and a folder that goes away with its test.
#pragma once

#include "archive/archive.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace sidestep::archive::test {

struct TempDir {
  std::filesystem::path path{};
  TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  ~TempDir();
};

Exchange exchange(std::string_view url, std::string_view body, std::string_view fields = "");
Label label(std::string_view thread, Role role = Role::page);
Resource resource(std::string_view url, std::string_view bytes);
Writer open_writer(const std::filesystem::path& dir);

std::string slurp(const std::filesystem::path& file);
void spill(const std::filesystem::path& file, std::string_view bytes);
// The only WARC file of an archive.
std::filesystem::path only_warc(const std::filesystem::path& dir);
// Runs SQL on the catalogue, as somebody who edits it would.
void edit_catalogue(const std::filesystem::path& dir, const std::string& sql);

} // namespace sidestep::archive::test
