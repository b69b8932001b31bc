// Sentence ends: dots that are not an abbreviation's, question and exclamation
// marks, blank lines, lines that begin a list item. A line break alone is none:
// letters are wrapped by hand.
#include "common/sentences.hpp"

#include <algorithm>
#include <array>

namespace sidestep {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

// Sorted. Abbreviations after which a capital is no new sentence.
constexpr std::array<std::string_view, 52> abbreviations{
    "approx", "apr",  "art", "aug", "cf",   "cllr", "col", "dec", "dept", "dr",    "ed",
    "ext",    "feb",  "fig", "gen", "hon",  "insp", "jan", "jul", "jun",  "lt",    "mar",
    "mr",     "mrs",  "ms",  "mt",  "nos",  "nov",  "oct", "p",   "para", "paras", "pc",
    "pp",     "prof", "ref", "reg", "regs", "rev",  "rt",  "sec", "sect", "sep",   "sept",
    "sgt",    "sr",   "ss",  "st",  "tel",  "v",    "vol", "vs"};
// Abbreviations that often end a sentence themselves: the next capital decides.
constexpr std::array<std::string_view, 8> enders{"bn", "co", "etc", "inc", "jr", "ltd", "m", "plc"};
// A single letter after one of these is a name ("Annex A."), not an initial.
constexpr std::array<std::string_view, 12> lettered{"annex",  "annexe",    "appendix", "band",
                                                    "class",  "enclosure", "exhibit",  "grade",
                                                    "option", "part",      "plan",     "schedule"};

template <std::size_t N>
bool has(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }
bool is_upper(unsigned char c) { return (c >= 'A' && c <= 'Z') || c == 0xC3; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A blank line, or a line that begins with a list mark or a heading's mark.
bool line_parts(std::string_view gap, std::string_view after) {
  bool seen_line = false;
  for (std::size_t i = 0; i < gap.size(); ++i) {
    const char c = gap[i];
    if (c == '\n') {
      if (seen_line) return true;
      seen_line = true;
    } else if (seen_line && !is_blank(c)) {
      const std::string_view rest = gap.substr(i);
      static constexpr std::array<std::string_view, 9> marks{
          "-", "*", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7", "\xE2\x97\x8F",
          ">", "#"};
      return std::any_of(marks.begin(), marks.end(),
                         [&](std::string_view m) { return rest.substr(0, m.size()) == m; });
    }
  }
  if (!seen_line) return false;
  // "\n2. " or "\n3) " or "\nb) "
  std::size_t i = 0;
  while (i < after.size() && i < 3 && is_digit(after[i]))
    ++i;
  const bool number = i > 0;
  if (!number) i = 1;
  if (i + 1 >= after.size()) return false;
  return (after[i] == ')' || (number && after[i] == '.')) && is_blank(after[i + 1]);
}

// Behind the mark: closing quotes, brackets and footnote numbers, then a blank.
bool blank_follows(std::string_view gap, std::size_t at, bool at_end_of_text) {
  while (at < gap.size()) {
    const auto c = static_cast<unsigned char>(gap[at]);
    if (is_blank(gap[at])) return true;
    if (c == '[') return true;
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_' || c == '.' ||
        c == '!' || c == '?') {
      ++at;
    } else if (c == 0xE2 && at + 2 < gap.size()) { // curly quotes and their like
      at += 3;
    } else if (c == 0xC2 && at + 1 < gap.size()) { // NBSP, guillemet
      if (static_cast<unsigned char>(gap[at + 1]) == 0xA0) return true;
      at += 2;
    } else {
      return false;
    }
  }
  return at_end_of_text;
}

bool dot_is_abbreviation(const BeforeGap& left, std::string_view gap, std::string_view after) {
  const unsigned char next = after.empty() ? ' ' : static_cast<unsigned char>(after[0]);
  if (left.word == "no") return is_digit(static_cast<char>(next));
  if (has(enders, left.word)) return !is_upper(next);
  if (has(abbreviations, left.word)) return true;
  if (left.word.size() != 1 || is_digit(left.word[0])) return false;
  if (left.word_follows_dot && is_upper(next)) // "at 5 p.m. We", but not "e.g. The"
    return !(left.word == "m" && (left.before == "a" || left.before == "p"));
  if (left.word == "i") return false;
  return gap.substr(0, 1) == "." && !has(lettered, left.before);
}

} // namespace

bool ends_sentence(std::string_view text, std::size_t from, std::size_t to, const BeforeGap& left) {
  const std::string_view gap = text.substr(from, to - from);
  const std::string_view after = text.substr(to);
  for (std::size_t i = 0; i < gap.size(); ++i) {
    const char c = gap[i];
    if ((c == '.' || c == '?' || c == '!') && blank_follows(gap, i + 1, after.empty())) {
      if (c != '.') return true;
      const bool ellipsis = gap.substr(i, 3) == "...";
      if (ellipsis && !after.empty() && after[0] >= 'a' && after[0] <= 'z') break;
      if (i == 0 && !ellipsis && dot_is_abbreviation(left, gap, after)) break;
      return true;
    }
  }
  return line_parts(gap, after);
}

} // namespace sidestep
