// Text from outside, made safe for where it goes, and small text work that
// several rooms share. Nothing here splits words: common/words does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

// Valid UTF-8 with U+FFFD for bytes that are not; NUL and the C0 and C1
// controls other than tab and newline dropped; CRLF and CR become LF.
std::string clean_utf8(std::string_view bytes);
bool is_utf8(std::string_view bytes);
// For a terminal: as clean_utf8, and bidi overrides and isolates dropped too.
std::string for_terminal(std::string_view text);
// A line of JSON in which for_terminal() would drop something: those characters
// stand in strings alone, and are spelled \uXXXX there. The values are the same.
std::string escape_json_line(std::string_view line);
std::string escape_html(std::string_view text);
std::string escape_markdown(std::string_view text);

std::string_view trim(std::string_view text);
// Every run of white space (NBSP and thin spaces too) as one space, trimmed.
std::string squeeze(std::string_view text);
// The text in lines of at most `columns` code points, broken at blanks; lines
// of the text stay lines. `indent` goes before every line.
std::string wrap(std::string_view text, std::size_t columns, std::string_view indent = "");
std::size_t columns_of(std::string_view text); // code points
std::string lower_ascii(std::string_view text);
bool iequals(std::string_view a, std::string_view b); // ASCII case alone
std::vector<std::string_view> split(std::string_view text, char separator);
std::string grouped(std::size_t n); // 12,345
// "1 message", "2,000 messages".
std::string counted(std::size_t n, std::string_view one, std::string_view many = "");
// The nearest of `known` to a mistyped word, or "" when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

} // namespace sidestep
