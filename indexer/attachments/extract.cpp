// The parent's side of reading an attachment: which kind, run the confined
// child, say why there is no text; and the cache.
#include "indexer/attachments/extract.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "indexer/attachments/converters.hpp"
#include "indexer/attachments/frame.hpp"
#include "indexer/attachments/kind.hpp"
#include "indexer/attachments/process.hpp"

#include <algorithm>
#include <csignal>
#include <fmt/core.h>

namespace sidestep::indexer {
namespace {

// Goes up whenever the same bytes may give another text.
constexpr std::string_view version = "2";
constexpr std::size_t input_limit = std::size_t{200} << 20;
constexpr std::string_view by_machine = "on this machine: ";

// Why there is no text. What may go better elsewhere says `by_machine`.
std::string what_went_wrong(const ChildResult& result, FileKind kind, unsigned seconds) {
  if (result.signal == SIGXCPU) return fmt::format("took over {} s", seconds);
  if (result.timed_out) return std::string(by_machine) + "took too long";
  if (result.signal == SIGKILL) return std::string(by_machine) + "its reader was killed";
  if (result.too_much) return fmt::format("its text is over {} MB", text_limit >> 20);
  const std::string_view what = kind == FileKind::pdf ? "PDF" : "file";
  // Poppler aborts where memory ends.
  if (result.signal != 0 && result.signal != SIGABRT)
    return fmt::format("damaged {}: its reader ended with signal {}", what, result.signal);
  return fmt::format("damaged {}: its reader ran out of memory or gave up", what);
}

Result<ChildResult> run_extractor(FileKind kind, std::string_view bytes, unsigned seconds) {
  // That is CPU time; on a busy machine it takes longer.
  TRY_ASSIGN(ChildResult result, run_child({program("extractor").string(), std::string(name(kind)),
                                            std::to_string(seconds)},
                                           bytes, {}));
  if (result.exit_code == exit_code::could_not_confine)
    return hinted(
        fail(Code::internal, "the extractor could not confine itself, so it read nothing"),
        "this system does not allow seccomp filters; attachments stay unread");
  return result;
}

bool is_whole(const ChildResult& result) {
  return result.exit_code == 0 && !result.timed_out && !result.too_much;
}

Result<Extracted> run(FileKind kind, std::string_view bytes, unsigned seconds) {
  TRY_ASSIGN(const ChildResult result, run_extractor(kind, bytes, seconds));
  if (is_whole(result))
    if (auto extracted = from_frame(result.output)) return *extracted;
  return unread(what_went_wrong(result, kind, seconds));
}

// A program makes text or HTML of it, and that is read like any other.
Result<Extracted> run_converter(const Converter& converter, std::string_view bytes,
                                unsigned seconds) {
  TRY_ASSIGN(const ChildResult result, run_extractor(converter.kind, bytes, seconds));
  if (result.exit_code == exit_code::no_converter)
    return unread(fmt::format("{}{} is missing: apt-get install {}", by_machine, converter.words[0],
                              converter.package));
  if (!is_whole(result)) return unread(what_went_wrong(result, converter.kind, seconds));
  if (trim(result.output).empty()) return unread("damaged file, or it holds no text");
  return run(converter.gives, result.output, seconds);
}

bool is_digest(std::string_view digest) {
  return digest.size() == 64 &&
         digest.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

Result<Extracted> extract(std::string_view bytes, std::string_view file_name, std::string_view mime,
                          unsigned seconds) {
  const FileKind kind = file_kind(bytes, file_name, mime);
  if (bytes.empty()) return unread("empty file");
  if (kind == FileKind::other)
    return unread("not a kind that is read here: " + shown_kind(file_name, mime));
  if (bytes.size() > input_limit) return unread(fmt::format("over {} MB", input_limit >> 20));
  const Converter* converter = converter_of(kind);
  return converter == nullptr ? run(kind, bytes, seconds)
                              : run_converter(*converter, bytes, seconds);
}

Result<Extracted> extract_cached(const std::filesystem::path& cache, std::string_view digest,
                                 std::string_view bytes, std::string_view file_name,
                                 std::string_view mime) {
  const FileKind kind = file_kind(bytes, file_name, mime);
  if (!is_digest(digest) || kind == FileKind::other) return extract(bytes, file_name, mime);
  const std::filesystem::path file = cache / std::string(digest.substr(0, 2)) /
                                     fmt::format("{}.{}-{}", digest, name(kind), version);
  if (const auto kept = read_file(file, text_limit + (std::size_t{1} << 17)))
    if (auto extracted = from_frame(*kept)) return *extracted;
  TRY_ASSIGN(Extracted extracted, extract(bytes, file_name, mime));
  // The verdict of a slow machine, or of one that lacks a program, is not kept;
  // all else depends on the bytes alone.
  if (extracted.failure.starts_with(by_machine)) return extracted;
  std::error_code ignored;
  std::filesystem::create_directories(file.parent_path(), ignored);
  // A cache that cannot be written costs time on the next run, nothing else.
  static_cast<void>(write_file(file, to_frame(extracted)));
  return extracted;
}

void forget_cached(const std::filesystem::path& cache, std::string_view digest) {
  if (!is_digest(digest)) return;
  std::error_code ignored;
  std::vector<std::filesystem::path> files; // one a kind that it was read as
  const auto folder = cache / std::string(digest.substr(0, 2));
  for (std::filesystem::directory_iterator at(folder, ignored), end; !ignored && at != end;
       at.increment(ignored))
    if (at->path().filename().string().starts_with(digest)) files.push_back(at->path());
  for (const auto& file : files)
    std::filesystem::remove(file, ignored);
}

} // namespace sidestep::indexer
