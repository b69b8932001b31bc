// Cleaning, escaping and laying out text. UTF-8 is read by ICU's macros, which
// step over ill-formed bytes without leaving the buffer.
#include "common/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace sidestep {

namespace {

constexpr UChar32 replacement = 0xFFFD;

bool is_control(UChar32 c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

// Characters that reorder or hide what stands around them on a terminal.
bool reorders(UChar32 c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C || (c >= 0xE0000 && c <= 0xE007F);
}

bool is_blank(UChar32 c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0xFEFF;
}

void append(std::string& out, UChar32 c) {
  char buffer[4];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, c);
  out.append(buffer, static_cast<std::size_t>(length));
}

// Calls f with each code point; ill-formed bytes come as U+FFFD.
template <class F> void each_point(std::string_view text, F f) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  std::int64_t at = 0;
  while (at < length) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, length, c);
    f(c);
  }
}

} // namespace

std::string clean_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  bool after_cr = false;
  each_point(bytes, [&](UChar32 c) {
    if (c == '\r') {
      out += '\n';
    } else if (c == '\n') {
      if (!after_cr) out += '\n';
    } else if (!is_control(c)) {
      append(out, c);
    }
    after_cr = c == '\r';
  });
  return out;
}

bool is_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto length = static_cast<std::int64_t>(bytes.size());
  std::int64_t at = 0;
  while (at < length) {
    UChar32 c = 0;
    U8_NEXT(data, at, length, c);
    if (c < 0) return false;
  }
  return true;
}

std::string for_terminal(std::string_view text) {
  std::string out;
  each_point(clean_utf8(text), [&](UChar32 c) {
    if (!reorders(c)) append(out, c);
  });
  return out;
}

std::string escape_json_line(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  each_point(line, [&](UChar32 c) {
    if (!is_control(c) && !reorders(c))
      append(out, c);
    else if (c < 0x10000)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += fmt::format("\\u{:04x}\\u{:04x}", static_cast<unsigned>(U16_LEAD(c)),
                         static_cast<unsigned>(U16_TRAIL(c)));
  });
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += c;
    }
  }
  return out;
}

std::string escape_markdown(std::string_view text) {
  static constexpr std::string_view special = "\\`*_{}[]<>()#+-.!|~&";
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string_view trim(std::string_view text) {
  const auto* blanks = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < length;) {
    UChar32 c = bytes[at];
    if (c < 0x80) // by far the most
      ++at;
    else
      U8_NEXT_OR_FFFD(bytes, at, length, c);
    if (is_blank(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    if (c < 0x80)
      out += static_cast<char>(c);
    else
      append(out, c);
  }
  return out;
}

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string wrap(std::string_view text, std::size_t columns, std::string_view indent) {
  const std::size_t room = columns > columns_of(indent) + 10 ? columns - columns_of(indent) : 10;
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    std::size_t used = 0;
    out += indent;
    for (const std::string_view word : split(line, ' ')) {
      const std::size_t width = columns_of(word);
      if (used > 0 && used + 1 + width > room) {
        out += '\n';
        out += indent;
        used = 0;
      } else if (used > 0) {
        out += ' ';
        ++used;
      }
      out += word;
      used += width;
    }
    out += '\n';
  }
  if (!out.empty()) out.pop_back();
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool iequals(std::string_view a, std::string_view b) {
  return a.size() == b.size() && lower_ascii(a) == lower_ascii(b);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  while (true) {
    const std::size_t at = text.find(separator, start);
    parts.push_back(text.substr(start, at == std::string_view::npos ? at : at - start));
    if (at == std::string_view::npos) return parts;
    start = at + 1;
  }
}

std::string grouped(std::size_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, ",");
  return digits;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  if (n == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", grouped(n), one)
                      : fmt::format("{} {}", grouped(n), many);
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_distance = word.size() / 3 + 2;
  for (const std::string& candidate : known) {
    if (candidate.size() > word.size() + 3 || candidate.size() > 60) continue;
    // Levenshtein, one row at a time.
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
      row[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j < row.size(); ++j) {
        const std::size_t change = diagonal + (word[i - 1] == candidate[j - 1] ? 0U : 1U);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

} // namespace sidestep
