// One HTTP exchange, or one imported file, on its way into the archive, and
// the row by which the catalogue finds it again.
#pragma once

#include "common/calendar.hpp"

#include <cstdint>
#include <string>

namespace sidestep::archive {

// What a capture is of. Written into the WARC file beside the capture (as a
// metadata record), so that the catalogue can be rebuilt from WARC alone.
enum class Role { page, data, attachment, listing, robots, verdict, citation, other };

struct Label {
  std::string source{};  // the source's name
  std::string thread{};  // slug or number; "" for lists and robots.txt
  std::string message{}; // attachments: "incoming-289724"
  Role role = Role::other;
  std::string via{}; // the URL or word that led here
};

// An exchange as it went over the wire (RFC 9112 bytes).
struct Exchange {
  std::string url{};
  Instant at{};
  std::string ip{};
  std::string request{};   // the exact bytes sent; Cookie and Authorization never
  std::string head{};      // status line and fields up to the empty line, as received
  std::string body{};      // as transferred: chunk framing and content coding kept
  std::string truncated{}; // "", "length", "time", "disconnect"
  long milliseconds = 0;
};

// An imported file.
struct Resource {
  std::string url{};
  Instant as_of{};
  std::string basis{}; // how as_of is known: mhtml-date, saved-on, newest-event, last-message
  std::string mime{};
  std::string bytes{};
  std::string file_name{}; // as the user named it, last part alone
  bool is_private = false; // saved while signed in
};

struct Place {
  std::string file{}; // in warc/
  std::uint64_t offset = 0;
  std::uint64_t length = 0; // of the gzip member
};

struct CaptureRow {
  std::int64_t id = 0; // in archive order
  std::string url{};
  Label label{};
  int status = 0; // HTTP; 200 for resources
  std::string mime{};
  Instant at{};         // WARC-Date, or a resource's as of
  std::string basis{};  // "captured" for exchanges
  std::string digest{}; // sha256 of the payload, hex
  std::uint64_t size = 0;
  Place place{};
  bool imported = false;
  bool is_private = false; // captured while signed in
};

} // namespace sidestep::archive
