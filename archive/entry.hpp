// A capture as the catalogue holds it: the row that other rooms see, and what
// recovery and `verify` need beside it. Made from the WARC records alone, by
// one function, so that a rebuilt catalogue equals the one that was lost.
#pragma once

#include "archive/capture.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sidestep::archive {

struct Entry {
  CaptureRow row{};
  std::string type{};      // response, revisit, resource; metadata: a verdict
  std::string record_id{}; // "<urn:uuid:...>"
  std::string refers_to{}; // revisits: the record that holds the payload
  // The records that were written with it: [warcinfo] [request] record metadata.
  std::uint64_t group_offset = 0;
  std::uint64_t group_length = 0;
  std::string group_digest{}; // sha256 of those bytes as they lie in the file
};

// A WARC file as the catalogue knows it.
struct FileRow {
  std::string name{};
  std::uint64_t known = 0;       // bytes behind this are an unfinished write
  std::string warcinfo_id{};     // of the last warcinfo in it
  std::string warcinfo_digest{}; // sha256 of that record's block
};

// The names of roles, as metadata records and the catalogue write them.
inline constexpr std::array role_names{
    std::pair{Role::page, std::string_view("page")},
    std::pair{Role::data, std::string_view("data")},
    std::pair{Role::attachment, std::string_view("attachment")},
    std::pair{Role::listing, std::string_view("listing")},
    std::pair{Role::robots, std::string_view("robots")},
    std::pair{Role::verdict, std::string_view("verdict")},
    std::pair{Role::citation, std::string_view("citation")},
    std::pair{Role::other, std::string_view("other")},
};
constexpr std::string_view name(Role role) {
  for (const auto& [value, word] : role_names)
    if (value == role) return word;
  return "other";
}
constexpr Role role_named(std::string_view name) { // other when unknown
  for (const auto& [value, word] : role_names)
    if (word == name) return value;
  return Role::other;
}

} // namespace sidestep::archive
