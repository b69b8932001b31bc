// A member is inflated until its header is there, then exactly as far as its
// Content-Length says: a bomb is stopped at the first byte too many.
#include "archive/warc/scan.hpp"

#include "archive/warc/gzip.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace sidestep::archive::warc {
namespace {

constexpr std::size_t read_size = 256 * 1024;
constexpr std::string_view block_end = "\r\n\r\n";

Scanned broken(std::uint64_t offset, std::string fault) {
  return {Ending::broken, {.offset = offset, .length = 0, .record = {}}, std::move(fault)};
}

} // namespace

struct Scanner::State {
  int descriptor = -1;
  std::uint64_t at = 0; // offset of the first byte of `pending`
  std::uint64_t to = 0;
  std::string buffer{};
  std::string_view pending{}; // read, not used yet
  bool read_error = false;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (descriptor >= 0) ::close(descriptor);
  }

  // False at the end of the range.
  bool refill() {
    if (!pending.empty()) return true;
    const auto want = std::min<std::uint64_t>(read_size, to - std::min(to, at));
    buffer.resize(want);
    ssize_t got = 0;
    do
      got = want == 0 ? 0 : ::pread(descriptor, buffer.data(), want, static_cast<off_t>(at));
    while (got < 0 && errno == EINTR);
    read_error = got < 0;
    pending = std::string_view(buffer).substr(0, got > 0 ? static_cast<std::size_t>(got) : 0);
    return !pending.empty();
  }

  // Inflates until `limit` bytes are there, the member ends (done), or `bytes`
  // hold `mark`. `more` with no mark in them: the range ended.
  Inflater::State inflate(Inflater& inflater, std::string& bytes, std::size_t limit,
                          std::string_view mark) {
    while (true) {
      if (!refill()) return Inflater::State::more;
      const std::size_t before = pending.size();
      const auto result = inflater.feed(pending, bytes, limit);
      at += before - pending.size();
      if (result != Inflater::State::more) return result;
      if (!mark.empty() && bytes.find(mark) != std::string::npos) return result;
    }
  }
};

Scanner::Scanner(std::unique_ptr<State> state) : state_(std::move(state)) {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner& Scanner::operator=(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

Result<Scanner> Scanner::open(const std::filesystem::path& file, std::uint64_t from,
                              std::uint64_t to) {
  auto state = std::make_unique<State>();
  state->descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (state->descriptor < 0)
    return fail(Code::archive, "cannot open {}: {}", file.string(), std::strerror(errno));
  state->at = from;
  state->to = to;
  return Scanner(std::move(state));
}

Scanned Scanner::next() {
  State& state = *state_;
  const std::uint64_t start = state.at;
  if (!state.refill())
    return state.read_error
               ? broken(start, "the disk cannot read it")
               : Scanned{Ending::end, {.offset = start, .length = 0, .record = {}}, {}};
  Inflater inflater(Inflater::Format::gzip);
  std::string bytes;
  const auto unfinished = [&](Inflater::State result) {
    if (result == Inflater::State::broken) return broken(start, "the gzip data is broken");
    if (state.read_error) return broken(start, "the disk cannot read it");
    return Scanned{Ending::unfinished, {start, state.at - start, {}}, {}};
  };
  auto result = state.inflate(inflater, bytes, header_limit, block_end);
  if (result == Inflater::State::broken ||
      (result == Inflater::State::more && bytes.find(block_end) == std::string::npos))
    return unfinished(result);
  auto head = parse_head(bytes);
  if (!head) return broken(start, std::move(head.error().message));
  const std::size_t whole = head->size + head->block_size + block_end.size();
  if (result != Inflater::State::done) result = state.inflate(inflater, bytes, whole + 1, {});
  if (bytes.size() > whole) return broken(start, "the record is longer than its Content-Length");
  if (result != Inflater::State::done) return unfinished(result);
  if (bytes.size() < whole) return broken(start, "the record is shorter than its Content-Length");
  if (!bytes.ends_with(block_end)) return broken(start, "no two empty lines end the record");
  bytes.resize(whole - block_end.size());
  bytes.erase(0, head->size);
  head->record.block = std::move(bytes);
  return {Ending::record, {start, state.at - start, std::move(head->record)}, {}};
}

Result<Record> read_record(const std::filesystem::path& file, std::uint64_t offset,
                           std::uint64_t length) {
  TRY_ASSIGN(auto scanner, Scanner::open(file, offset, offset + length));
  auto scanned = scanner.next();
  if (scanned.ending == Ending::record && scanned.located.length == length)
    return std::move(scanned.located.record);
  const auto what = scanned.ending == Ending::broken ? scanned.fault
                    : scanned.ending == Ending::record
                        ? "the record is shorter than the catalogue says"
                        : "the file ends before the record does";
  return hinted(fail(Code::archive, "{} at {}: {}", file.filename().string(), offset, what),
                "run: sidestep verify");
}

Result<std::string> read_range(const std::filesystem::path& file, std::uint64_t offset,
                               std::uint64_t length) {
  if (length > 2 * block_limit)
    return fail(Code::archive, "{} at {}: {} bytes are over the limit", file.filename().string(),
                offset, length);
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return fail(Code::archive, "cannot open {}: {}", file.string(), std::strerror(errno));
  std::string bytes(length, '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const auto got = ::pread(descriptor, bytes.data() + have, bytes.size() - have,
                             static_cast<off_t>(offset + have));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  ::close(descriptor);
  if (have != bytes.size())
    return fail(Code::archive, "{} ends before byte {}", file.filename().string(), offset + length);
  return bytes;
}

} // namespace sidestep::archive::warc
