// Text with marks, voice by voice.
#include "query/output/body.hpp"

#include "common/text.hpp"
#include "common/words.hpp"
#include "query/output/wording.hpp"
#include "query/search/passage.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr std::string_view indent = "   ";
constexpr int receipt_words = 120;
constexpr int long_attachment = 200; // words; longer ones show their marked passages alone
constexpr std::size_t around = 160;  // bytes on either side of a finding there

struct Event {
  std::size_t at = 0;
  std::string text{};
};

// Opening and closing signs in the order of the text. A finding that begins
// inside another and ends after it is closed with it.
std::vector<Event> events_of(const std::vector<const Finding*>& findings, std::size_t size) {
  std::vector<Event> out;
  std::vector<std::size_t> open; // ends, innermost last
  const auto close_to = [&](std::size_t at) {
    while (!open.empty() && open.back() <= at) {
      out.push_back({open.back(), std::string(mark_close)});
      open.pop_back();
    }
  };
  for (std::size_t n = 0; n < findings.size(); ++n) {
    const std::size_t start = std::min(findings[n]->start, size);
    close_to(start);
    std::size_t end = std::min(findings[n]->end, size);
    if (!open.empty()) end = std::min(end, open.back());
    if (end <= start) continue;
    out.push_back({start, std::string(mark_open) + letter(n) + ": "});
    open.push_back(end);
  }
  close_to(size);
  return out;
}

// The bytes start..end with the signs that fall among them.
std::string marked(std::string_view text, std::size_t start, std::size_t end,
                   const std::vector<Event>& events) {
  std::string out;
  std::size_t at = start;
  for (const Event& event : events) {
    const bool closing = event.text == mark_close;
    const bool inside =
        closing ? event.at > start && event.at <= end : event.at >= start && event.at < end;
    if (!inside) continue;
    out += unmarked(text.substr(at, event.at - at));
    out += event.text;
    at = event.at;
  }
  return out + unmarked(text.substr(at, end - at));
}

// At most one empty line in a row, none at either end, no blanks at line ends.
std::string tidy(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const std::string_view line : split(text, '\n')) {
    const std::string squeezed = squeeze(line);
    if (squeezed.empty()) {
      gap = !out.empty();
      continue;
    }
    if (!out.empty()) out += gap ? "\n\n" : "\n";
    gap = false;
    out += squeezed;
  }
  return out;
}

std::string without_line_ends(std::string text) {
  for (std::size_t at = text.find(" \n"); at != std::string::npos; at = text.find(" \n"))
    text.erase(at, 1);
  while (text.ends_with(' '))
    text.pop_back();
  return text;
}

std::string painted_lines(const std::string& text, Hue hue, const Terminal& terminal) {
  if (!terminal.colour) return text;
  std::string out;
  for (const std::string_view line : split(text, '\n'))
    out += (out.empty() ? "" : "\n") + terminal.paint(line, hue);
  return out;
}

bool is_quoted(Voice voice) {
  return voice == Voice::quoted_request || voice == Voice::quoted_mail;
}
bool is_folded(Voice voice) {
  return voice == Voice::signature || voice == Voice::footer || voice == Voice::appended;
}

std::string folded_name(const std::vector<Voice>& voices) {
  std::string out;
  const auto add = [&](Voice voice, std::string_view words) {
    if (std::find(voices.begin(), voices.end(), voice) == voices.end()) return;
    out += (out.empty() ? "" : " and ") + std::string(words);
  };
  add(Voice::signature, "signature");
  add(Voice::footer, "standard closing words");
  add(Voice::appended, "appended text");
  return out;
}

class Body {
public:
  Body(const MessageRecord& message, bool all, const Terminal& terminal)
      : message_(message), all_(all), terminal_(terminal),
        events_(events_of(marked_findings(message, all), message.text.size())) {}

  std::string run() {
    Voices voices = message_.voices;
    if (voices.empty()) voices.push_back({Voice::own, 0, message_.text.size()});
    for (const VoiceSpan& span : voices) {
      const std::size_t end = std::min(span.end, message_.text.size());
      if (span.start >= end) continue;
      // Blanks or a stray full stop between two folded parts do not part them.
      if (!all_ && !folded_.empty() && word_count(span.start, end) == 0) continue;
      if (is_folded(span.voice) && !all_) {
        fold(span.voice, span.start, end);
        continue;
      }
      unfold();
      if (is_quoted(span.voice))
        block(span.start, end, "   | ", Hue::dim);
      else
        block(span.start, end, indent, Hue::plain);
    }
    unfold();
    return std::move(out_);
  }

private:
  void block(std::size_t start, std::size_t end, std::string_view before, Hue hue) {
    const std::string text = tidy(marked(message_.text, start, end, events_));
    if (text.empty()) return;
    std::string lines = bracketed(wrap(text, terminal_.columns, before), terminal_);
    if (hue != Hue::plain) lines = painted_lines(lines, hue, terminal_);
    out_ += without_line_ends(std::move(lines)) + "\n";
  }

  void fold(Voice voice, std::size_t start, std::size_t end) {
    folded_.push_back(voice);
    folded_words_ += word_count(start, end);
  }

  std::size_t word_count(std::size_t start, std::size_t end) const {
    return words_of(std::string_view(message_.text).substr(start, end - start)).size();
  }

