// Matching of robots.txt paths. The matcher keeps the set of places in the
// target that the pattern so far can reach: time is pattern times target,
// whatever wildcards a hostile file holds.
#include "crawler/robots/robots.hpp"

#include <cstddef>

namespace sidestep::crawler {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void encode(std::string& out, unsigned char byte) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  out += '%';
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
}

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && hex(text[at + 1]) >= 0 &&
         hex(text[at + 2]) >= 0;
}

} // namespace

std::string as_written(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (is_escape(text, at)) {
      encode(out, static_cast<unsigned char>(hex(text[at + 1]) * 16 + hex(text[at + 2])));
      at += 2;
    } else if (byte >= 0x80) {
      encode(out, byte);
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string normalised(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_escape(text, at)) {
      const auto byte = static_cast<char>(hex(text[at + 1]) * 16 + hex(text[at + 2]));
      if (unreserved(byte))
        out += byte;
      else
        encode(out, static_cast<unsigned char>(byte));
      at += 2;
    } else if (static_cast<unsigned char>(c) >= 0x80 || c == ' ') {
      encode(out, static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

bool pattern_matches(std::string_view pattern, std::string_view target) {
  // places[i]: the pattern so far can end before target[i].
  std::vector<char> places(target.size() + 1, 0);
  places[0] = 1;
  for (std::size_t p = 0; p < pattern.size(); ++p) {
    const char c = pattern[p];
    if (c == '$' && p + 1 == pattern.size()) return places[target.size()] != 0;
    bool any = false;
    if (c == '*') {
      for (std::size_t at = 0; at < places.size(); ++at) {
        any = any || places[at] != 0;
        places[at] = any ? 1 : 0;
      }
    } else {
      for (std::size_t at = places.size() - 1; at > 0; --at) {
        places[at] = places[at - 1] != 0 && target[at - 1] == c ? 1 : 0;
        any = any || places[at] != 0;
      }
      places[0] = 0;
    }
    if (!any) return false;
  }
  return true;
}

} // namespace sidestep::crawler
