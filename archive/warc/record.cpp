// WARC header grammar, both ways. It refuses folded lines, repeated fields
// (WARC-Concurrent-To alone may repeat), control characters, and lengths that
// are not plain digits: each of them is a way to make two readers disagree.
#include "archive/warc/record.hpp"

#include "common/digest.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace sidestep::archive::warc {
namespace {

constexpr std::size_t field_limit = 64; // fields of one header
constexpr std::size_t line_limit =
    200'000; // lines of one block of them: a verdict has one a thread

bool is_token(std::string_view text) {
  constexpr std::string_view separators = "()<>@,;:\\\"/[]?={} \t";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return c > ' ' && c < 0x7f && separators.find(c) == std::string_view::npos;
  });
}

bool is_value(std::string_view text) {
  return is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return (byte < 0x20 && c != '\t') || byte == 0x7f;
         });
}

Result<std::uint64_t> parse_length(std::string_view value) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  if (error != std::errc{} || end != value.data() + value.size())
    return fail(Code::archive, "Content-Length is not a number");
  if (length > block_limit)
    return fail(Code::archive, "a block of {} bytes is over the limit of {}", length, block_limit);
  return length;
}

Result<Field> parse_line(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
    return fail(Code::archive, "a header line is not \"Name: value\"");
  const auto value = trim(line.substr(colon + 1));
  if (!is_value(value))
    return fail(Code::archive, "the header field {} holds characters that are not allowed",
                line.substr(0, colon));
  return Field{std::string(line.substr(0, colon)), std::string(value)};
}

} // namespace

std::string_view Record::field(std::string_view name) const {
  for (const auto& field : fields)
    if (iequals(field.name, name)) return field.value;
  return {};
}

void Record::add(std::string_view name, std::string_view value) {
  if (!value.empty()) fields.push_back({std::string(name), std::string(value)});
}

std::string serialise(const Record& record) {
  std::string out = fmt::format("WARC/{}\r\n", record.version);
  for (const auto& field : record.fields)
    out += fmt::format("{}: {}\r\n", field.name, field.value);
  out += fmt::format("Content-Length: {}\r\n\r\n", record.block.size());
  out += record.block;
  out += "\r\n\r\n";
  return out;
}

Result<Head> parse_head(std::string_view bytes) {
  const auto end = bytes.substr(0, header_limit).find("\r\n\r\n");
  if (end == std::string_view::npos)
    return fail(Code::archive, "the record's header does not end within {} bytes", header_limit);
  Head head{.record = {}, .size = end + 4, .block_size = 0};
  auto lines = bytes.substr(0, end + 2); // each line with its CRLF
  const auto next_line = [&lines] {
    const auto stop = lines.find("\r\n");
    const auto line = lines.substr(0, stop);
    lines.remove_prefix(stop + 2);
    return line;
  };
  const auto version = next_line();
  if (version != "WARC/1.1" && version != "WARC/1.0")
    return fail(Code::archive, "the record does not begin with WARC/1.1");
  head.record.version = version.substr(5);
  bool has_length = false;
  while (!lines.empty()) {
    TRY_ASSIGN(auto field, parse_line(next_line()));
    if (iequals(field.name, "Content-Length")) {
      if (has_length) return fail(Code::archive, "Content-Length stands twice");
      TRY_ASSIGN(head.block_size, parse_length(field.value));
      has_length = true;
      continue;
    }
    if (!iequals(field.name, "WARC-Concurrent-To") &&
        std::any_of(head.record.fields.begin(), head.record.fields.end(),
                    [&](const Field& other) { return iequals(other.name, field.name); }))
      return fail(Code::archive, "the header field {} stands twice", field.name);
    if (head.record.fields.size() == field_limit)
      return fail(Code::archive, "the record has more than {} header fields", field_limit);
    head.record.fields.push_back(std::move(field));
  }
  if (!has_length) return fail(Code::archive, "the record has no Content-Length");
  return head;
}

std::string record_id(std::string_view seed) {
  // RFC 9562 version 8: an identifier whose bits are the maker's own.
  std::string hex = sha256_hex(seed).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) & 3];
  const std::string_view h = hex;
  return fmt::format("<urn:uuid:{}-{}-{}-{}-{}>", h.substr(0, 8), h.substr(8, 4), h.substr(12, 4),
                     h.substr(16, 4), h.substr(20, 12));
}

std::string one_line(std::string_view text) {
  std::string out = clean_utf8(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return std::string(trim(out));
}

std::string header_url(std::string_view url) {
  std::string out;
  for (const char c : trim(url)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7f || c == '<' || c == '>')
      out += fmt::format("%{:02X}", byte);
    else
      out += c;
  }
  return is_utf8(out) ? out : clean_utf8(out);
}

std::vector<Field> parse_fields(std::string_view block) {
  std::vector<Field> fields;
  for (auto line : split(block, '\n')) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || fields.size() == line_limit) continue;
    fields.push_back(
        {std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
  }
  return fields;
}

} // namespace sidestep::archive::warc
