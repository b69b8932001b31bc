// Files, sources and a run of the verb for the tests of import.
#pragma once

#include "common/calendar.hpp"
#include "common/files.hpp"
#include "crawler/verbs/import.hpp"
#include "sites/source.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace sidestep::crawler::test {

// A folder that goes away with the test.
class Folder {
public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "sidestep-import-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path put(const std::string& name, std::string_view bytes) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    REQUIRE(write_file(file, bytes).has_value());
    return file;
  }
  const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

inline std::vector<SourceSettings> source_settings() {
  const auto one = [](std::string name, std::string kind, std::string url) {
    return SourceSettings{.name = std::move(name),
                          .kind = std::move(kind),
                          .url = std::move(url),
                          .jurisdiction = "uk",
                          .timezone = "Europe/London",
                          .feeds = "closed"};
  };
  return {one("lifts", "alaveteli", "https://foi.example.org"),
          one("petitions", "uk-petitions", "https://petitions.example.org")};
}

inline sites::Sources sources() {
  sites::Sources all;
  for (const SourceSettings& settings : source_settings())
    all.push_back({.name = settings.name,
                   .platform = *sites::platform_named(settings.kind),
                   .url = settings.url,
                   .jurisdiction = settings.jurisdiction,
                   .timezone = settings.timezone,
                   .feeds = settings.feeds});
  return all;
}

struct Run {
  Result<Code> code{Code::internal};
  std::string out{};

  bool says(std::string_view text) const { return out.find(text) != std::string::npos; }
};

// `import WORDS` into DIR/archive, as the program would run it.
inline Run import(const Folder& folder, std::vector<std::string> words,
                  std::vector<std::pair<std::string, std::string>> options = {},
                  std::vector<SourceSettings> settings = source_settings()) {
  const auto printed = folder.path() / ".printed";
  const int descriptor = ::open(printed.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  REQUIRE(descriptor >= 0);
  Context context;
  for (std::string& word : words)
    if (!word.starts_with('/')) word = (folder.path() / word).string();
  context.args.words = std::move(words);
  for (auto& [name, value] : options)
    context.args.options[name].push_back(value);
  context.config.archive_dir = folder.path() / ".archive";
  context.config.sources = std::move(settings);
  context.out.descriptor = descriptor;
  context.quiet = true;
  Run run{.code = import_files(context)};
  ::close(descriptor);
  run.out = read_file(printed, 1U << 20U).value_or("");
  return run;
}

inline std::string request_page(std::string_view head, std::string_view messages) {
  return std::string("<!DOCTYPE html><html><head><title>Lift repairs - a Freedom of Information "
                     "request to Lift Board - Ask</title>")
      .append(head)
      .append("</head><body><div class=\"request-header\"><h1>Lift repairs</h1></div>")
      .append(messages)
      .append("</body></html>");
}

inline const std::string own_address =
    "<meta property=\"og:url\" content=\"https://foi.example.org/request/lift_repairs\">";

inline std::string attachment(int message, int part, std::string_view name,
                              std::string_view size = "3K") {
  const std::string path = "https://foi.example.org/request/lift_repairs/response/" +
                           std::to_string(message) + "/attach/";
  return "<li class=\"attachment\" id=\"attachment-" + std::to_string(message * 10 + part) +
         "\"><p class=\"attachment__name\"> " + std::string(name) +
         " </p><p class=\"attachment__meta\"> " + std::string(size) + " <a href=\"" + path +
         "html/" + std::to_string(part) + "/" + std::string(name) + ".html\">View</a> <a href=\"" +
         path + std::to_string(part) + "/" + std::string(name) +
         "?cookie_passthrough=1\">Download</a></p></li>";
}

inline std::string incoming(int message, std::string_view time, std::string_view inside = "") {
  return "<div class=\"incoming correspondence normal js-collapsible\" id=\"incoming-" +
         std::to_string(message) + "\"><time datetime=\"" + std::string(time) +
         "\">then</time><div class=\"correspondence_text\">" + std::string(inside) +
         "<p>We repair lifts.</p></div></div>";
}

inline const std::string outgoing =
    "<div class=\"outgoing correspondence\" id=\"outgoing-1\"><time "
    "datetime=\"2026-03-18T10:00:00+00:00\">then</time><p>Please say.</p></div>";

inline const std::string request_record =
    R"({"id":7,"url_title":"lift_repairs","title":"Lift repairs","created_at":"2026-03-18T10:00:00.000+00:00",
"updated_at":"2026-06-20T10:00:00.000+01:00","info_request_events":[]})";

inline std::string petition_record(std::string_view updated = "2026-06-03T10:00:00.000Z") {
  return R"({"links":{"self":"https://petitions.example.org/petitions/900012.json"},"data":{"type":"petition",
"id":900012,"attributes":{"action":"Repair the lifts","created_at":"2026-01-01T10:00:00.000Z","updated_at":")" +
         std::string(updated) + R"("}}})";
}

} // namespace sidestep::crawler::test
