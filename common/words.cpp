// The tokeniser's one pass over the bytes: where words begin and end, what
// stands between them, where sentences end. ASCII goes by table; anything else
// by ICU. Offsets are always those of the bytes as given, valid UTF-8 or not.
#include "common/words.hpp"

#include "common/sentences.hpp"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace sidestep {
namespace {

enum class Class : std::uint8_t { other, blank, letter, digit, apostrophe, ignored, mark };

struct Unit {
  Class kind = Class::other;
  std::uint32_t size = 1; // bytes
};

constexpr std::array<Class, 128> make_ascii() {
  std::array<Class, 128> table{};
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'})
    table[static_cast<unsigned char>(c)] = Class::blank;
  for (unsigned c = 'a'; c <= 'z'; ++c)
    table[c] = table[c - 32] = Class::letter;
  for (unsigned c = '0'; c <= '9'; ++c)
    table[c] = Class::digit;
  table['\''] = Class::apostrophe;
  return table;
}
constexpr auto ascii = make_ascii();

Class class_of(UChar32 c) {
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

Unit unit_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {ascii[byte], 1};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int64_t next = static_cast<std::int64_t>(at);
  const auto size = static_cast<std::int64_t>(text.size());
  UChar32 c = 0;
  U8_NEXT(bytes, next, size, c);
  const auto width = static_cast<std::uint32_t>(next - static_cast<std::int64_t>(at));
  return {c < 0 ? Class::other : class_of(c), width};
}

struct Run {
  std::size_t end = 0; // behind the last byte that belongs
  bool plain = true;   // ASCII without anything to drop
};

// A run of letters: inner apostrophes and soft hyphens only between letters.
Run letters(std::string_view text, std::size_t at) {
  Run run{at, true};
  bool pending_plain = true;
  bool pending_apostrophe = false;
  while (at < text.size()) {
    const Unit unit = unit_at(text, at);
    if (unit.kind == Class::letter || (unit.kind == Class::mark && !pending_apostrophe)) {
      run.plain = run.plain && pending_plain && unit.size == 1;
      pending_plain = true;
      pending_apostrophe = false;
      run.end = at + unit.size;
    } else if (unit.kind == Class::apostrophe && !pending_apostrophe) {
      pending_apostrophe = true;
      pending_plain = pending_plain && unit.size == 1;
    } else if (unit.kind == Class::ignored) {
      pending_plain = false;
    } else {
      break;
    }
    at += unit.size;
  }
  return run;
}

// A run of digits: inner dots and commas only between digits.
Run digits(std::string_view text, std::size_t at) {
  Run run{at, true};
  while (at < text.size()) {
    const Unit unit = unit_at(text, at);
    if (unit.kind == Class::digit) {
      run.plain = run.plain && unit.size == 1;
      run.end = at + unit.size;
    } else if ((text[at] != '.' && text[at] != ',') || at != run.end) {
      break;
    }
    at += unit.size;
  }
  return run;
}

// NFKC case folding leaves soft hyphens out already; joiners go with them.
std::string folded_form(std::string_view word, bool plain) {
  std::string out = fold(word);
  if (!plain) {
    for (const std::string_view gone : {"\xC2\xAD", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0"})
      for (auto at = out.find(gone); at != std::string::npos; at = out.find(gone))
        out.erase(at, gone.size());
  }
  return out;
}

Word::Gap gap_of(std::string_view text, std::size_t from, std::size_t to) {
  if (from == to) return Word::Gap::none;
  std::size_t brackets = 0;
  for (std::size_t at = from; at < to;) {
    const Unit unit = unit_at(text, at);
    if (text[at] == '(' || text[at] == '[') {
      ++brackets;
    } else if (unit.kind != Class::blank && unit.kind != Class::ignored) {
      return Word::Gap::other;
    }
    at += unit.size;
  }
  if (brackets > 1) return Word::Gap::other;
  return brackets == 1 ? Word::Gap::bracket : Word::Gap::blank;
}

// Fills in what stands behind words[i], whose next word begins at `to`.
void close_gap(std::string_view text, std::vector<Word>& words, std::size_t i, std::size_t to) {
  Word& word = words[i];
  const bool last = to >= text.size();
  word.gap = last ? Word::Gap::other : gap_of(text, word.end, to);
  if (to == word.end + 1 && text[word.end] == ' ') return; // by far the most common
  BeforeGap left{word.folded, {}, false};
  if (i > 0) {
    left.before = words[i - 1].folded;
    left.word_follows_dot = words[i - 1].end + 1 == word.start && text[words[i - 1].end] == '.';
  }
  word.sentence_end = last || ends_sentence(text, word.end, to, left);
}

} // namespace

std::vector<Word> words_of(std::string_view text) {
  // Offsets are 32 bits wide; no message comes near that.
  text = text.substr(0, 0xFFFFFFF0U);
  std::vector<Word> words;
  words.reserve(text.size() / 6 + 8);
  for (std::size_t at = 0; at < text.size();) {
    const Unit unit = unit_at(text, at);
    if (unit.kind != Class::letter && unit.kind != Class::digit) {
      at += unit.size;
      continue;
    }
    const Run run = unit.kind == Class::letter ? letters(text, at) : digits(text, at);
    if (!words.empty()) close_gap(text, words, words.size() - 1, at);
    Word word;
    word.folded = folded_form(text.substr(at, run.end - at), run.plain);
    word.start = static_cast<std::uint32_t>(at);
    word.end = static_cast<std::uint32_t>(run.end);
    words.push_back(std::move(word));
    at = run.end;
  }
  if (!words.empty()) close_gap(text, words, words.size() - 1, text.size());
  return words;
}

} // namespace sidestep
