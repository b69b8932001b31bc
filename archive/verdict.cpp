// A line a thread: "withdrawn: STATUS DATE sha256:DIGEST NAME". The name stands
// last: it is the one part that comes from outside.
#include "archive/verdict.hpp"

#include "archive/entry.hpp"
#include "archive/warc/record.hpp"
#include "common/text.hpp"

#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace sidestep::archive {
namespace {

constexpr std::string_view withdrawn = "withdrawn";
constexpr std::string_view vetoed = "vetoed";
constexpr std::string_view revisited = "revisited";
constexpr std::string_view digest_start = "sha256:";

template <class Number> std::optional<Number> number(std::string_view text) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// What stands before the next blank; `text` goes on behind it.
std::string_view next_word(std::string_view& text) {
  const auto blank = std::min(text.find(' '), text.size());
  const auto word = text.substr(0, blank);
  text.remove_prefix(std::min(blank + 1, text.size()));
  return word;
}

std::optional<Judged> judged_in(std::string_view line) {
  const auto status = number<int>(next_word(line));
  const auto at = parse_instant(next_word(line));
  const auto digest = next_word(line);
  if (!status || !at || !digest.starts_with(digest_start) || line.empty()) return std::nullopt;
  return Judged{std::string(line), *status, *at, std::string(digest.substr(digest_start.size()))};
}

} // namespace

std::string verdict_block(const Verdict& verdict) {
  std::string block =
      fmt::format("source: {}\r\nrole: {}\r\n{}: {}\r\n", warc::one_line(verdict.source),
                  name(Role::verdict), revisited, verdict.revisited);
  for (const Judged& judged : verdict.threads)
    block +=
        fmt::format("{}: {} {} {}{} {}\r\n", verdict.vetoed ? vetoed : withdrawn, judged.status,
                    iso(judged.at), digest_start, judged.digest, warc::one_line(judged.thread));
  return block;
}

Verdict read_verdict(std::string_view block) {
  Verdict verdict;
  for (const warc::Field& field : warc::parse_fields(block)) {
    if (field.name == "source") verdict.source = field.value;
    if (field.name == revisited) verdict.revisited = number<std::size_t>(field.value).value_or(0);
    if (field.name != withdrawn && field.name != vetoed) continue;
    verdict.vetoed = field.name == vetoed;
    if (auto judged = judged_in(field.value)) verdict.threads.push_back(std::move(*judged));
  }
  return verdict;
}

std::string verdict_url(std::string_view source) {
  return warc::header_url(fmt::format("urn:sidestep:verdict:{}", source));
}

} // namespace sidestep::archive
