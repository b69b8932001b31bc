// The small parts of a citation, byte by byte: each step looks a few bytes ahead
// and never back, so that no text makes it slow.
#include "indexer/findings/cursor.hpp"

#include "common/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace sidestep::indexer {

namespace {

constexpr std::size_t most_blanks = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

// Bytes of one blank at the front; 0 when none stands there.
std::size_t blank_bytes(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r') return 1;
  if (text.starts_with("\xC2\xA0") || text.starts_with("\xC2\xAD")) return 2;
  if (text.starts_with("\xE2\x80") && text.size() > 2) {
    const auto third = static_cast<unsigned char>(text[2]);
    if ((third >= 0x80 && third <= 0x8B) || third == 0xAF) return 3;
  }
  return 0;
}

constexpr std::array<std::string_view, 19> small_numbers{
    "one",     "two",     "three",     "four",     "five",    "six",      "seven",
    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 3> tens{"twenty", "thirty", "forty"};

// What, behind a plain number, makes it a count and no section.
constexpr std::array<std::string_view, 44> units{
    "calendar",  "copies",  "day",      "days",    "documents", "emails",  "files",    "hour",
    "hours",     "items",   "letters",  "minute",  "minutes",   "month",   "months",   "others",
    "pages",     "people",  "percent",  "pounds",  "questions", "records", "requests", "th",
    "st",        "nd",      "rd",       "times",   "week",      "weeks",   "working",  "year",
    "years",     "january", "february", "march",   "april",     "june",    "july",     "august",
    "september", "october", "november", "december"};

} // namespace

char Cursor::peek(std::size_t ahead) const {
  return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
}

std::size_t Cursor::blanks(std::size_t most) {
  std::size_t n = 0;
  for (; n < most; ++n) {
    const std::size_t bytes = blank_bytes(text_.substr(at_));
    if (bytes == 0) break;
    at_ += bytes;
  }
  return n;
}

bool Cursor::take(std::string_view word) {
  if (!text_.substr(at_).starts_with(word)) return false;
  at_ += word.size();
  return true;
}

bool Cursor::take_letters(std::string_view letters) {
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (lower(peek(i)) != letters[i]) return false;
  at_ += letters.size();
  return true;
}

bool Cursor::take_word(std::string_view word) {
  return !is_letter(peek(word.size())) && take_letters(word);
}

void Cursor::head_mark() {
  take(".");
  blanks(most_blanks);
  take("\xE2\x80\x8B");
}

std::optional<std::string> Cursor::number_in_words() {
  for (std::size_t t = 0; t < tens.size(); ++t) {
    const int ten = 20 + static_cast<int>(t) * 10;
    Cursor unit = *this;
    if (unit.take_letters(tens[t])) {
      if (unit.peek() == '-' || unit.peek() == ' ') ++unit.at_;
      for (std::size_t u = 0; u < 9; ++u)
        if (unit.take_word(small_numbers[u])) {
          *this = unit;
          return std::to_string(ten + static_cast<int>(u) + 1);
        }
    }
    if (take_word(tens[t])) return std::to_string(ten);
  }
  for (std::size_t u = 0; u < small_numbers.size(); ++u)
    if (take_word(small_numbers[u])) return std::to_string(u + 1);
  return std::nullopt;
}

std::optional<std::string> Cursor::number(bool after_head) {
  if (after_head && is_letter(peek()))
    if (auto words = number_in_words()) return words;
  std::string digits;
  bool any = false;
  std::size_t n = 0;
  for (; n < 3; ++n) {
    const char c = peek(n);
    if (is_digit(c)) {
      digits += c;
      any = true;
    } else if (after_head && (c == 'O' || c == 'o')) {
      digits += '0';
    } else if (after_head && (c == 'l' || c == 'I')) {
      digits += '1';
    } else {
      break;
    }
  }
  if (!any || digits.size() > 2 || digits[0] == '0') return std::nullopt;
  std::string number = digits;
  const char letter = peek(n);
  if ((letter == 'A' || letter == 'B' || letter == 'a') && !is_letter(peek(n + 1)) &&
      !is_digit(peek(n + 1))) {
    number += lower(letter);
    ++n;
  }
  if (is_letter(peek(n)) || is_digit(peek(n))) return std::nullopt;
  at_ += n;
  return number;
}

// "(2)", "( 3A )", "(b)", "(ii)"; scanners misread (1) as (l) or (I).
std::optional<std::string> Cursor::bracketed() {
  const Cursor before = *this;
  std::string part;
  blanks(2);
  if (!take("(")) {
    *this = before;
    return std::nullopt;
  }
  blanks(1);
  while (part.size() < 4 && (is_letter(peek()) || is_digit(peek()))) {
    part += lower(peek());
    ++at_;
  }
  blanks(1);
  if (part.empty() || !take(")")) {
    *this = before;
    return std::nullopt;
  }
  const bool digit_first = is_digit(part[0]);
  const bool roman = part.find_first_not_of("ivx") == std::string::npos;
  const bool fits = digit_first ? part.size() <= 3 && !(part.size() == 3 && is_digit(part[2]))
                                : part.size() == 1 || roman || (part.size() == 2 && part[0] == 'a');
  if (!fits) {
    *this = before;
    return std::nullopt;
  }
  return part;
}

std::vector<std::string> Cursor::tail(bool dots) {
  std::vector<std::string> parts;
  while (parts.size() < 5) {
    if (auto part = bracketed()) {
      if (parts.empty() && *part == "l") part = "1";
      parts.push_back(std::move(*part));
      continue;
    }
    if (!dots || peek() != '.' || !(is_digit(peek(1)) || is_letter(peek(1)))) break;
    std::string part;
    std::size_t n = 1;
    while (part.size() < 4 && (is_letter(peek(n)) || is_digit(peek(n))))
      part += lower(peek(n++));
    const bool fits = is_digit(part[0])
                          ? part.size() <= 2 || !is_digit(part[2])
                          : part.size() == 1 || part.find_first_not_of("ivx") == std::string::npos;
    if (part.size() > 3 || !fits || (parts.empty() && !is_digit(part[0]) && !is_letter(part[0])))
      break;
    at_ += n;
    parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<std::string> Cursor::subsection() {
  const Cursor before = *this;
  take(",");
  blanks(most_blanks);
  for (const std::string_view word : {"subsection", "sub-section", "paragraph"}) {
    if (!take_word(word)) continue;
    if (auto parts = tail(false); !parts.empty()) return parts;
    blanks(most_blanks);
    if (is_digit(peek()) && !is_digit(peek(1)) && !is_letter(peek(1))) {
      std::vector<std::string> part{std::string(1, peek())};
      ++at_;
      return part;
    }
  }
  *this = before;
  return {};
}

std::string Cursor::head() {
  const Cursor before = *this;
  std::string word;
  while (word.size() < 12 && is_letter(peek())) {
    word += lower(peek());
    ++at_;
  }
  if (!word.empty() && !is_letter(peek())) {
    head_mark();
    Cursor behind = *this;
    if (behind.number(true)) return word;
  }
  *this = before;
  return {};
}

Cursor::Joint Cursor::joint() {
  const Cursor before = *this;
  const bool blank = blanks(most_blanks) > 0;
  Joint found = Joint::none;
  if (take(";")) {
    blanks(most_blanks);
    return Joint::apart;
  }
  if (take(",")) {
    found = Joint::list;
    blanks(most_blanks);
  }
  if (take("&amp;") || take("&") || take("/")) found = Joint::list;
  for (const std::string_view word : {"and/or", "and", "or", "neu", "a", "together with",
                                      "read with", "read together with", "as well as", "plus"})
    if ((blank || found == Joint::list) && take_word(word)) {
      found = Joint::list;
      break;
    }
  if (found == Joint::none)
    for (const std::string_view word : {"-", "\xE2\x80\x93", "\xE2\x80\x94"})
      if (take(word)) {
        found = Joint::range;
        break;
      }
  if (found == Joint::none && blank && (take_word("to") || take_word("through")))
    found = Joint::range;
  if (found == Joint::none) {
    *this = before;
    return found;
  }
  blanks(most_blanks);
  return found;
}

bool Cursor::stands_alone() const {
  Cursor at = *this;
  if (at.peek() == '%' || at.peek() == '-' || at.peek() == '/' || at.peek() == ':') return false;
  if (at.peek() == '.' && is_digit(at.peek(1))) return false;
  if (at.blanks(most_blanks) == 0) return true;
  std::string word;
  while (word.size() < 12 && is_letter(at.peek()))
    word += lower(at.text_[at.at_++]);
  return std::find(units.begin(), units.end(), word) == units.end();
}

} // namespace sidestep::indexer
