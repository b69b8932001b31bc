// WARC records and the HTTP messages in them: no fault, no output over its
// limit, and what was read once reads the same again.
#include "archive/warc/gzip.hpp"
#include "archive/warc/http.hpp"
#include "archive/warc/record.hpp"
#include "archive/warc/sniff.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  const auto packed = sidestep::archive::warc::gzip_member("hello");
  return {
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Length: "
      "5\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nA: b\r\n\r\n",
      "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 25\n\n" + packed,
      "HTTP/1.0 304\r\nContent-Encoding: deflate, gzip\r\n\r\n" + packed};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep::archive::warc;
  constexpr std::size_t limit = 100'000;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (auto head = parse_head(bytes)) {
    if (head->size > size || head->block_size > block_limit) std::abort();
    head->record.block = "x";
    const auto again = parse_head(serialise(head->record));
    if (!again || again->record.fields.size() != head->record.fields.size()) std::abort();
  }
  const auto message = read_http(bytes);
  if (message.head.size() + message.body.size() != size) std::abort();
  const auto payload = payload_of(message);
  if (payload.size() > message.body.size()) std::abort();
  for (const bool partial : {false, true}) {
    const auto decoded = decode_content(payload, message.field("Content-Encoding"), limit, partial);
    if (decoded && decoded->size() > limit) std::abort();
  }
  sniff(bytes);
  parse_fields(bytes);
  if (one_line(bytes).find('\n') != std::string::npos) std::abort();
  if (header_url(bytes).find(' ') != std::string::npos) std::abort();
  return 0;
}
