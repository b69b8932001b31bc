// Characters as the tokeniser sees them: seven classes, told from a table for
// ASCII and a little past it, from ICU for the rest. It knows no words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sidestep::words {

// `wide`: the byte begins, or is inside, a character beyond ASCII.
enum class Class : std::uint8_t { other, blank, letter, digit, apostrophe, ignored, mark, wide };

struct Unit {
  Class kind = Class::other;
  std::uint32_t size = 1; // bytes
};

constexpr std::array<Class, 256> make_bytes() {
  std::array<Class, 256> table{};
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'})
    table[static_cast<unsigned char>(c)] = Class::blank;
  for (unsigned c = 'a'; c <= 'z'; ++c)
    table[c] = table[c - 32] = Class::letter;
  for (unsigned c = '0'; c <= '9'; ++c)
    table[c] = Class::digit;
  table['\''] = Class::apostrophe;
  for (unsigned c = 0x80; c < 256; ++c)
    table[c] = Class::wide;
  return table;
}
inline constexpr auto byte_classes = make_bytes();

inline Class class_of_byte(char c) { return byte_classes[static_cast<unsigned char>(c)]; }

// The character at `at`, where a byte beyond ASCII stands.
Unit wide_unit_at(std::string_view text, std::size_t at);

inline Unit unit_at(std::string_view text, std::size_t at) {
  const Class kind = class_of_byte(text[at]);
  return kind == Class::wide ? wide_unit_at(text, at) : Unit{kind, 1};
}

} // namespace sidestep::words
