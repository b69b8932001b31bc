// Folding works on whole lines, in one pass: each rule says how many lines from
// here it hides. It hides real answers at times, as the original does.
#include "tests/sites/folding.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

namespace sidestep::sample {
namespace {

using Lines = std::vector<std::string>;

bool is_rule(const std::string& line) {
  return line.size() >= 8 && line.find_first_not_of("-_*#") == std::string::npos;
}

bool holds_disclaimer(const std::string& line) {
  for (const char* word : {"isclaimer", "onfidential", "in error", "virus", "ntended recipient"})
    if (line.find(word) != std::string::npos) return true;
  return false;
}

std::size_t quoted_lines(const Lines& lines, std::size_t at) {
  std::size_t end = at;
  while (end < lines.size() && lines[end].starts_with(">"))
    ++end;
  return end - at;
}

// From the header of an older mail to the end.
bool starts_old_mail(const Lines& lines, std::size_t at) {
  const auto& line = lines[at];
  if (line.find("Original Message---") != std::string::npos) return true;
  if (line.starts_with("Forwarded by ") || line.find("Forwarded message") != std::string::npos)
    return true;
  return line.starts_with("From: ") && at + 1 < lines.size() && lines[at + 1].starts_with("Sent: ");
}

bool starts_wrote(const std::string& line) {
  return line.starts_with("On ") && (line.ends_with(" wrote:") || line.ends_with(" said:"));
}

// A block between two rules that holds a disclaimer's words.
std::size_t disclaimer_lines(const Lines& lines, std::size_t at) {
  if (!is_rule(lines[at])) return 0;
  bool found = false;
  for (std::size_t i = at + 1; i < lines.size(); ++i) {
    if (is_rule(lines[i])) return found ? i - at + 1 : 0;
    found = found || holds_disclaimer(lines[i]);
  }
  return 0;
}

std::size_t hidden_from(const Lines& lines, std::size_t at) {
  if (starts_old_mail(lines, at)) return lines.size() - at;
  if (const auto n = quoted_lines(lines, at)) return n;
  if (starts_wrote(lines[at])) {
    const std::size_t skip = at + 1 < lines.size() && lines[at + 1].empty() ? 2 : 1;
    if (at + skip < lines.size())
      if (const auto n = quoted_lines(lines, at + skip)) return n + skip;
  }
  return disclaimer_lines(lines, at);
}

} // namespace

Folded fold(std::string_view text) {
  Lines lines;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  Folded out;
  bool kept = false;
  for (std::size_t at = 0; at < lines.size();) {
    if (const auto n = hidden_from(lines, at)) {
      out.text += folding_mark;
      out.text += "\n";
      out.anything = true;
      at += n;
      continue;
    }
    kept = kept || !lines[at].empty();
    out.text += lines[at++] + "\n";
  }
  while (out.text.ends_with("\n"))
    out.text.pop_back();
  out.only_quoted = out.anything && !kept;
  return out;
}

} // namespace sidestep::sample
