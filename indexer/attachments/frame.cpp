// The extractor's answer as bytes and back.
#include "indexer/attachments/frame.hpp"

#include "common/text.hpp"

#include <charconv>

namespace sidestep::indexer {
namespace {

constexpr std::size_t longest_head = std::size_t{1} << 17;
constexpr std::size_t longest_reason = 200;

// The next number of the head line; nothing when there is none.
std::optional<std::size_t> next_number(std::string_view& head) {
  while (head.starts_with(' '))
    head.remove_prefix(1);
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(head.data(), head.data() + head.size(), value);
  if (error != std::errc{}) return std::nullopt;
  head.remove_prefix(static_cast<std::size_t>(end - head.data()));
  return value;
}

} // namespace

std::string to_frame(const Extracted& extracted) {
  const bool failed = !extracted.failure.empty();
  const std::string& body = failed ? extracted.failure : extracted.text;
  std::string frame = (failed ? "failed " : "text ") + std::to_string(body.size());
  if (!failed)
    for (const std::size_t start : extracted.page_starts)
      frame += ' ' + std::to_string(start);
  return frame + '\n' + body;
}

std::optional<Extracted> from_frame(std::string_view bytes) {
  const auto line = bytes.substr(0, longest_head).find('\n');
  if (line == std::string_view::npos) return std::nullopt;
  std::string_view head = bytes.substr(0, line);
  const std::string_view body = bytes.substr(line + 1);
  const bool failed = head.starts_with("failed ");
  if (!failed && !head.starts_with("text ")) return std::nullopt;
  head.remove_prefix(failed ? 7 : 5);
  const auto size = next_number(head);
  if (!size || *size != body.size() || *size > text_limit) return std::nullopt;
  Extracted extracted;
  if (failed) {
    extracted.failure = squeeze(clean_utf8(body.substr(0, longest_reason)));
    if (extracted.failure.empty()) return std::nullopt;
    return extracted;
  }
  extracted.text = body;
  // An honest child sends clean text; cleaning another's moves its pages.
  const bool clean = clean_utf8(body) == body;
  if (!clean) extracted.text = clean_utf8(body);
  while (const auto start = next_number(head)) {
    const std::size_t least = extracted.page_starts.empty() ? 0 : extracted.page_starts.back();
    if (!clean || *start < least || *start > body.size()) return std::nullopt;
    extracted.page_starts.push_back(*start);
  }
  return extracted;
}

} // namespace sidestep::indexer
