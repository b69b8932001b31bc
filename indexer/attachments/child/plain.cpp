// HTML and plain text.
#include "indexer/attachments/child/readers.hpp"
#include "indexer/attachments/frame.hpp"

#include "common/text.hpp"
#include "indexer/pages/render.hpp"
#include "indexer/pages/tree.hpp"

#include <array>
#include <cstdint>

namespace sidestep::indexer {
namespace {

void append_point(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    out += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

// Windows-1252's 80 to 9F; 0 where it has no character.
constexpr std::array<std::uint16_t, 32> windows = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_windows(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || byte >= 0xA0)
      append_point(out, byte);
    else
      append_point(out, windows[byte - 0x80] == 0 ? 0xFFFD : windows[byte - 0x80]);
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool big) {
  std::string out;
  std::uint32_t high = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    const auto unit = static_cast<std::uint32_t>(big ? first << 8 | second : second << 8 | first);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      append_point(out, high == 0 ? 0xFFFD : 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      high = 0;
    } else {
      append_point(out, unit);
      high = 0;
    }
  }
  return out;
}

Extracted made(std::string text) {
  Extracted extracted;
  extracted.text = clean_utf8(text);
  if (extracted.text.size() > text_limit)
    extracted.text = clean_utf8(std::string_view(extracted.text).substr(0, text_limit - 4));
  return trim(extracted.text).empty() ? unread("holds no text") : extracted;
}

} // namespace

std::string to_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  return is_utf8(bytes) ? std::string(bytes) : from_windows(bytes);
}

Extracted read_text(std::string_view bytes) { return made(to_utf8(bytes)); }

Extracted read_html(std::string_view bytes) {
  const auto tree = Tree::parse(to_utf8(bytes));
  return tree ? made(text_of(tree->root())) : unread(tree.error().message);
}

} // namespace sidestep::indexer
