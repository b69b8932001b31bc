// HTTP/1.1 messages (RFC 9112) as they lie in the archive. Kept bytes are what
// a server really sent, so reading is lenient where servers are sloppy (bare
// line feeds, odd fields) and exact where a digest hangs on it (chunks).
#include "archive/warc/http.hpp"

#include "archive/warc/gzip.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace sidestep::archive::warc {
namespace {

constexpr std::size_t field_limit = 1000; // fields of one message
constexpr std::size_t coding_limit = 3;   // content codings stacked on one body

// Bytes of the head with its empty line; all of it when there is none.
std::size_t head_size(std::string_view block) {
  const auto strict = block.find("\r\n\r\n");
  const auto bare = block.find("\n\n");
  if (strict == std::string_view::npos && bare == std::string_view::npos) return block.size();
  return bare < strict ? bare + 2 : strict + 4;
}

// A chunk's size line; npos when it is none.
std::size_t chunk_size(std::string_view line) {
  line = trim(line.substr(0, line.find(';')));
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (line.empty() || error != std::errc{} || end != line.data() + line.size())
    return std::string_view::npos;
  return size;
}

Result<std::string> inflated(std::string_view bytes, Inflater::Format format, std::size_t limit,
                             bool partial) {
  std::string out;
  std::string_view rest = bytes;
  while (!rest.empty()) { // gzip allows several members, one behind the other
    Inflater inflater(format);
    const auto state = inflater.feed(rest, out, limit + 1);
    if (partial && state != Inflater::State::done) break;
    if (out.size() > limit)
      return fail(Code::source, "the body is more than {} bytes when decompressed", limit);
    if (state == Inflater::State::done && format == Inflater::Format::gzip &&
        rest.starts_with("\x1f\x8b"))
      continue;
    if (state == Inflater::State::done) break; // bytes behind the end: padding of sloppy servers
    return fail(Code::source, "the compressed body {}",
                state == Inflater::State::more ? "breaks off" : "is broken");
  }
  return out;
}

} // namespace

std::string_view HttpMessage::field(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (iequals(key, name)) return value;
  return {};
}

int HttpMessage::status() const {
  if (!start_line.starts_with("HTTP/")) return 0;
  const auto blank = start_line.find(' ');
  if (blank == std::string_view::npos) return 0;
  int status = 0;
  const auto digits = start_line.substr(blank + 1, 3);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), status);
  return error == std::errc{} && end == digits.data() + 3 ? status : 0;
}

bool HttpMessage::chunked() const {
  const auto codings = split(field("Transfer-Encoding"), ',');
  return !codings.empty() && iequals(trim(codings.back()), "chunked");
}

std::optional<std::size_t> HttpMessage::declared_length() const {
  const int code = status();
  if (chunked() || code / 100 == 1 || code == 204 || code == 304) return std::nullopt;
  const auto text = field("Content-Length");
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return length;
}

HttpMessage read_http(std::string_view block) {
  HttpMessage message;
  const auto size = head_size(block);
  message.head = block.substr(0, size);
  message.body = block.substr(size);
  bool first = true;
  for (auto line : split(message.head, '\n')) {
    line = trim(line);
    if (first) {
      message.start_line = line;
      first = false;
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || message.fields.size() == field_limit) continue;
    message.fields.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  return message;
}

std::string dechunk(std::string_view body, bool& whole) {
  std::string out;
  whole = false;
  while (true) {
    const auto end = body.substr(0, 4096).find('\n');
    if (end == std::string_view::npos) return out;
    const auto size = chunk_size(body.substr(0, end));
    if (size == std::string_view::npos) return out;
    body.remove_prefix(end + 1);
    if (size == 0) break;
    out.append(body.substr(0, size));
    if (size > body.size()) return out;
    body.remove_prefix(size);
    if (body.starts_with("\r\n"))
      body.remove_prefix(2);
    else if (body.starts_with("\n"))
      body.remove_prefix(1);
    else
      return out;
  }
  while (true) { // trailer fields, up to an empty line
    const auto end = body.find('\n');
    if (end == std::string_view::npos) return out;
    const bool empty = trim(body.substr(0, end)).empty();
    body.remove_prefix(end + 1);
    if (empty) break;
  }
  whole = body.empty();
  return out;
}

std::string payload_of(const HttpMessage& message) {
  if (!message.chunked()) return std::string(message.body);
  bool whole = false;
  return dechunk(message.body, whole);
}

Result<std::string> decode_content(std::string payload, std::string_view codings, std::size_t limit,
                                   bool partial) {
  auto list = split(codings, ',');
  if (list.size() > coding_limit)
    return fail(Code::source, "the body has {} content codings, one on another", list.size());
  std::reverse(list.begin(), list.end()); // the last was put on last
  for (auto coding : list) {
    coding = trim(coding);
    if (coding.empty() || iequals(coding, "identity")) continue;
    if (iequals(coding, "gzip") || iequals(coding, "x-gzip")) {
      TRY_ASSIGN(payload, inflated(payload, Inflater::Format::gzip, limit, partial));
    } else if (iequals(coding, "deflate")) { // zlib by the standard, raw by old servers
      auto decoded = inflated(payload, Inflater::Format::zlib, limit, partial);
      if (!decoded || (partial && decoded->empty()))
        decoded = inflated(payload, Inflater::Format::raw, limit, partial);
      TRY_ASSIGN(payload, std::move(decoded));
    } else {
      return fail(Code::source, "the content coding {} is not known here", for_terminal(coding));
    }
  }
  if (partial && payload.size() > limit) payload.resize(limit);
  if (payload.size() > limit)
    return fail(Code::source, "the body is {} bytes, more than the limit of {}", payload.size(),
                limit);
  return payload;
}

std::string media_type(std::string_view content_type) {
  return lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
}

} // namespace sidestep::archive::warc
