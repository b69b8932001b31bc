// Lines, paragraphs and sentences of a text, and its canvas of voices.
#include "indexer/voice/page.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <utility>

namespace sidestep::indexer {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

} // namespace

bool is_rule(std::string_view line) {
  return line.size() >= 5 && line.find_first_not_of("*-_=#~ ") == std::string_view::npos;
}

Page::Page(std::string_view text, const Words& words) : text_(text), words_(words) {
  paint_.assign(text.size(), static_cast<std::uint8_t>(Voice::own));
  cut_lines();
  cut_sentences();
}

void Page::cut_lines() {
  bool in_paragraph = false;
  for (std::size_t at = 0; at < text_.size();) {
    Line line;
    line.start = at;
    line.end = std::min(text_.find('\n', at), text_.size());
    std::size_t first = line.start;
    for (; first < line.end && is_blank(text_[first]); ++first)
      line.indent += text_[first] == '\t' ? 4 : 1;
    line.blank = first == line.end;
    line.first = first;
    line.last = line.end;
    while (line.last > first && is_blank(text_[line.last - 1]))
      --line.last;
    line.inked = line.start;
    while (line.inked < first && (text_[line.inked] == ' ' || text_[line.inked] == '\t'))
      ++line.inked;
    if (!line.blank && !in_paragraph) paragraphs_.push_back({lines_.size(), lines_.size()});
    in_paragraph = !line.blank;
    if (!line.blank) {
      line.paragraph = paragraphs_.size() - 1;
      paragraphs_.back().last = lines_.size();
    }
    at = line.end + 1;
    lines_.push_back(line);
  }
}

// A sentence reaches from its first word to the byte before the next one's, so
// that its full stop and closing quotes are its own.
void Page::cut_sentences() {
  std::size_t start = 0;
  Cues cues = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    cues |= cues_of(words_[i].folded);
    const bool last = i + 1 == words_.size();
    if (!words_[i].sentence_end && !last) continue;
    std::size_t end = last ? text_.size() : words_[i + 1].start;
    // Opening marks before the next word belong to the next sentence.
    while (!last && end > words_[i].end && text_[end - 1] != '\n' && text_[end - 1] != ' ')
      --end;
    end = std::max<std::size_t>(end, words_[i].end);
    cues_ |= cues;
    sentences_.push_back({start, end, std::exchange(cues, Cues{0})});
    start = end;
  }
}

std::string_view Page::line(std::size_t number) const {
  if (number >= lines_.size()) return {};
  const Line& line = lines_[number];
  return text_.substr(line.first, line.last - line.first);
}

bool Page::blank(std::size_t number) const {
  return number >= lines_.size() || lines_[number].blank;
}

std::size_t Page::next_line(std::size_t number) const {
  while (number < lines_.size() && lines_[number].blank)
    ++number;
  return number;
}

Stretch Page::bytes_of(const Paragraph& paragraph) const {
  return {lines_[paragraph.first].start, lines_[paragraph.last].end, 0};
}

std::string Page::joined(std::size_t start, std::size_t end) const {
  return squeeze(text_.substr(start, end - start));
}

bool Page::own_line(std::size_t number) const {
  return !blank(number) && at(lines_[number].inked) == Voice::own;
}

void Page::paint(std::size_t start, std::size_t end, Voice voice, bool over) {
  end = std::min(end, paint_.size());
  for (std::size_t at = start; at < end; ++at)
    if (over || paint_[at] == static_cast<std::uint8_t>(Voice::own))
      paint_[at] = static_cast<std::uint8_t>(voice);
}

void Page::paint_line(std::size_t number, Voice voice, bool over) {
  paint(lines_[number].start, lines_[number].end + 1, voice, over);
}

Voices Page::take() const {
  Voices voices;
  for (std::size_t start = 0; start < paint_.size();) {
    std::size_t end = start;
    while (end < paint_.size() && paint_[end] == paint_[start])
      ++end;
    voices.push_back({static_cast<Voice>(paint_[start]), start, end});
    start = end;
  }
  return voices;
}

} // namespace sidestep::indexer
