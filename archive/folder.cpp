// Where the archive's parts lie under its folder.
#include "archive/folder.hpp"

#include "archive/archive.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <system_error>

namespace sidestep::archive {
namespace {

constexpr std::string_view prefix = "sidestep-";
constexpr std::string_view suffix = ".warc.gz";

} // namespace

std::string SegmentName::text() const {
  std::string date = iso(day);
  std::erase(date, '-');
  return fmt::format("{}{}-{:02}{}", prefix, date, number, suffix);
}

SegmentName SegmentName::next(Day today) const {
  return today > day ? SegmentName{today, 1} : SegmentName{day, number + 1};
}

std::optional<SegmentName> parse_segment(std::string_view name) {
  if (!name.starts_with(prefix) || !name.ends_with(suffix)) return std::nullopt;
  auto middle = name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
  if (middle.size() < 11 || middle.size() > 14 || middle[8] != '-') return std::nullopt;
  const auto date =
      fmt::format("{}-{}-{}", middle.substr(0, 4), middle.substr(4, 2), middle.substr(6, 2));
  const auto day = parse_day(date);
  int number = 0;
  const auto digits = middle.substr(9);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (!day || error != std::errc{} || end != digits.data() + digits.size() || number < 1)
    return std::nullopt;
  const SegmentName segment{*day, number};
  if (segment.text() != name) return std::nullopt;
  return segment;
}

Result<std::vector<std::string>> segments(const std::filesystem::path& archive) {
  std::error_code error;
  std::vector<std::pair<SegmentName, std::string>> found;
  const auto dir = warc_dir(archive);
  if (!std::filesystem::exists(dir, error)) return std::vector<std::string>{};
  for (std::filesystem::directory_iterator at(dir, error), end; !error && at != end;
       at.increment(error)) {
    const auto name = at->path().filename().string();
    if (const auto segment = parse_segment(name)) found.emplace_back(*segment, name);
  }
  if (error)
    return fail(Code::archive, "cannot read the folder {}: {}", dir.string(), error.message());
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (auto& [segment, name] : found)
    names.push_back(std::move(name));
  return names;
}

std::filesystem::path warc_dir(const std::filesystem::path& archive) { return archive / "warc"; }
std::filesystem::path catalogue_file(const std::filesystem::path& archive) {
  return archive / "catalogue.db";
}
std::filesystem::path index_dir(const std::filesystem::path& archive) { return archive / "index"; }
std::filesystem::path cache_dir(const std::filesystem::path& archive) { return archive / "cache"; }

} // namespace sidestep::archive
