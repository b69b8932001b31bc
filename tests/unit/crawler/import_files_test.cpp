// Which files an import takes up, and in which order.
#include "crawler/importers/files.hpp"

#include "tests/kit/crawler/import_kit.hpp"

#include <sys/stat.h>

using namespace sidestep;
using namespace sidestep::crawler;
using test::Folder;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t mega = 1U << 20U;

std::vector<FoundFile> found_in(const fs::path& path) {
  const auto found = find_files({path.string()}, mega);
  REQUIRE(found.has_value());
  return *found;
}

} // namespace

TEST_CASE("files come in sorted order, a folder's own before those below") {
  const Folder folder;
  folder.put("b/two.json", "2");
  folder.put("b/one.json", "1");
  folder.put("z.json", "3");
  folder.put("a/zero.json", "0");
  folder.put(".hidden", "x");
  std::vector<std::string> names;
  for (const FoundFile& file : found_in(folder.path()))
    names.push_back(fs::relative(file.path, folder.path()).string());
  CHECK(names == std::vector<std::string>{"z.json", "a/zero.json", "b/one.json", "b/two.json"});
}

TEST_CASE("links are not followed and only plain files are opened") {
  const Folder folder;
  const auto file = folder.put("page.html", "x");
  fs::create_directory_symlink(folder.path(), folder.path() / "loop");
  fs::create_symlink(file, folder.path() / "link.html");
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  folder.put("empty.json", "");
  folder.put("large.pdf", std::string(mega + 1, 'x'));
  std::size_t good = 0;
  for (const FoundFile& found : found_in(folder.path())) {
    CAPTURE(found.path.string());
    good += found.problem.empty() ? 1 : 0;
    CHECK(found.problem.empty() == (found.path == file));
  }
  CHECK(good == 1);
  CHECK(found_in(folder.path() / "link.html").front().problem.empty()); // named: followed
}

TEST_CASE("a file named twice is one file") {
  const Folder folder;
  const auto file = folder.put("page.html", "x");
  const auto found =
      find_files({folder.path().string(), file.string(), folder.path().string()}, mega);
  REQUIRE(found.has_value());
  CHECK(found->size() == 1);
}

TEST_CASE("a folder that a browser made beside a page holds the page's parts") {
  const Folder folder;
  folder.put("page.html", "x");
  for (const auto* part : {"page_files/a.css", "page-Dateien/b.png", "page_files/deep/c.js"})
    folder.put(part, "x");
  folder.put("other_files/d.css", "x");
  for (const FoundFile& found : found_in(folder.path())) {
    const std::string name = found.path.filename().string();
    CAPTURE(name);
    CHECK(found.page_part == (name != "page.html" && name != "d.css"));
  }
}

TEST_CASE("too deep, and not there") {
  const Folder folder;
  std::string name;
  for (int i = 0; i < 20; ++i)
    name += "d/";
  folder.put(name + "x.json", "x");
  const auto found = found_in(folder.path());
  REQUIRE(found.size() == 1);
  CHECK(found.front().problem == "a folder too deep to look into");
  const auto missing = find_files({(folder.path() / "nothing").string()}, mega);
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == Code::usage);
}
