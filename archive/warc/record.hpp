// One WARC record (ISO 28500:2017, WARC/1.1): its header fields and its block,
// to bytes and back. The reader is strict: what the grammar does not allow is
// an error, and everything has a limit. It reads 1.0 as well, writes 1.1 alone.
#pragma once

#include "common/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::archive::warc {

// A header is never longer, a block never larger; the writer keeps to them too.
inline constexpr std::size_t header_limit = 64 * 1024;
inline constexpr std::uint64_t block_limit = 512ull * 1024 * 1024;

struct Field {
  std::string name{};
  std::string value{};
};

struct Record {
  std::string version = "1.1";
  std::vector<Field> fields{}; // Content-Length is left to serialise()
  std::string block{};

  // The value of a field, the name in any case; "" when it is not there.
  std::string_view field(std::string_view name) const;
  std::string_view type() const { return field("WARC-Type"); }
  std::string_view id() const { return field("WARC-Record-ID"); }
  void add(std::string_view name, std::string_view value); // nothing when value is ""
};

std::string serialise(const Record& record);

struct Head {
  Record record{};      // without its block; Content-Length dropped
  std::size_t size = 0; // bytes of the header with its empty line
  std::uint64_t block_size = 0;
};

// The header at the beginning of `bytes`, which hold it whole (up to the empty
// line). Error (archive): what is wrong with it.
Result<Head> parse_head(std::string_view bytes);

// "<urn:uuid:...>" made from `seed`: the same seed, the same id. The seed holds
// file, offset and digest, so that no two records share one.
std::string record_id(std::string_view seed);

// A value for a header or a warc-fields block: UTF-8, one line, trimmed.
std::string one_line(std::string_view text);
// A URL that fits a header: blanks, controls and angle brackets percent-encoded.
std::string header_url(std::string_view url);

// The lines "name: value" of an application/warc-fields block, the first 200,000.
std::vector<Field> parse_fields(std::string_view block);

} // namespace sidestep::archive::warc
