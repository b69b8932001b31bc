// Marks, bars and legend. All of the letter goes through for_terminal().
#include "indexer/verbs/read_text.hpp"

#include "common/model/wording.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <vector>

namespace sidestep::indexer {

namespace {

constexpr std::string_view indent = "   ";
constexpr std::string_view bars = "   | ";

std::string letter_name(std::size_t n) {
  std::string out(1, static_cast<char>('a' + n % 26));
  return n < 26 ? out : letter_name(n / 26 - 1) + out;
}

// What is marked: everything found but the footer's own standard words.
std::vector<const Finding*> marked(const LetterReading& reading) {
  std::vector<const Finding*> out;
  for (const Finding& finding : reading.findings)
    if (finding.category != "boilerplate") out.push_back(&finding);
  std::stable_sort(out.begin(), out.end(), [](const Finding* a, const Finding* b) {
    return a->start != b->start ? a->start < b->start : a->end > b->end;
  });
  return out;
}

struct Sign {
  std::size_t at = 0;
  std::string text{};
};

// Opening and closing signs in the order of the text. A mark that would end
// after the one it began in ends with it.
std::vector<Sign> signs_of(const std::vector<const Finding*>& findings, std::size_t size) {
  std::vector<Sign> out;
  std::vector<std::size_t> open; // ends, innermost last
  const auto close_to = [&](std::size_t at) {
    for (; !open.empty() && open.back() <= at; open.pop_back())
      out.push_back({open.back(), "]"});
  };
  for (std::size_t n = 0; n < findings.size(); ++n) {
    close_to(findings[n]->start);
    std::size_t end = std::min(findings[n]->end, size);
    if (!open.empty()) end = std::min(end, open.back());
    if (findings[n]->start >= end) continue;
    out.push_back({findings[n]->start, "[" + letter_name(n) + ": "});
    open.push_back(end);
  }
  close_to(size);
  return out;
}

// Blank lines at most one in a row and none at the ends.
std::string tidy(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const std::string_view line : split(text, '\n')) {
    const std::string words = squeeze(line);
    if (words.empty()) {
      gap = !out.empty();
      continue;
    }
    if (!out.empty()) out += gap ? "\n\n" : "\n";
    gap = false;
    out += words;
  }
  return out;
}

// The heading over a stretch that is not the body's own words.
std::string_view heading(Voice voice) {
  switch (voice) {
  case Voice::quoted_request:
    return "(the request, quoted)";
  case Voice::quoted_mail:
    return "(earlier mail, quoted)";
  case Voice::footer:
    return "(standard closing words)";
  case Voice::appended:
    return "(appended text)";
  default:
    return "";
  }
}

// Whether an empty line parts what stands before byte `at` from what follows.
bool gap_before(std::string_view text, std::size_t at) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto last = text.substr(0, at).find_last_not_of(blanks);
  const std::size_t from = last == std::string_view::npos ? 0 : last + 1;
  const std::size_t to = std::min(text.find_first_not_of(blanks, at), text.size());
  const std::string_view gap = text.substr(from, to - from);
  return std::count(gap.begin(), gap.end(), '\n') > 1;
}

std::string body(const Letter& letter, const LetterReading& reading, const std::vector<Sign>& signs,
                 const Terminal& terminal) {
  std::string out;
  std::size_t next = 0;
  for (const VoiceSpan& span : reading.voices) {
    std::string piece;
    std::size_t at = span.start;
    for (; next < signs.size() &&
           (signs[next].at < span.end || (signs[next].at == span.end && signs[next].text == "]"));
         ++next) {
      piece += letter.text.substr(at, signs[next].at - at) + signs[next].text;
      at = signs[next].at;
    }
    piece = tidy(for_terminal(piece + letter.text.substr(at, span.end - at)));
    if (piece.empty()) continue;
    if (!out.empty() && gap_before(letter.text, span.start)) out += "\n";
    const std::string_view head = heading(span.voice);
    if (!head.empty()) out += fmt::format("{}{}\n", indent, head);
    out += wrap(piece, terminal.columns, head.empty() ? indent : bars) + "\n";
  }
  return out;
}

std::string capitals(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

std::string polarity_words(const Finding& finding, const Voices& voices) {
  if (finding.polarity == Polarity::asserted) return "asserted";
  std::string out = capitals(name(finding.polarity));
  if (finding.polarity == Polarity::quoted &&
      voice_at(voices, finding.start) == Voice::quoted_request)
    out += " (the requester's)";
  return out + ", not counted";
}

std::string legend(const std::vector<const Finding*>& findings, const LetterReading& reading) {
  std::string out;
  std::size_t width = 22; // the longest line then fits in 80 columns
  for (const Finding* finding : findings)
    width = std::max(width, columns_of(finding_words(*finding)));
  for (std::size_t n = 0; n < findings.size(); ++n) {
    const Finding& finding = *findings[n];
    const std::string_view what =
        finding.kind == FindingKind::phrase ? std::string_view(finding.family) : name(finding.kind);
    out += fmt::format("     {:<2} {:<{}} {:<11} {}\n", letter_name(n), finding_words(finding),
                       width, what, polarity_words(finding, reading.voices));
  }
  return out;
}

std::string summary(const std::vector<const Finding*>& findings, const Letter& letter) {
  const auto counted_in = static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [](const Finding* f) { return f->polarity == Polarity::asserted; }));
  std::string out = findings.empty() ? std::string("Nothing was found in it.")
                                     : fmt::format("{} marked, {} of them asserted by the body.",
                                                   counted(findings.size(), "passage"), counted_in);
  if (!letter.date) out += " No --date was given: dates without a year are not resolved.";
  return out;
}

} // namespace

std::string letter_as_text(const Letter& letter, const LetterReading& reading,
                           const Terminal& terminal) {
  const auto findings = marked(reading);
  std::string out = body(letter, reading, signs_of(findings, letter.text.size()), terminal);
  out += "\n" + legend(findings, reading);
  if (!findings.empty()) out += "\n";
  return out + wrap(summary(findings, letter) + " Nothing was sent or kept.", terminal.columns) +
         "\n";
}

} // namespace sidestep::indexer
