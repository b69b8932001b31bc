// Classes of characters beyond ASCII: by ICU, kept in a table for the scripts
// and signs that letters hold most.
#include "common/units.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <vector>

namespace sidestep::words {
namespace {

Class look_up(UChar32 c) {
  switch (c) {
  case 0x2018:
  case 0x2019:
  case 0x201B:
  case 0x02BC:
    return Class::apostrophe;
  case 0x00AD:
  case 0x200C:
  case 0x200D:
  case 0x2060:
  case 0xFEFF:
    return Class::ignored;
  case 0x200B:
    return Class::blank; // zero-width space: a place to break
  default:
    break;
  }
  if (u_isUWhiteSpace(c)) return Class::blank;
  const auto type = u_charType(c);
  if (type == U_DECIMAL_DIGIT_NUMBER) return Class::digit;
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK) return Class::mark;
  return u_isalpha(c) ? Class::letter : Class::other;
}

// Latin, Greek, punctuation: what letters hold beyond ASCII, looked up once.
constexpr UChar32 known_to = 0x2100;

Class class_of(UChar32 c) {
  static const std::vector<Class> known = [] {
    std::vector<Class> table;
    for (UChar32 each = 0; each < known_to; ++each)
      table.push_back(look_up(each));
    return table;
  }();
  return c < known_to ? known[static_cast<std::size_t>(c)] : look_up(c);
}

} // namespace

Unit wide_unit_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int64_t next = static_cast<std::int64_t>(at);
  const auto size = static_cast<std::int64_t>(text.size());
  UChar32 c = 0;
  U8_NEXT(bytes, next, size, c);
  const auto width = static_cast<std::uint32_t>(next - static_cast<std::int64_t>(at));
  return {c < 0 ? Class::other : class_of(c), width};
}

} // namespace sidestep::words
