// Words for people.
#include "query/output/wording.hpp"

#include "common/calendar.hpp"
#include "common/text.hpp"
#include "query/search/passage.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <utility>
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

std::string reply_words(std::string_view reply) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> called{
      {{"automatic", "automatic reply"},
       {"holding", "holding letter"},
       {"clarification", "question back"},
       {"partial", "partial answer"},
       {"review-outcome", "outcome of a review"},
       {"not-stated", "kind not stated"}}};
  for (const auto& [name, words] : called)
    if (name == reply) return std::string(words);
  return clean(reply);
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

std::string findings_words(const Findings& findings) {
  std::vector<std::string> says;
  std::vector<std::string> cites;
  std::vector<std::string> facts; // promises, claims and definitions say what they are
  std::vector<std::string> other;
  for (const Finding& finding : findings) {
    if (finding.kind == FindingKind::date || finding.category == "boilerplate") continue;
    if (finding.polarity != Polarity::asserted)
      add_once(other, fmt::format("{} ({})", finding_words(finding), name(finding.polarity)));
    else
      add_once(finding.kind == FindingKind::phrase      ? says
               : finding.kind == FindingKind::exemption ? cites
                                                        : facts,
               finding_words(finding));
  }
  std::string out;
  add_line(out, "says", says);
  add_line(out, "cites", cites);
  add_line(out, "also", facts);
  add_line(out, "not counted", other);
  return out;
}

std::string bracketed(std::string_view marked, const Terminal& terminal) {
  std::string out;
  std::size_t depth = 0;
  const std::string bold = terminal.colour ? "\x1b[1m" : "";
  const std::string plain = terminal.colour ? "\x1b[0m" : "";
  while (!marked.empty()) {
    if (marked.starts_with(mark_open)) {
      out += (depth++ == 0 ? bold : "") + "[";
      marked.remove_prefix(mark_open.size());
    } else if (marked.starts_with(mark_close)) {
      if (depth > 0) --depth;
      out += "]" + (depth == 0 ? plain : "");
      marked.remove_prefix(mark_close.size());
    } else if (marked.front() == '\n' && depth > 0) {
      // A match that was wrapped: the indent stays plain.
      const std::size_t text = std::min(marked.find_first_not_of(" |", 1), marked.size());
      out += plain + std::string(marked.substr(0, text)) + bold;
      marked.remove_prefix(text);
    } else {
      out += marked.front();
      marked.remove_prefix(1);
    }
  }
  return out;
}

} // namespace sidestep::query
