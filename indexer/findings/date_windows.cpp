// Digits by table, names by their first three letters: a few windows too many
// cost little, one too few would lose a date.
#include "indexer/findings/date_windows.hpp"

#include <algorithm>
#include <array>

namespace sidestep::indexer {

namespace {

// No date is longer on either side of its sign: "Wednesday, the 21st of
// September" and what is asked of the words before it.
constexpr std::size_t reach = 40;

struct Sign {
  std::array<char, 3> letters;
  std::uint8_t kind;
};
constexpr std::uint8_t m = DateWindow::month;
constexpr std::uint8_t s = DateWindow::season;
constexpr std::uint8_t n = DateWindow::name;
constexpr std::uint8_t w = DateWindow::weekday;
constexpr std::array<Sign, 46> signs{{
    {{'j', 'a', 'n'}, m}, {{'f', 'e', 'b'}, m}, {{'m', 'a', 'r'}, m | n},
    {{'a', 'p', 'r'}, m}, {{'m', 'a', 'y'}, m}, {{'j', 'u', 'n'}, m},
    {{'j', 'u', 'l'}, m}, {{'a', 'u', 'g'}, m}, {{'s', 'e', 'p'}, m},
    {{'o', 'c', 't'}, m}, {{'n', 'o', 'v'}, m}, {{'d', 'e', 'c'}, m},
    {{'i', 'o', 'n'}, m}, {{'c', 'h', 'w'}, m}, {{'m', 'a', 'w'}, m},
    {{'e', 'b', 'r'}, m}, {{'m', 'a', 'i'}, m}, {{'m', 'e', 'h'}, m},
    {{'g', 'o', 'r'}, m}, {{'a', 'w', 's'}, m}, {{'m', 'e', 'd'}, m},
    {{'h', 'y', 'd'}, m}, {{'t', 'a', 'c'}, m}, {{'r', 'h', 'a'}, m},
    {{'s', 'p', 'r'}, s}, {{'s', 'u', 'm'}, s}, {{'a', 'u', 't'}, s},
    {{'w', 'i', 'n'}, s}, {{'c', 'h', 'r'}, n}, {{'b', 'o', 'x'}, n},
    {{'n', 'e', 'w'}, n}, {{'h', 'o', 'g'}, n}, {{'l', 'a', 'd'}, n},
    {{'m', 'i', 'd'}, n}, {{'m', 'i', 'c'}, n}, {{'m', 'a', 'u'}, n},
    {{'g', 'o', 'o'}, n}, {{'e', 'a', 's'}, n}, {{'q', 'u', 'a'}, DateWindow::quarter},
    {{'m', 'o', 'n'}, w}, {{'t', 'u', 'e'}, w}, {{'w', 'e', 'd'}, w},
    {{'t', 'h', 'u'}, w}, {{'f', 'r', 'i'}, w}, {{'s', 'a', 't'}, w},
    {{'s', 'u', 'n'}, w},
}};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

// By the three letters at once.
constexpr std::size_t letters = 26;
constexpr std::size_t place_of(char a, char b, char c) {
  return ((static_cast<std::size_t>(a - 'a') * letters) + static_cast<std::size_t>(b - 'a')) *
             letters +
         static_cast<std::size_t>(c - 'a');
}
constexpr std::array<std::uint8_t, letters * letters * letters> make_by_letters() {
  std::array<std::uint8_t, letters * letters * letters> table{};
  for (const Sign& sign : signs)
    table[place_of(sign.letters[0], sign.letters[1], sign.letters[2])] |= sign.kind;
  return table;
}
constexpr auto by_letters = make_by_letters();

std::uint8_t sign_of_word(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return 0;
  const char a = lower(text[at]);
  const char b = lower(text[at + 1]);
  const char c = lower(text[at + 2]);
  if (a == 'q' && !is_letter(b)) return DateWindow::quarter;                   // "Q3"
  if (a == 's' && b == 't' && (c == ' ' || c == '.')) return DateWindow::name; // St Andrew
  if (!is_letter(b) || !is_letter(c)) return 0;
  return by_letters[place_of(a, b, c)];
}

} // namespace

std::vector<DateWindow> date_windows(std::string_view text) {
  std::vector<DateWindow> out;
  bool inside = false; // of a word
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    std::uint8_t sign = 0;
    if (c >= '0' && c <= '9') {
      sign = DateWindow::digit;
      inside = false; // "5May" is a date too
    } else if (!is_letter(c)) {
      inside = false;
      continue;
    } else {
      if (!inside) sign = sign_of_word(text, at);
      inside = true;
    }
    if (sign == 0) continue;
    const std::size_t start = at > reach ? at - reach : 0;
    const std::size_t end = std::min(at + reach, text.size());
    if (!out.empty() && out.back().end >= start) {
      out.back().end = end;
      out.back().signs |= sign;
    } else {
      out.push_back({start, end, sign});
    }
  }
  return out;
}

} // namespace sidestep::indexer
