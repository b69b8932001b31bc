// Reading, replacing and tidying the stub file and its shards.
#include "indexer/store/stub.hpp"

#include "common/files.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sidestep::indexer::store {
namespace {

constexpr std::size_t stub_limit = 64 * 1024;
constexpr std::array<std::string_view, 3> shard_starts{"shard-", "live-", "build-"};

bool is_shard(std::string_view name) {
  return std::any_of(shard_starts.begin(), shard_starts.end(),
                     [name](std::string_view start) { return name.starts_with(start); });
}

} // namespace

std::filesystem::path stub_file(const std::filesystem::path& index_dir) {
  return index_dir / "XAPIANDB";
}

Result<std::vector<std::string>> read_stub(const std::filesystem::path& index_dir) {
  std::error_code ignored;
  if (!std::filesystem::exists(stub_file(index_dir), ignored)) return std::vector<std::string>{};
  TRY_ASSIGN(const std::string text, read_file(stub_file(index_dir), stub_limit, Code::index));
  std::vector<std::string> shards;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view trimmed = trim(line);
    if (trimmed.empty() || trimmed.front() == '#') continue;
    if (!trimmed.starts_with("auto "))
      return hinted(fail(Code::index, "{}: a line that is not read here: {}",
                         stub_file(index_dir).string(), for_terminal(trimmed)),
                    "run: sidestep index --rebuild");
    shards.emplace_back(trim(trimmed.substr(5)));
  }
  return shards;
}

Result<void> write_stub(const std::filesystem::path& index_dir,
                        const std::vector<std::string>& shards) {
  std::string text;
  for (const std::string& shard : shards)
    text += "auto " + shard + "\n";
  return write_file(stub_file(index_dir), text);
}

void remove_strays(const std::filesystem::path& index_dir, const std::vector<std::string>& keep) {
  std::error_code ignored;
  std::vector<std::filesystem::path> strays;
  for (const auto& entry : std::filesystem::directory_iterator(index_dir, ignored)) {
    const std::string name = entry.path().filename().string();
    if (is_shard(name) && std::find(keep.begin(), keep.end(), name) == keep.end())
      strays.push_back(entry.path());
  }
  for (const std::filesystem::path& stray : strays)
    std::filesystem::remove_all(stray, ignored);
}

} // namespace sidestep::indexer::store
