// The one source that includes spdlog. Its own message format is not used: a line
// is made whole here, so that keys and their order are ours.
#include "common/log/log.hpp"

#include "common/calendar.hpp"
#include "common/files.hpp"
#include "common/model/json.hpp"
#include "common/url.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/details/log_msg.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <unistd.h>

namespace sidestep {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest = 5'000'000; // bytes of a file, then it is put aside
constexpr std::size_t put_aside = 5;       // VERB.1.jsonl is the newest of them
constexpr std::string_view withheld = "...";

using RotatingFile = spdlog::sinks::rotating_file_sink_st;

std::shared_ptr<RotatingFile> sink_in(const fs::path& folder, const std::string& name) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || ::access(folder.c_str(), W_OK) != 0) return nullptr;
  try {
    auto sink =
        std::make_shared<RotatingFile>((folder / (name + ".jsonl")).string(), largest, put_aside);
    sink->set_pattern("%v");
    return sink;
  } catch (const spdlog::spdlog_ex&) {
    return nullptr;
  }
}

// The path with what lies behind `prefix`, up to the next '/', taken out.
void withhold(std::string& path, std::string_view prefix) {
  if (!path.starts_with(prefix) || path.size() == prefix.size()) return;
  const auto end = std::min(path.find('/', prefix.size()), path.size());
  path.replace(prefix.size(), end - prefix.size(), withheld);
}

bool is_secret(std::string_view name) {
  static constexpr std::array names{"token", "key", "secret", "signature", "password", "referer"};
  return std::any_of(names.begin(), names.end(), [&](std::string_view one) {
    return name.find(one) != std::string_view::npos;
  });
}

} // namespace

struct Log::Sink {
  std::shared_ptr<RotatingFile> file{};
};

Log Log::open(const fs::path& archive, std::string_view verb) {
  Log log;
  log.verb_ = verb;
  for (const fs::path& folder : {archive / "log", state_home() / "log"}) {
    auto file = sink_in(folder, log.verb_);
    if (file == nullptr) continue;
    log.file_ = file->filename();
    log.sink_ = std::make_shared<Sink>(Sink{std::move(file)});
    break;
  }
  return log;
}

void Log::write(std::string_view level, std::string_view event, LogFields fields) const {
  if (sink_ == nullptr) return;
  nlohmann::ordered_json line{{"time", iso(now())},
                              {"level", level},
                              {"verb", verb_},
                              {"process", ::getpid()},
                              {"event", event}};
  for (const auto& [key, value] : fields)
    std::visit([&, name = std::string(key)](const auto& one) { line[name] = one; }, value);
  try {
    const std::string text = line_of(line);
    sink_->file->log(spdlog::details::log_msg("", spdlog::level::info, text));
    sink_->file->flush();
  } catch (const std::exception&) {
    return; // a full disk: the run itself will say so
  }
}

std::string safe_url(std::string_view text) {
  auto url = parse_url(text);
  if (!url) return "(no address)";
  withhold(url->path, "/r/");
  withhold(url->path, "/attachments/");
  std::string query;
  for (std::string_view rest = url->query; !rest.empty();) {
    const auto end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    const auto sign = std::min(pair.find('='), pair.size());
    query += query.empty() ? "" : "&";
    query += is_secret(pair.substr(0, sign)) ? fmt::format("{}={}", pair.substr(0, sign), withheld)
                                             : std::string(pair);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  url->query = query;
  return url->text();
}

} // namespace sidestep
