// Gathers what `status` shows, from the catalogue, the index, the frontier and
// the disk itself.
#include "keeper/state.hpp"

#include "archive/withdrawn.hpp"

#include <algorithm>
#include <map>
#include <system_error>

namespace sidestep::keeper {
namespace {

namespace fs = std::filesystem;

// Of everything below a folder, or of a file. Links are not followed.
std::uint64_t bytes_below(const fs::path& place) {
  std::error_code error;
  const auto status = fs::symlink_status(place, error);
  if (error) return 0;
  if (fs::is_regular_file(status)) return fs::file_size(place, error);
  std::uint64_t bytes = 0;
  for (auto at = fs::recursive_directory_iterator(
           place, fs::directory_options::skip_permission_denied, error);
       !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code gone; // a file that a running program just removed
    if (!at->is_regular_file(gone) || at->is_symlink(gone)) continue;
    const auto size = at->file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

DiskUse disk_use(const fs::path& dir) {
  DiskUse use;
  use.warc = bytes_below(archive::warc_dir(dir));
  for (const auto& file : {archive::catalogue_file(dir), dir / "frontier.db"})
    for (const auto* part : {"", "-wal", "-shm"})
      use.databases += bytes_below(file.string() + part);
  use.index = bytes_below(archive::index_dir(dir));
  use.cache = bytes_below(archive::cache_dir(dir));
  use.log = bytes_below(dir / "log");
  return use;
}

using Sources = std::map<std::string, SourceState, std::less<>>;

Result<void> add_kept(State& state, Sources& sources) {
  std::error_code ignored;
  if (!fs::exists(archive::catalogue_file(state.dir), ignored) &&
      !fs::exists(archive::warc_dir(state.dir), ignored))
    return {};
  TRY_ASSIGN(const auto reader, archive::Reader::open(state.dir));
  TRY_ASSIGN(const auto summary, reader.summary());
  state.warc_files = summary.files;
  state.warc_bytes = summary.bytes;
  for (const auto& source : summary.sources)
    sources[source.source].kept = source;
  TRY_ASSIGN(const auto threads, reader.threads(state.index.last_capture));
  state.not_indexed = threads.size();
  TRY_ASSIGN(const auto verdicts, reader.verdicts());
  const archive::Withdrawn withdrawn(verdicts);
  for (const auto& [source, thread] : withdrawn.judged_after(0)) {
    TRY_ASSIGN(const auto captures, reader.captures(source, thread));
    if (withdrawn.against(source, thread, captures) != nullptr) ++sources[source].withdrawn;
  }
  return {};
}

void add_health(State& state, Sources& sources, const Config& config) {
  const auto health = read_health(state.dir, state.at);
  if (!health) {
    state.health_trouble = health.error();
    return;
  }
  for (const auto& scope : health->scopes)
    sources[scope.source].scopes.push_back(scope);
  for (const auto& [source, threads] : health->due)
    sources[source].due = threads;
  for (const auto& [source, threads] : health->lost)
    sources[source].lost = threads;
  for (const auto& source : config.sources) {
    const auto* host = health->closed_host(source.url);
    if (host != nullptr) sources[source.name].closed = *host;
  }
}

} // namespace

std::string_view SourceState::state() const {
  if (closed) return "blocked";
  if (scopes.empty()) return "never-crawled";
  const bool failing = std::any_of(scopes.begin(), scopes.end(), [](const ScopeHealth& scope) {
    return scope.code != 0 && scope.code != static_cast<int>(Code::interrupted) &&
           scope.code != static_cast<int>(Code::terminated);
  });
  return failing ? "failing" : "well";
}

Result<State> look(const Config& config, Instant at) {
  State state{.dir = config.archive_dir, .at = at};
  state.index = index_facts(archive::index_dir(state.dir));
  Sources sources;
  TRY(add_kept(state, sources));
  add_health(state, sources, config);
  for (const auto& source : config.sources)
    if (source.scope) sources[source.name].scope_configured = true;
  for (auto& [name, source] : sources) {
    source.name = name;
    state.sources.push_back(std::move(source));
  }
  state.disk = disk_use(state.dir);
  return state;
}

std::vector<std::pair<Day, Yield>> recent_days(const ScopeHealth& scope, Day last) {
  std::vector<std::pair<Day, Yield>> days;
  for (Day day = last - std::chrono::days(yield_days - 1); day <= last;
       day += std::chrono::days(1)) {
    const auto found = scope.days.find(day);
    days.emplace_back(day, found == scope.days.end() ? Yield{} : found->second);
  }
  return days;
}

} // namespace sidestep::keeper
