// The HTTP message inside a record's block: its parts, and its body with the
// transfer and content codings undone. The payload, as WARC means it, is the
// body after Transfer-Encoding is undone and before Content-Encoding is.
#pragma once

#include "common/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::archive::warc {

// Views into the block that was read.
struct HttpMessage {
  std::string_view start_line{};
  std::string_view head{}; // with the empty line
  std::string_view body{}; // as transferred
  std::vector<std::pair<std::string_view, std::string_view>> fields{};

  std::string_view field(std::string_view name) const; // the first; "" when none
  int status() const;                                  // 0 when it is no response
  bool chunked() const;
  // The Content-Length that the body must have; none where it is chunked, not
  // given, not a number, or not to be followed by a body (1xx, 204, 304).
  std::optional<std::size_t> declared_length() const;
};

// Never fails: a block without an empty line is all head.
HttpMessage read_http(std::string_view block);

// A chunked body's bytes. `whole` is false when the framing breaks off or is
// wrong; then it gives what came before.
std::string dechunk(std::string_view body, bool& whole);
std::string payload_of(const HttpMessage& message);

// Content-Encoding undone. `partial` gives what there is of a body cut short,
// at most `limit` bytes.
// Error (source): a coding that is not known, broken, or more than `limit`.
Result<std::string> decode_content(std::string payload, std::string_view codings, std::size_t limit,
                                   bool partial);

// "text/html" from "Text/HTML; charset=utf-8".
std::string media_type(std::string_view content_type);

} // namespace sidestep::archive::warc
