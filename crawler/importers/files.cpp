// Walks folders without recursion and without following links.
#include "crawler/importers/files.hpp"

#include <algorithm>
#include <set>
#include <system_error>

namespace sidestep::crawler {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_files = 100'000;
constexpr int deepest = 16;

class Walk {
public:
  explicit Walk(std::uint64_t largest) : largest_(largest) {}

  Result<void> take(const fs::path& named) {
    std::error_code error;
    const fs::file_status status = fs::status(named, error); // a named link is followed
    if (!fs::exists(status))
      return hinted(fail(Code::usage, "there is no file or folder {}", named.string()),
                    "name a saved page, its folder, or petition records");
    if (!fs::is_directory(status)) {
      add(named, status, is_page_folder(named.parent_path()));
      return enough();
    }
    return take_folder(named);
  }

  std::vector<FoundFile> found() && { return std::move(found_); }

private:
  struct Folder {
    fs::path path;
    int depth;
    bool page_part;
  };

  Result<void> take_folder(const fs::path& top) {
    std::vector<Folder> left{{top, 0, is_page_folder(top)}};
    while (!left.empty()) {
      const Folder folder = std::move(left.back());
      left.pop_back();
      std::vector<Folder> below;
      for (const fs::path& entry : entries_of(folder.path)) {
        std::error_code error;
        const fs::file_status status = fs::symlink_status(entry, error);
        if (!fs::is_directory(status)) {
          add(entry, status, folder.page_part);
        } else if (folder.depth + 1 > deepest) {
          found_.push_back({.path = entry, .problem = "a folder too deep to look into"});
        } else {
          below.push_back({entry, folder.depth + 1, folder.page_part || is_page_folder(entry)});
        }
        TRY(enough());
      }
      left.insert(left.end(), below.rbegin(), below.rend());
    }
    return {};
  }

  // Sorted; hidden files are the desktop's, not the user's.
  std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      if (!at->path().filename().string().starts_with('.')) entries.push_back(at->path());
      if (entries.size() > most_files) break;
    }
    if (error) found_.push_back({.path = folder, .problem = "cannot be read: " + error.message()});
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  void add(const fs::path& path, const fs::file_status& status, bool page_part) {
    FoundFile file{.path = path, .page_part = page_part};
    std::error_code error;
    if (fs::is_symlink(status))
      file.problem = "a link; links inside folders are not followed";
    else if (!fs::is_regular_file(status))
      file.problem = "not a plain file";
    else if (file.size = fs::file_size(path, error); error)
      file.problem = "cannot be read: " + error.message();
    else if (file.size == 0)
      file.problem = "is empty";
    else if (file.size > largest_)
      file.problem = "is larger than crawl.max_body_mb allows";
    if (!file.problem.empty()) {
      found_.push_back(std::move(file));
      return;
    }
    const fs::path real = fs::weakly_canonical(path, error);
    if (error || seen_.insert(real.string()).second) found_.push_back(std::move(file));
  }

  // "page_files", "page-Dateien", "page.files" beside "page.html".
  static bool is_page_folder(const fs::path& folder) {
    const std::string name = folder.filename().string();
    const auto cut = name.find_last_of("_-.");
    if (cut == std::string::npos || cut == 0) return false;
    std::error_code error;
    for (const char* ending : {".html", ".htm", ".xhtml"})
      if (fs::exists(folder.parent_path() / (name.substr(0, cut) + ending), error)) return true;
    return false;
  }

  Result<void> enough() const {
    if (found_.size() <= most_files) return {};
    return hinted(fail(Code::usage, "there are more than {} files here", most_files),
                  "import them a part at a time");
  }

  std::uint64_t largest_;
  std::vector<FoundFile> found_{};
  std::set<std::string> seen_{};
};

} // namespace

Result<std::vector<FoundFile>> find_files(const std::vector<std::string>& names,
                                          std::uint64_t largest) {
  Walk walk(largest);
  for (const std::string& name : names)
    TRY(walk.take(name));
  return std::move(walk).found();
}

} // namespace sidestep::crawler
