// Words for people.
#include "query/output/wording.hpp"

#include "common/calendar.hpp"
#include "common/text.hpp"
#include "query/search/passage.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <vector>

namespace sidestep::query {
namespace {

void add_once(std::vector<std::string>& list, std::string value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& each : list)
    out += (out.empty() ? "" : ", ") + each;
  return out;
}

void add_line(std::string& out, std::string_view head, const std::vector<std::string>& list) {
  if (list.empty()) return;
  out += fmt::format("{}{}: {}", out.empty() ? "" : ". ", head, joined(list));
}

} // namespace

std::string clean(std::string_view text) { return squeeze(for_terminal(text)); }

std::string kind_words(const MessageRecord& message) {
  switch (message.kind) {
  case Kind::request:
    return "request";
  case Kind::follow_up:
    return "follow-up";
  case Kind::response:
    return "reply";
  case Kind::annotation:
    return "annotation";
  case Kind::attachment:
    return message.filename.empty() ? "attachment" : "attachment " + clean(message.filename);
  case Kind::petition:
    return "petition";
  case Kind::petition_response:
    break;
  }
  if (message.revised) return "revised response to a petition";
  return message.superseded ? "original response to a petition, since revised"
                            : "response to a petition";
}

std::string kind_capitals(const MessageRecord& message) {
  switch (message.kind) {
  case Kind::response:
    return "REPLY";
  case Kind::attachment:
    return "ATTACHMENT";
  case Kind::petition_response:
    return message.revised ? "REVISED RESPONSE"
                           : (message.superseded ? "ORIGINAL RESPONSE" : "RESPONSE");
  default: {
    std::string out(name(message.kind));
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
  }
  }
}

std::string law_name(std::string_view law) {
  std::string out(law);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (law == "eisr") return "EI(S)R";
  return out;
}

std::string reference_words(std::string_view law, std::string_view ref) {
  std::string out = law.empty() ? "" : law_name(law) + " ";
  bool first = true;
  for (const std::string_view part : split(ref, '.')) {
    if (first)
      out += part.starts_with("r")   ? "reg." + std::string(part.substr(1))
             : part.starts_with("s") ? "s." + std::string(part.substr(1))
                                     : std::string(part);
    else
      out += "(" + std::string(part) + ")";
    first = false;
  }
  return out;
}

std::string day_words(std::string_view iso_day) {
  const auto day = parse_day(iso_day.substr(0, 10));
  return day ? long_date(*day) : "no date";
}

std::string short_day_words(std::string_view iso_day) {
  const auto day = parse_day(iso_day.substr(0, 10));
  return day ? short_date(*day) : "no date";
}

std::string late_words(int days) {
  return counted(static_cast<std::size_t>(days), "working day") + " late";
}

std::string finding_words(const Finding& finding) {
  switch (finding.kind) {
  case FindingKind::phrase:
    return finding.category;
  case FindingKind::exemption:
    return reference_words(finding.law, finding.ref);
  case FindingKind::date:
    break;
  }
  if (!finding.from) return "date";
  const std::string from = long_date(*finding.from);
  if (!finding.to || *finding.to == *finding.from) return "date: " + from;
  return fmt::format("dates: {} to {}", from, long_date(*finding.to));
}

std::string findings_words(const Findings& findings) {
  std::vector<std::string> says;
  std::vector<std::string> cites;
  std::vector<std::string> other;
  for (const Finding& finding : findings) {
    if (finding.kind == FindingKind::date) continue;
    if (finding.polarity != Polarity::asserted)
      add_once(other, fmt::format("{} ({})", finding_words(finding), name(finding.polarity)));
    else
      add_once(finding.kind == FindingKind::phrase ? says : cites, finding_words(finding));
  }
  std::string out;
  add_line(out, "says", says);
  add_line(out, "cites", cites);
  add_line(out, "not counted", other);
  return out;
}

std::string bracketed(std::string_view marked, const Terminal& terminal) {
  std::string out;
  while (!marked.empty()) {
    const std::size_t open = marked.find(mark_open);
    out += marked.substr(0, open);
    if (open == std::string_view::npos) break;
    marked.remove_prefix(open + mark_open.size());
    const std::size_t close = std::min(marked.find(mark_close), marked.size());
    std::string inside;
    // A wrapped match is painted line by line, so that indents stay plain.
    for (const std::string_view line : split(marked.substr(0, close), '\n')) {
      const std::size_t indent = inside.empty() ? 0 : line.find_first_not_of(' ');
      if (!inside.empty()) inside += '\n' + std::string(line.substr(0, indent));
      inside += terminal.paint(line.substr(std::min(indent, line.size())), Hue::plain, true);
    }
    out += "[" + inside + "]";
    marked.remove_prefix(std::min(close + mark_close.size(), marked.size()));
  }
  return out;
}

} // namespace sidestep::query