  void unfold() {
    if (folded_words_ > 0)
      out_ += fmt::format("{}({}, {}; --all prints them)\n", indent, folded_name(folded_),
                          counted(folded_words_, "word"));
    folded_.clear();
    folded_words_ = 0;
  }

  const MessageRecord& message_;
  bool all_;
  const Terminal& terminal_;
  std::vector<Event> events_;
  std::string out_{};
  std::vector<Voice> folded_{};
  std::size_t folded_words_ = 0;
};

// A place between words, no further than `around` from `at`.
std::size_t word_start_before(std::string_view text, std::size_t at) {
  const std::size_t least = at > around ? at - around : 0;
  const std::size_t blank = text.find_first_of(" \n", least);
  return least == 0 ? 0 : std::min(at, blank == std::string_view::npos ? at : blank + 1);
}
std::size_t word_end_after(std::string_view text, std::size_t at) {
  const std::size_t most = std::min(text.size(), at + around);
  const std::size_t blank = text.find_last_of(" \n", most);
  return most == text.size() ? most : std::max(at, blank == std::string_view::npos ? at : blank);
}

// Of a long attachment only what stands around its findings, by page.
std::string excerpts(const MessageRecord& message, const Terminal& terminal) {
  const std::vector<const Finding*> findings = marked_findings(message, false);
  const std::vector<Event> events = events_of(findings, message.text.size());
  std::string out;
  std::size_t done = 0;
  for (std::size_t n = 0; n < findings.size(); ++n) {
    if (findings[n]->end > message.text.size() || findings[n]->start < done) continue;
    std::size_t start = std::max(done, word_start_before(message.text, findings[n]->start));
    std::size_t end = word_end_after(message.text, findings[n]->end);
    while (n + 1 < findings.size() && findings[n + 1]->start < end)
      end = std::max(end, word_end_after(message.text, findings[++n]->end));
    const int page = page_at(message, findings[n]->start);
    const std::string text = (page > 0 ? fmt::format("page {}: ", page) : std::string{}) + "... " +
                             squeeze(marked(message.text, start, end, events)) + " ...";
    out += bracketed(wrap(text, terminal.columns, indent), terminal) + "\n";
    done = end;
  }
  return out + fmt::format("{}({}; --all prints them)\n", indent,
                           counted(static_cast<std::size_t>(message.words), "word"));
}

} // namespace

std::string letter(std::size_t n) {
  std::string out(1, static_cast<char>('a' + n % 26));
  return n < 26 ? out : letter(n / 26 - 1) + out;
}

std::vector<const Finding*> marked_findings(const MessageRecord& message, bool all) {
  std::vector<const Finding*> out;
  for (const Finding& finding : message.findings) {
    if (finding.kind == FindingKind::date) continue;
    const bool folded =
        finding.category == "boilerplate" || is_folded(voice_at(message.voices, finding.start));
    if (all || !folded) out.push_back(&finding);
  }
  std::stable_sort(out.begin(), out.end(), [](const Finding* a, const Finding* b) {
    return a->start != b->start ? a->start < b->start : a->end > b->end;
  });
  return out;
}

bool is_receipt(const MessageRecord& message) {
  bool receipt = false;
  for (const Finding& finding : message.findings) {
    if (finding.kind == FindingKind::exemption) return false;
    if (finding.kind != FindingKind::phrase || finding.polarity != Polarity::asserted) continue;
    if (finding.category != "acknowledgement" && finding.category != "boilerplate") return false;
    receipt = receipt || finding.category == "acknowledgement";
  }
  return receipt && message.kind == Kind::response && message.words <= receipt_words;
}

std::string body_text(const MessageRecord& message, bool all, const Terminal& terminal) {
  if (trim(message.text).empty())
    return message.note.empty()
               ? ""
               : wrap("(" + clean(message.note) + ")", terminal.columns, indent) + "\n";
  if (!all && message.kind == Kind::attachment && message.words > long_attachment)
    return excerpts(message, terminal);
  return Body(message, all, terminal).run();
}

std::string legend(const MessageRecord& message, bool all, const Terminal& terminal) {
  std::string out;
  const std::vector<const Finding*> findings = marked_findings(message, all);
  std::size_t width = 22; // the longest line then fits in 80 columns
  for (const Finding* finding : findings)
    width = std::max(width, columns_of(clean(finding_words(*finding))));
  for (std::size_t n = 0; n < findings.size(); ++n) {
    const Finding& finding = *findings[n];
    const std::string family = finding.kind == FindingKind::phrase
                                   ? clean(finding.family)
                                   : std::string(name(finding.kind));
    std::string polarity(name(finding.polarity));
    if (finding.polarity != Polarity::asserted) {
      std::transform(polarity.begin(), polarity.end(), polarity.begin(),
                     [](char c) { return static_cast<char>(c - 'a' + 'A'); });
      if (finding.polarity == Polarity::quoted &&
          voice_at(message.voices, finding.start) == Voice::quoted_request)
        polarity += " (the requester's)";
      polarity = terminal.paint(polarity + ", not counted", Hue::dim);
    }
    out += fmt::format("     {:<2} {:<{}} {:<11} {}\n", letter(n), clean(finding_words(finding)),
                       width, family, polarity);
  }
  return out;
}

} // namespace sidestep::query
