// Makes the records of one capture: what was asked, what came, and the label
// that tells what it is of. The label goes into a metadata record beside it,
// so that the catalogue can be rebuilt from the WARC files alone.
#pragma once

#include "archive/capture.hpp"
#include "archive/warc/record.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::archive::warc {

// Where the records will lie, and under which warcinfo.
struct Placing {
  std::string file{};
  std::uint64_t offset = 0;
  std::string warcinfo_id{};
};

// Who writes: said in the warcinfo at the head of each file, and again where
// it changes.
struct Writing {
  std::string user_agent{};
  std::string contact{};
  bool fixed_clock = false;
};
std::string warcinfo_block(const Writing& writing);
Record warcinfo(const std::string& block, const Placing& placing, Instant at);

// The response record that holds a payload which came again.
struct Original {
  std::string record_id{};
  std::string url{};
  Instant at{};
  std::string digest{}; // sha256 of the payload, hex
};

// request (when its bytes are known), response, metadata. With `original` a
// revisit stands for the response: its head alone (WARC/1.1, 6.7). `digest` is the
// payload's sha256 where it was worked out before. Error: a body over the limit of
// a block (source).
Result<std::vector<Record>> records_of(const Exchange& exchange, const Label& label,
                                       const Placing& placing,
                                       const std::optional<Original>& original = {},
                                       std::string_view digest = {});
// resource, metadata.
Result<std::vector<Record>> records_of(const Resource& resource, const Label& label,
                                       const Placing& placing, Instant imported);

// A record that belongs to no capture: what the archive itself says, in lines.
Record statement(std::string_view url, std::string block, const Placing& placing, Instant at);

} // namespace sidestep::archive::warc
